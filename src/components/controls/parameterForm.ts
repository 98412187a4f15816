import type {Parameter, ParameterSchema, Values} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import {parameterInput} from "./parameterInput.js";

export interface ParameterFormOptions<Schema extends ParameterSchema> {
  values: Values<Schema>;
  /** The values against which differences are marked; at first the values themselves. */
  reference?: Values<Schema>;
  /** Which parameters to show, in this order; all of the schema when left out. */
  keys?: readonly Schema[number]["key"][];
  /** Groups that are open at first; all when left out. A form of one group has no heading. */
  open?: readonly string[];
  /** Whether groups have headings, where there are several; true when left out. */
  headings?: boolean;
  sourceText?: (parameter: Parameter) => string;
}

/** A form of parameters: its value is a new object whenever something changed. */
export type ParameterForm<Schema extends ParameterSchema> = HTMLElement & {
  value: Values<Schema>;
  reference: Values<Schema>;
  /** Writes a note below each input, none where the text is empty. */
  annotate(noteOf: (key: Schema[number]["key"]) => string): void;
  /** Opens, locks or hides each input; with `expand`, groups that show something are opened. Returns how many are shown. */
  arrange(placeOf: (key: Schema[number]["key"]) => "open" | "lock" | "hide", expand?: boolean): number;
};

/** Returns a form with an input for each parameter, under the headings of their groups; a change dispatches an input event. */
export function parameterForm<const Schema extends ParameterSchema>(
  schema: Schema,
  {values, reference = values, keys, open, headings = true, sourceText = () => ""}: ParameterFormOptions<Schema>
): ParameterForm<Schema> {
  type Key = Schema[number]["key"];
  const shown = keys ? keys.map((key) => schema.find((p) => p.key === key)!) : schema;
  const inputs = new Map(
    shown.map((p) => {
      const key = p.key as Key;
      return [
        key,
        parameterInput(p, {value: values[key], reference: reference[key], sourceText: sourceText(p)})
      ] as const;
    })
  );
  const groups = [...new Set(shown.map((p) => p.group))].map((group) => {
    const own = shown.filter((p) => p.group === group);
    return {group, own, mark: html`<span class="group-changes"></span>`, box: null as HTMLElement | null};
  });
  const list = (own: readonly Parameter[]) =>
    html`<div class="parameter-list">${own.map((p) => inputs.get(p.key as Key))}</div>`;
  const element = html`<div class="parameter-form">
    ${
      groups.length === 1 || !headings
        ? list(shown)
        : groups.map((entry) => {
            const {group, own, mark} = entry;
            entry.box = html`<details class="parameter-group" open=${!open || open.includes(group)}>
              <summary>${group} ${mark}</summary>${list(own)}</details>`;
            return entry.box;
          })
    }
  </div>` as ParameterForm<Schema>;

  let current = values;
  const markGroups = () => {
    for (const {own, mark} of groups) {
      const changed = own.filter((p) => current[p.key as Key] !== reference[p.key as Key]).length;
      mark.textContent = changed ? `${changed} changed` : "";
    }
  };
  for (const [key, input] of inputs) {
    input.addEventListener("input", () => {
      current = {...current, [key]: input.value};
      markGroups();
    });
  }
  Object.defineProperties(element, {
    value: {
      get: () => current,
      set: (next: Values<Schema>) => {
        current = next;
        for (const [key, input] of inputs) input.value = next[key];
        markGroups();
      }
    },
    reference: {
      get: () => reference,
      set: (next: Values<Schema>) => {
        reference = next;
        for (const [key, input] of inputs) input.reference = next[key];
        markGroups();
      }
    }
  });
  element.annotate = (noteOf) => {
    for (const [key, input] of inputs) input.note = noteOf(key);
  };
  element.arrange = (placeOf, expand = false) => {
    let count = 0;
    for (const {own, box} of groups) {
      let shownHere = 0;
      for (const p of own) {
        const place = placeOf(p.key as Key);
        const input = inputs.get(p.key as Key)!;
        input.hidden = place === "hide";
        if (input.locked !== (place === "lock")) input.locked = place === "lock";
        shownHere += Number(place !== "hide");
      }
      count += shownHere;
      if (!box) continue;
      box.hidden = shownHere === 0;
      if (expand && shownHere) (box as HTMLDetailsElement).open = true;
    }
    return count;
  };
  markGroups();
  return element;
}
