import {html} from "../../vendor/htl.js";
import {longestFilter, matcher, type ListState} from "../../workbook/tableView.js";

/** An entry of a list for reading; text is what a search looks through. */
export interface Entry {
  id: string;
  /** Heading under which it stands; empty for none. */
  group: string;
  text: string;
  element: HTMLElement;
}

export interface ReadingListOptions {
  title: string;
  about: string;
  /** What the entries are, such as works. */
  things: string;
}

/**
 * Returns a list of entries with a search. Its value is what is looked at; a search changes it and sends an input event.
 * The entry that value.at names is marked.
 */
export function readingList(
  entries: readonly Entry[],
  state: ListState,
  {title, about, things}: ReadingListOptions
): HTMLElement & {value: ListState} {
  const search = html<HTMLInputElement>`<input
    type="search"
    value=${state.filter}
    autocomplete="off"
    maxlength=${longestFilter}
  />`;
  const status = html`<p role="status" class="status"></p>`;
  const groups = [...new Set(entries.map(({group}) => group))].map((group) => {
    const members = entries.filter((entry) => entry.group === group);
    return {
      members,
      element: html`<section>${group ? html`<h4>${group}</h4>` : ""}${members.map(({element}) => element)}</section>`
    };
  });
  const list = html`<section class="reading-list">
    <h3 tabindex="-1">${title}</h3>
    <p>${about}</p>
    <div class="controls"><label>Search ${search}</label></div>
    ${status} ${groups.map(({element}) => element)}
  </section>`;
  let value = state;

  function draw(): void {
    const matches = matcher(value.filter);
    let shown = 0;
    for (const {members, element} of groups) {
      const before = shown;
      for (const entry of members) {
        const here = entry.id === value.at;
        // The entry that an address names is shown whatever the search.
        entry.element.hidden = !here && !matches(entry.text);
        if (!entry.element.hidden) shown++;
        entry.element.classList.toggle("at", here);
        if (here) entry.element.tabIndex = -1;
      }
      element.hidden = shown === before;
    }
    status.textContent = value.filter ? `${shown} of ${entries.length} ${things}` : `${entries.length} ${things}`;
    if (search.value !== value.filter) search.value = value.filter;
  }
  search.oninput = (event) => {
    event.stopPropagation();
    value = {...value, filter: search.value, at: null};
    draw();
    list.dispatchEvent(new Event("input", {bubbles: true}));
  };
  draw();
  return Object.defineProperty(list, "value", {
    get: () => value,
    set(next: ListState) {
      value = next;
      draw();
    }
  }) as HTMLElement & {value: ListState};
}
