/** Keeps a finger that starts on this part of a drawing from scrolling the page: touch-action does not reach inside an SVG in every browser. */
export function keepTouch(part: Element): void {
  part.addEventListener("touchstart", (event) => event.preventDefault(), {passive: false});
}
