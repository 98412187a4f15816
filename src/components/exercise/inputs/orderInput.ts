import {html} from "../../../vendor/htl.js";
import {plainText} from "../../../workbook/exercise/held.js";
import {fragment} from "../fragment.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

type Shown = {items: {id: string; html: string}[]; from: string; to: string};

/** The input of an order: a list whose items move by buttons, by arrow keys on these, or by dragging their handle. */
export function orderInput(
  {items, from, to}: Shown,
  {value, labelledby}: InputOptions<string[] | null>
): InputElement<string[] | null> {
  let moved = value !== null;
  const names = new Map(items.map(({id, html: text}) => [id, plainText(text)]));
  const list = html<HTMLOListElement>`<ol class="exercise-order" aria-labelledby=${labelledby}></ol>`;
  const said = html<HTMLElement>`<p class="visually-hidden" role="status"></p>`;
  const element = html<HTMLElement>`<div class="exercise-ordering">
    ${from ? html`<p class="exercise-end">↑ ${from}</p>` : ""}${list}${to ? html`<p class="exercise-end">↓ ${to}</p>` : ""}${said}
  </div>`;
  const rows = new Map(items.map((item) => [item.id, row(item)]));
  const order = () => [...list.children].map((li) => (li as HTMLElement).dataset.id!);

  function row({id, html: text}: Shown["items"][number]): HTMLLIElement {
    const move = (by: number) => {
      const ids = order();
      const at = ids.indexOf(id);
      if (at + by >= 0 && at + by < ids.length) place(id, at + by);
    };
    const button = (by: number, sign: string, way: string) => {
      const b = html<HTMLButtonElement>`<button type="button" class="exercise-move" aria-label=${`Move ${way}: ${names.get(id)}`}>${sign}</button>`;
      b.onclick = () => {
        move(by);
        b.focus();
      };
      b.onkeydown = (event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        move(event.key === "ArrowUp" ? -1 : 1);
        b.focus();
      };
      return b;
    };
    const handle = html<HTMLElement>`<span class="exercise-handle" aria-hidden="true">⠿</span>`;
    const li = html<HTMLLIElement>`<li data-id=${id}>${handle}<span class="exercise-item">${fragment(text)}</span>
      <span class="exercise-moves">${button(-1, "↑", "up")}${button(1, "↓", "down")}</span></li>`;
    drag(handle, li, id);
    return li;
  }

  function drag(handle: HTMLElement, li: HTMLLIElement, id: string): void {
    handle.onpointerdown = (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      li.classList.add("dragged");
    };
    handle.onpointermove = ({clientY}) => {
      if (!li.classList.contains("dragged")) return;
      const others = [...list.children].filter((other) => other !== li) as HTMLElement[];
      const before = others.find((other) => {
        const {top, height} = other.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      if (before ? li.nextElementSibling !== before : li !== list.lastElementChild)
        list.insertBefore(li, before ?? null);
    };
    handle.onpointerup = handle.onpointercancel = () => {
      if (!li.classList.contains("dragged")) return;
      li.classList.remove("dragged");
      place(id, order().indexOf(id));
    };
  }

  function place(id: string, to: number): void {
    const li = rows.get(id)!;
    const others = [...list.children].filter((other) => other !== li);
    list.insertBefore(li, others[to] ?? null);
    moved = true;
    said.textContent = `${names.get(id)}: now ${to + 1} of ${items.length}.`;
    announce(element);
  }

  const set = (ids: string[] | null) => {
    moved = ids !== null;
    list.replaceChildren(...(ids ?? items.map(({id}) => id)).flatMap((id) => rows.get(id) ?? []));
  };
  set(value);
  return inputElement(element, {get: () => (moved ? order() : null), set});
}
