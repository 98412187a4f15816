import {
  array,
  boolean,
  minLength,
  optional,
  pipe,
  regex,
  strictObject,
  string,
  type InferOutput
} from "../../../vendor/valibot.js";
import type {FieldPath, PublishTools} from "../kind.js";
import {escapeText, plainText} from "../held.js";

/** A text of the author that may not be empty. */
export const words = pipe(string("has to be text"), minLength(1, "may not be empty"));

/** A short name of the author's: small letters, digits and hyphens. */
export const slug = pipe(
  string("has to be a short name"),
  regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "has to be a short name of small letters, digits and hyphens, such as no-trust")
);

/** An option as the author writes it; without an id it gets the letter of its place. */
export const option = strictObject(
  {
    text: words,
    id: optional(slug),
    right: optional(boolean("has to be true or false")),
    feedback: optional(words)
  },
  "has to be an option with at least a text"
);
export const options = pipe(
  array(option, "has to be a list of options"),
  minLength(2, "has to have two options or more")
);
export type AuthorOption = InferOutput<typeof option>;

/** An option as the page shows it: its id, its text as HTML. */
export type ShownOption = {id: string; html: string};

/** Returns the id of an option: the author's, or the letter of its place. */
export const optionId = ({id}: {id?: string | undefined}, i: number): string => id ?? String.fromCharCode(97 + i);

/** Reports ids that stand twice in a list. */
export function checkIds(list: readonly {id?: string | undefined}[], path: FieldPath, tools: PublishTools): void {
  const ids = list.map(optionId);
  ids.forEach((id, i) => {
    if (ids.indexOf(id) < i)
      tools.problem([...path, i, "id"], `has to differ from the other ids; "${id}" stands twice`);
  });
}

/** Returns the options as the page shows them. */
export const showOptions = (list: readonly AuthorOption[], tools: PublishTools): ShownOption[] =>
  list.map((o, i) => ({id: optionId(o, i), html: tools.inline(o.text, ["options", i, "text"])}));

/** Returns options as a list in HTML, for pages without scripts. */
export const optionList = (shown: readonly ShownOption[]): string =>
  `<ul class="exercise-outline">${shown.map(({html}) => `<li>${html}</li>`).join("")}</ul>`;

/** Returns the options as lines of plain text. */
export const optionText = (shown: readonly ShownOption[]): string =>
  shown.map(({html}) => `- ${plainText(html)}`).join("\n");

/** Returns the text of the option with an id, or the id in quotes where there is none. */
export function textOf(id: string, shown: readonly ShownOption[]): string {
  const found = shown.find((o) => o.id === id);
  return found ? plainText(found.html) : `“${id}”`;
}

/** Returns the same text as HTML. */
export const htmlOf = (id: string, shown: readonly ShownOption[]): string =>
  shown.find((o) => o.id === id)?.html ?? escapeText(`“${id}”`);
