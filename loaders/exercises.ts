import config from "../observablehq.config.js";
import {kindOf} from "../src/workbook/exercise/published.js";
import {siteId} from "../src/workbook/work/siteId.js";
import type {Json} from "../src/workbook/json.js";
import {exercisePages} from "../steps/exercise/pages.js";

/** An exercise in the list of all: what My work needs to show answers to it. */
export interface ListedExercise {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly points: number;
  readonly outcome: string;
  /** Hash of the question as its reader sees it. */
  readonly question: string;
  readonly promptText: string;
  /** The forms of the question; a seed picks one as variantOf does. */
  readonly variants: readonly {promptText: string; question: Json}[];
}

/** The pages in reading order. */
const order = config.pages.flatMap(({pages}) => pages.map(({path}) => path.replace(/^\//, "")));

/** Returns the list of all exercises by page. Throws with all mistakes of all pages when there is one. */
export function exerciseCatalogue(): {
  site: string;
  pages: {page: string; title: string; exercises: ListedExercise[]}[];
} {
  const pages = exercisePages(undefined, order);
  const problems = pages.flatMap(({page, blocks}) =>
    blocks.flatMap((block) => block.problems.map(({line, message}) => `src/${page}.md line ${line}: ${message}`))
  );
  if (problems.length) throw new Error(`The exercises have ${problems.length} problems:\n${problems.join("\n")}`);
  return {
    site: siteId,
    pages: pages.map(({page, title, blocks}) => ({
      page,
      title,
      exercises: blocks.map(({prepared}) => {
        const {id, kind, title, points, outcome, hash, variants} = prepared!.published;
        const listed = variants.map(({promptText, question}) => ({
          promptText: [promptText, kindOf({kind}).questionText(question)].filter(Boolean).join("\n"),
          question
        }));
        return {id, kind, title, points, outcome, question: hash, promptText: listed[0]!.promptText, variants: listed};
      })
    }))
  };
}
