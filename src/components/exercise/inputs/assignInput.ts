import {html} from "../../../vendor/htl.js";
import {plainText} from "../../../workbook/exercise/held.js";
import type {Json} from "../../../workbook/json.js";
import {fragment} from "../fragment.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

type Shown = {items: {id: string; html: string}[]; targets: {id: string; html: string}[]};
type Pairs = {[item: string]: string};

/** The input of a match or a classification: a list to choose from beside each item, and the same as chips to drag. */
export function assignInput(
  {items, targets}: Shown,
  {value, name, labelledby}: InputOptions<Pairs>
): InputElement<Pairs> {
  const selects = new Map<string, HTMLSelectElement>();
  const marks = new Map<string, HTMLElement>();
  const rows = items.map(({id, html: text}) => {
    const item = `${name}-item-${id}`;
    const select = html<HTMLSelectElement>`<select aria-labelledby=${item}>
      <option value="">Choose …</option>
      ${targets.map((target) => html`<option value=${target.id}>${plainText(target.html)}</option>`)}
    </select>`;
    const mark = html<HTMLElement>`<span class="exercise-mark"></span>`;
    selects.set(id, select);
    marks.set(id, mark);
    return html<HTMLElement>`<li data-id=${id}><span class="exercise-item" id=${item}>${fragment(text)}</span>
      <span class="exercise-place">${select}${mark}</span></li>`;
  });
  const element = html<HTMLElement>`<div class="exercise-assign" role="group" aria-labelledby=${labelledby}>
    <div class="exercise-chips" aria-hidden="true">${targets.map((target) => chip(target))}</div>
    <ul class="exercise-rows">${rows}</ul>
  </div>`;
  element.addEventListener("change", () => announce(element));
  element.addEventListener("input", (event) => {
    if (event.target !== element) event.stopPropagation();
  });

  function rowAt(x: number, y: number): HTMLElement | null {
    const li = document.elementFromPoint(x, y)?.closest<HTMLElement>("li[data-id]");
    return li && element.contains(li) ? li : null;
  }

  /** Drags a copy of a chip; where it is dropped on an item, that item's list takes its value. */
  function chip({id, html: text}: Shown["targets"][number]): HTMLElement {
    const node = html<HTMLElement>`<span class="exercise-chip">${plainText(text)}</span>`;
    let ghost: HTMLElement | null = null;
    const over = (li: HTMLElement | null) => rows.forEach((row) => row.classList.toggle("over", row === li));
    node.onpointerdown = (event) => {
      event.preventDefault();
      node.setPointerCapture(event.pointerId);
      ghost = node.cloneNode(true) as HTMLElement;
      ghost.classList.add("dragged");
      element.append(ghost);
      node.onpointermove!(event);
    };
    node.onpointermove = ({clientX, clientY}) => {
      if (!ghost) return;
      Object.assign(ghost.style, {left: `${clientX}px`, top: `${clientY}px`});
      over(rowAt(clientX, clientY));
    };
    node.onpointerup = ({clientX, clientY}) => {
      const li = ghost && rowAt(clientX, clientY);
      end();
      if (!li) return;
      selects.get(li.dataset.id!)!.value = id;
      announce(element);
    };
    const end = () => {
      ghost?.remove();
      ghost = null;
      over(null);
    };
    node.onpointercancel = end;
    return node;
  }

  const showMarks = (details: Json) => {
    const given = (details as {marks?: Pairs} | null)?.marks ?? {};
    for (const [id, mark] of marks) {
      mark.textContent = given[id] === "right" ? "✓ right" : given[id] === "wrong" ? "✗ not here" : "";
      mark.dataset.mark = given[id] ?? "";
    }
  };
  const set = (pairs: Pairs) => {
    for (const [id, select] of selects) select.value = pairs[id] ?? "";
  };
  set(value);
  return inputElement(element, {
    get: () =>
      Object.fromEntries([...selects].filter(([, select]) => select.value).map(([id, select]) => [id, select.value])),
    set,
    details: showMarks
  });
}
