/**
 * Prints an element alone, in place of the page, and takes it away afterwards. `print` opens the browser’s dialogue; the style
 * sheet debate.css hides the page while the root carries the mark.
 */
export function printAlone(element: HTMLElement, print: () => void = () => globalThis.print()): void {
  const root = document.documentElement;
  element.classList.add("print-alone");
  document.body.append(element);
  root.dataset.printing = "alone";
  const end = () => {
    removeEventListener("afterprint", end);
    delete root.dataset.printing;
    element.remove();
  };
  addEventListener("afterprint", end);
  try {
    print();
  } catch (error) {
    end();
    throw error;
  }
}
