import {html} from "../../vendor/htl.js";
import {kindWords} from "../../workbook/exercise/words.js";
import type {Catalogue, CatalogueExercise} from "../../workbook/work/catalogue.js";

export interface ExercisePickerOptions {
  /** Fetches the list of the site's exercises; asked for when the picker is first opened. */
  exercises: () => Promise<Catalogue>;
  /** The most that can be chosen. */
  most: number;
  /** What is chosen now, each as PAGE:NAME. */
  onChange: (chosen: readonly string[]) => void;
}

export type ExercisePicker = HTMLElement & {
  /** Shows what is chosen. */
  draw(chosen: readonly string[]): void;
  /** Returns those that no exercise of the site is called; null where the list cannot be had. */
  unknown(names: readonly string[]): Promise<readonly string[] | null>;
};

/** Returns the beginning of a prompt, cut between words. */
export function beginning(prompt: string, most = 90): string {
  const line = prompt.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))} …`;
}

interface Item {
  readonly name: string;
  readonly words: string;
  readonly box: HTMLInputElement;
  readonly element: HTMLElement;
}

/** Returns the list of the site's exercises, by page, to search and to tick. */
export function exercisePicker({exercises, most, onChange}: ExercisePickerOptions): ExercisePicker {
  const search = html<HTMLInputElement>`<input type="search" placeholder="audit, a number, India …" />`;
  const pages = html<HTMLSelectElement>`<select><option value="">all pages</option></select>`;
  const found = html`<p class="lab-note" role="status">The list is coming in.</p>`;
  const list = html`<div class="picker-list" role="group" aria-label="Exercises of the workbook" hidden></div>`;
  const body = html`<div>
    <div class="controls picker-find"><label>Find an exercise ${search}</label><label>on ${pages}</label></div>
    ${found}${list}</div>`;
  const element =
    html<HTMLElement>`<details class="builder-group exercise-picker"><summary>Choose from the list of exercises</summary>${body}</details>` as ExercisePicker;
  let chosen: readonly string[] = [];
  let items: Item[] = [];
  let groups: {element: HTMLElement; page: string; items: Item[]}[] = [];
  let coming: Promise<Catalogue> | null = null;

  /** The list, fetched once; asked for anew after a failure. */
  const catalogue = () =>
    (coming ??= exercises().catch((error: unknown) => {
      coming = null;
      throw error;
    }));

  function itemOf(page: string, title: string, {id, kind, title: name, promptText}: CatalogueExercise): Item {
    const words = kindWords[kind] ?? kind;
    const box = html<HTMLInputElement>`<input type="checkbox" value=${`${page}:${id}`} />`;
    box.onchange = () => {
      const others = chosen.filter((one) => one !== box.value);
      chosen = box.checked ? [...others, box.value] : others;
      tick();
      onChange(chosen);
    };
    return {
      name: box.value,
      words: `${title} ${name} ${words} ${promptText} ${box.value}`.toLowerCase(),
      box,
      element: html`<label class="picker-item">${box}<span><b>${name}</b> <small>${words}</small>
        <span class="picker-prompt">${beginning(promptText)}</span></span></label>`
    };
  }

  function arrange(): void {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const group of groups) {
      let any = false;
      for (const {words, element: row} of group.items) {
        const fits = (!pages.value || pages.value === group.page) && wanted.every((word) => words.includes(word));
        row.hidden = !fits;
        any ||= fits;
        n += fits ? 1 : 0;
      }
      group.element.hidden = !any;
    }
    const full = chosen.length >= most ? ` A link sets at most ${most}; take one away to choose another.` : "";
    found.textContent = `${n === 0 ? "No exercise fits; try fewer words" : n === 1 ? "One exercise" : `${n} exercises`}. ${chosen.length} of ${most} chosen.${full}`;
  }

  function tick(): void {
    for (const {name, box} of items) {
      box.checked = chosen.includes(name);
      box.disabled = !box.checked && chosen.length >= most;
    }
    if (items.length) arrange();
  }

  async function show(): Promise<void> {
    if (items.length) return;
    try {
      const known = await catalogue();
      if (items.length) return;
      groups = known.pages.map(({page, title, exercises: all}) => {
        const own = all.map((exercise) => itemOf(page, title, exercise));
        return {
          page,
          items: own,
          element: html<HTMLElement>`<fieldset><legend>${title}</legend>${own.map((item) => item.element)}</fieldset>`
        };
      });
      items = groups.flatMap((group) => group.items);
      pages.append(...known.pages.map(({page, title}) => html`<option value=${page}>${title}</option>`));
      list.replaceChildren(...groups.map((group) => group.element));
      list.hidden = false;
      tick();
    } catch {
      found.textContent =
        "The list of exercises could not be fetched. Close and open this part to try again, or write names below.";
    }
  }

  search.addEventListener("input", arrange);
  pages.addEventListener("change", arrange);
  element.addEventListener("toggle", () => {
    if ((element as unknown as HTMLDetailsElement).open) void show();
  });
  element.draw = (next) => {
    if (String(next) === String(chosen)) return;
    chosen = next;
    tick();
  };
  element.unknown = async (names) => {
    try {
      const known = new Set(
        (await catalogue()).pages.flatMap(({page, exercises: all}) => all.map(({id}) => `${page}:${id}`))
      );
      return names.filter((name) => !known.has(name));
    } catch {
      return null;
    }
  };
  return element;
}
