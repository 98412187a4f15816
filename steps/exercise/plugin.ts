import type MarkdownIt from "markdown-it";
import {kindWords} from "../../src/workbook/exercise/words.js";
import {kindOf, type PublishedExercise} from "../../src/workbook/exercise/published.js";
import {currentEdition, type Edition} from "../edition.js";
import {escapeHtml} from "../prose/notes.js";
import {frontMatterLines, type ProseProblem} from "../prose/plugin.js";
import {currentSources, type Sources} from "../prose/sources.js";
import {prepareBlock} from "./pages.js";
import type {TeacherView} from "./publish.js";

interface Env {
  path?: string;
  problems?: ProseProblem[];
}

/** JSON for an attribute's value: no character in it that a search index or a parser could take for markup. */
const attributeJson = (value: unknown) =>
  JSON.stringify(value)
    .replace(/[<>]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
    .replace(/&/g, "&amp;")
    .replace(/"/g, "&quot;");

/** Returns an exercise as it stands in its page: readable without a script, and with all that its element needs. */
export function exerciseHtml(exercise: PublishedExercise, teacher: TeacherView | null): string {
  const {id, title, kind, points, outcome, variants} = exercise;
  const {prompt, question} = variants[0]!;
  const name = `exercise-${id}`;
  const meta = `<strong>Exercise</strong> · ${kindWords[kind] ?? kind} · ${points === 1 ? "1 point" : `${points} points`} · ${escapeHtml(outcome)}`;
  return (
    `<workbook-exercise class="exercise" id="${name}" role="group" aria-labelledby="${name}-title" data-kind="${kind}" data-exercise="${attributeJson(exercise)}">\n` +
    `<h3 class="exercise-title" id="${name}-title">${escapeHtml(title)}</h3>\n` +
    `<p class="exercise-meta">${meta}</p>\n` +
    `<div class="exercise-prompt" id="${name}-prompt">${prompt}</div>\n` +
    `<div class="exercise-body">${kindOf(exercise).outline(question)}` +
    `<noscript><p class="exercise-still">To answer here, let this page run its scripts. You can also answer on paper.</p></noscript></div>\n` +
    filesHtml(kindOf(exercise).files?.(question) ?? {}) +
    (exercise.evidence ? `<p class="exercise-evidence">Rests on: ${exercise.evidence}</p>\n` : "") +
    `</workbook-exercise>\n` +
    (teacher ? teacherHtml(teacher, exercise) : "")
  );
}

/** Links by which the built page names the files that an answer needs; Framework gives them their final addresses. */
const filesHtml = (files: Readonly<Record<string, string>>): string =>
  Object.entries(files)
    .map(([name, path]) => `<a hidden download data-file="${name}" href="./${path}">${path}</a>\n`)
    .join("");

function teacherHtml({variants, note}: TeacherView, {title, variants: published}: PublishedExercise): string {
  const one = ({key, notes, explanation}: TeacherView["variants"][number]) =>
    (key === null ? "" : `<p><strong>Key:</strong> ${escapeHtml(key)}</p>`) +
    (notes.length
      ? `<dl>${notes.map(({answer, html}) => `<dt>${escapeHtml(answer)}</dt><dd>${html}</dd>`).join("")}</dl>`
      : "") +
    (explanation ? `<div class="teacher-explanation"><p><strong>Explanation</strong></p>${explanation}</div>` : "");
  const body =
    variants.length === 1
      ? one(variants[0]!)
      : variants
          .map(
            (variant, i) =>
              `<details><summary>Variant ${i + 1}: ${escapeHtml(published[i]!.promptText)}</summary>${one(variant)}</details>`
          )
          .join("\n");
  return (
    `<div class="exercise-teacher"><details><summary>For the teacher: ${escapeHtml(title)}</summary>\n` +
    (note ? `<div class="teacher-note">${note}</div>` : "") +
    `${body}</details></div>\n`
  );
}

/** Returns the notes in a block of notes that the prose rules have put at the end of a page, by id. */
const idsOf = (html: string) =>
  [...html.matchAll(/<div popover class="source-note" id="([^"]+)"/g)].map(([, id]) => id!);

/**
 * Adds exercises to Markdown: a block fenced as "exercise" becomes an element with the published exercise. Mistakes are put
 * into env.problems and shown at the top of the page. To be called after prose().
 */
export function exercises(
  md: MarkdownIt,
  {edition = currentEdition, sources = currentSources}: {edition?: () => Edition; sources?: () => Sources} = {}
): MarkdownIt {
  md.renderer.rules["exercise"] = (tokens, i) => (tokens[i]!.meta as {html: string}).html;
  md.core.ruler.push("exercises", (state) => {
    const env = state.env as Env;
    const page = (env.path ?? "/page").replace(/^\//, "").replace(/\.(md|html)$/, "");
    const problems: ProseProblem[] = [];
    const notes = new Map<string, string>();
    const seen = new Set<string>();
    for (const token of state.tokens) {
      if (token.type !== "fence" || token.info.trim() !== "exercise") continue;
      const line = (token.map?.[0] ?? 0) + 2;
      const block = prepareBlock(token.content, line, page, sources);
      problems.push(...block.problems);
      token.type = "exercise";
      token.meta = {html: ""};
      if (!block.prepared) continue;
      const {published, teacher} = block.prepared;
      if (seen.has(published.id)) {
        const message = `exercise "${published.id}", field id: has to differ from the ids of the page's other exercises.`;
        problems.push({line: block.authored!.lineOf(["id"]), message});
      }
      seen.add(published.id);
      for (const [id, note] of block.prepared.notes) notes.set(id, note);
      token.meta = {html: exerciseHtml(published, edition() === "teacher" ? teacher : null)};
    }
    const known = new Set(state.tokens.flatMap(({type, content}) => (type === "html_block" ? idsOf(content) : [])));
    const added = [...notes].filter(([id]) => !known.has(id)).map(([, note]) => note);
    if (added.length) {
      const token = new state.Token("html_block", "", 0);
      token.content = `<div class="source-notes">${added.join("\n")}</div>\n`;
      state.tokens.push(token);
    }
    if (!problems.length) return;
    (env.problems ??= []).push(...problems);
    const token = new state.Token("html_block", "", 0);
    const offset = frontMatterLines(env.path);
    const items = problems.map((p) => `<li>Line ${p.line + offset}: ${escapeHtml(p.message)}</li>`).join("");
    token.content = `<div class="page-problem" role="alert"><p><strong>This page has ${problems.length} problem${problems.length > 1 ? "s" : ""} in its exercises.</strong></p><ul>${items}</ul></div>\n`;
    state.tokens.unshift(token);
  });
  return md;
}
