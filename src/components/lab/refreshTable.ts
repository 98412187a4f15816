/** Makes a figure's table anew where it is shown; a figure of a frame does so at an input event of its own. */
export function refreshTable(figure: HTMLElement): void {
  const toggle = figure.querySelector(":scope > .figure-foot > .figure-toggle");
  if (toggle?.getAttribute("aria-expanded") === "true") figure.dispatchEvent(new Event("input"));
}
