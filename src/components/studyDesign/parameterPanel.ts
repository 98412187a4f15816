import type {ParameterSchema, Values} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import {parameterForm} from "../controls/parameterForm.js";

/** A few main sliders, and all of them behind a line that opens; its value is a new object whenever something changed. */
export function parameterPanel<const Schema extends ParameterSchema>(
  schema: Schema,
  {values, main}: {values: Values<Schema>; main: readonly Schema[number]["key"][]}
): HTMLElement & {value: Values<Schema>} {
  // One group, so that the main sliders stand without headings.
  const flat = schema.map((p) => ({...p, group: "main"})) as unknown as Schema;
  const few = parameterForm(flat, {values, keys: main});
  const all = parameterForm(schema, {values, open: []});
  let current = values;
  const element = html`<div class="study-parameters">
    ${few}
    <details>
      <summary>All parameters</summary>
      <p class="study-note">The numbers are illustrative. What means something is which is larger and which way a result moves.</p>
      ${all}
    </details>
  </div>` as HTMLElement & {value: Values<Schema>};
  for (const [from, to] of [
    [few, all],
    [all, few]
  ] as const)
    from.addEventListener("input", () => {
      current = from.value;
      to.value = current;
    });
  Object.defineProperty(element, "value", {
    get: () => current,
    set: (next: Values<Schema>) => {
      current = next;
      few.value = next;
      all.value = next;
    }
  });
  return element;
}
