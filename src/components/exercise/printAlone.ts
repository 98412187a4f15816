/** Prints an element alone on a clean sheet; the page around it comes back when the print window closes. */
export function printAlone(sheet: HTMLElement, print: () => void = () => globalThis.print()): void {
  const holder = document.createElement("div");
  holder.className = "print-sheet";
  holder.append(sheet);
  const root = document.documentElement;
  const end = () => {
    removeEventListener("afterprint", end);
    delete root.dataset.printing;
    holder.remove();
  };
  document.body.append(holder);
  root.dataset.printing = "sheet";
  addEventListener("afterprint", end);
  print();
}
