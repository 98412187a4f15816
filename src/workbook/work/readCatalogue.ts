import {array, number, object, optional, safeParse, string, unknown} from "../../vendor/valibot.js";
import type {Json} from "../json.js";
import {mix} from "../../model/numeric/random.js";
import type {Catalogue} from "./catalogue.js";

const exercise = object({
  id: string(),
  kind: string(),
  title: string(),
  points: number(),
  outcome: optional(string(), ""),
  hash: optional(string()),
  question: optional(unknown()),
  promptText: optional(string(), ""),
  variants: optional(array(object({promptText: optional(string(), ""), question: optional(unknown())})))
});
const shape = object({
  site: string(),
  pages: array(object({page: string(), title: string(), exercises: array(exercise)}))
});

/**
 * Returns the catalogue that data/exercises.json holds. The hash of a question stands in `hash` or, where `question` is a
 * text, there. Throws when the file is none.
 */
export function readCatalogue(data: unknown): Catalogue {
  const result = safeParse(shape, data);
  if (!result.success) throw new Error("The list of exercises cannot be read: reload the page.");
  const {site, pages} = result.output;
  return {
    site,
    pages: pages.map(({page, title, exercises}) => ({
      page,
      title,
      exercises: exercises.map(({question, hash, variants = [], ...rest}) => ({
        ...rest,
        hash: hash ?? (typeof question === "string" ? question : ""),
        promptText: rest.promptText || variants[0]?.promptText || "",
        questionFor(seed) {
          const variant = variants.length ? variants[seed === null ? 0 : mix(seed | 0) % variants.length] : null;
          return ((variant ? variant.question : question) ?? null) as Json;
        }
      }))
    }))
  };
}
