import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type MarkdownIt from "markdown-it";
import {isModelPage} from "../modelPages.js";
import {isTeachPage} from "../teachPage.js";
import {root} from "../root.js";
import {htmlText, looseNumbers} from "./looseNumbers.js";
import {escapeHtml, showMention} from "./notes.js";
import {pushLiveProblems} from "./liveProblems.js";
import {scenarioLines} from "./scenarioLine.js";
import {currentSources, type Sources} from "./sources.js";
import {mentionSyntax, type Mention} from "./syntax.js";

/** A mistake in the prose of a page; the line counts from 1 within the Markdown after its front matter. */
export interface ProseProblem {
  line: number;
  message: string;
}

interface Env {
  path?: string;
  problems?: ProseProblem[];
}

/** Returns how many lines the front matter of a page takes, which are cut off before the Markdown is read. */
export function frontMatterLines(path: string | undefined): number {
  const file = path === undefined ? "" : join(root, "src", `${path}.md`);
  if (!file || !existsSync(file)) return 0;
  const front = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(readFileSync(file, "utf8"))?.[0] ?? "";
  return front.split("\n").length - 1;
}

const looseMessage = (number: string) =>
  `"${number}" names no fact. Write {fact:ID}, or {n:${number}} for a count of our own, such as the parts of this page.`;

/**
 * Adds to Markdown: mentions of facts, citations, passages and terms with the notes that they open, and the rule that
 * every number in prose names a fact. Problems are put into env.problems and shown at the top of the page.
 */
export function prose(md: MarkdownIt, sources: () => Sources = currentSources): MarkdownIt {
  mentionSyntax(md);
  scenarioLines(md);
  md.renderer.rules.mention = (tokens, i) => tokens[i]!.meta.html;
  md.core.ruler.push("prose", (state) => {
    const env = state.env as Env;
    const problems: ProseProblem[] = (env.problems ??= []);
    const notes = new Map<string, string>();
    let tables: Sources | null = null;
    // The descriptions of the models are full of parameters and equations; their numbers are the models' own.
    const loose = isModelPage(env.path) || isTeachPage(env.path) ? () => [] : looseNumbers;
    for (const token of state.tokens) {
      const line = (token.map?.[0] ?? 0) + 1;
      if (token.type === "html_block") {
        for (const number of loose(htmlText(token.content))) problems.push({line, message: looseMessage(number)});
      }
      for (const child of token.children ?? []) {
        if (child.type === "text") {
          for (const number of loose(child.content)) problems.push({line, message: looseMessage(number)});
          if (/\{\w+:/.test(child.content)) {
            problems.push({
              line,
              message: `"${child.content.slice(child.content.search(/\{\w+:/)).slice(0, 40)}" cannot be read: fact, cite, paper, term, work and n can stand in braces, and scenario in a paragraph of its own.`
            });
          }
        } else if (child.type === "mention") {
          const shown = showMention(child.meta as Mention, (tables ??= sources()));
          if (shown.problem) problems.push({line, message: shown.problem});
          child.meta = {html: shown.problem ? `<mark>${escapeHtml(child.content)}</mark>` : shown.html};
          for (const {id, html} of shown.notes) notes.set(id, html);
        }
      }
    }
    if (notes.size) {
      const token = new state.Token("html_block", "", 0);
      token.content = `<div class="source-notes">${[...notes.values()].join("\n")}</div>\n`;
      state.tokens.push(token);
    }
    if (problems.length) {
      const token = new state.Token("html_block", "", 0);
      const offset = frontMatterLines(env.path);
      const items = problems.map((p) => `<li>Line ${p.line + offset}: ${escapeHtml(p.message)}</li>`).join("");
      token.content = `<div class="page-problem" role="alert"><p><strong>This page has ${problems.length} problem${problems.length > 1 ? "s" : ""} in its prose.</strong></p><ul>${items}</ul></div>\n`;
      state.tokens.unshift(token);
    }
    pushLiveProblems(state);
  });
  return md;
}
