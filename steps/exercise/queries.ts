import {exercisePages} from "./pages.js";

/** Returns the queries, right ones and wrong ones, that authors of exercises give as answers. */
export function exerciseQueries(): string[] {
  return exercisePages()
    .flatMap(({blocks}) => blocks)
    .flatMap(({prepared}) => (prepared?.published.kind === "sql" ? prepared.teacher.variants : []))
    .flatMap(({tries}) => tries.map(({answer}) => String(answer)));
}
