import {html} from "../../vendor/htl.js";
import type {Catalogue} from "../../workbook/work/catalogue.js";
import {progressOf} from "../../workbook/work/progress.js";
import type {Copy} from "../../workbook/work/store.js";
import {answerText, attemptsText, textBlock, type Describe} from "./answerCard.js";
import {answerFigure, type AnswerFigure} from "./answerFigures.js";
import {groupCopies, type AnsweredExercise} from "./grouped.js";
import {dayText} from "./words.js";
import {partText} from "./progressBars.js";

export interface SheetOptions {
  readonly name: string;
  readonly title: string;
  readonly now: number;
  readonly describe: Describe;
  /** For answers of kinds that registered no figure. */
  readonly otherwise: AnswerFigure | null;
}

async function item(answered: AnsweredExercise, {describe, otherwise}: SheetOptions): Promise<HTMLElement> {
  const {exercise, current, older, id} = answered;
  const {record} = (current[0] ?? older[0])!;
  const question = exercise?.questionFor(record.seed) ?? null;
  const figure = await answerFigure(record.kind, record.input, question, otherwise);
  const changed = exercise && !current.length ? "Answer to an earlier wording of the question." : "";
  return html<HTMLElement>`<section class="sheet-item">
    <h3>${exercise?.title || id}</h3>
    ${textBlock("sheet-question", record.prompt)}
    ${figure ? html`<div class="sheet-answer">${figure}</div>` : textBlock("sheet-answer", answerText(record, exercise, describe))}
    <p class="sheet-meta">${[attemptsText(record), changed].filter(Boolean).join(" · ")}</p>
  </section>`;
}

/** Resolves to the sheet to print: the answers that count, by page, with name and day, and what is still open. */
export async function sheet(
  catalogue: Catalogue,
  copies: readonly Copy[],
  options: SheetOptions
): Promise<HTMLElement> {
  const groups = groupCopies(catalogue, copies);
  const {whole} = progressOf(
    catalogue,
    copies.map(({record}) => record)
  );
  const pages: HTMLElement[] = [];
  for (const {title, exercises} of groups) {
    const items: HTMLElement[] = [];
    for (const answered of exercises) items.push(await item(answered, options));
    pages.push(html<HTMLElement>`<section><h2>${title}</h2>${items}</section>`);
  }
  const answered = new Set(copies.map(({record}) => JSON.stringify([record.page, record.exercise])));
  const open = catalogue.pages.flatMap(({page, title, exercises}) => {
    const left = exercises.filter(({id}) => !answered.has(JSON.stringify([page, id])));
    return left.length
      ? [html`<li>${title}: ${left.map((exercise) => exercise.title || exercise.id).join(", ")}</li>`]
      : [];
  });
  return html<HTMLElement>`<div class="sheet-body">
    <p class="sheet-site">${options.title}</p>
    <p class="sheet-name">${options.name || "Name: ______________________________"}</p>
    <p class="sheet-meta">${dayText(options.now)}${whole.exercises ? ` · ${partText(whole)}` : ""}</p>
    ${pages.length ? pages : html`<p>Nothing has been answered yet.</p>`}
    ${open.length && pages.length ? html`<section><h2>Not answered</h2><ul>${open}</ul></section>` : ""}
  </div>`;
}
