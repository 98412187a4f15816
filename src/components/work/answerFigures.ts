import type {Json} from "../../workbook/json.js";

/**
 * Returns an element that shows an answer on the sheet, from the raw input and the question as published; null where plain
 * text says it all. It may take its time; what it throws is no loss: the plain text is shown then.
 */
export type AnswerFigure = (input: Json, question: Json) => Element | null | Promise<Element | null>;

const figures = new Map<string, AnswerFigure>();

/** Lets the sheet show answers of a kind of exercise as more than plain text. */
export function registerAnswerFigure(kind: string, figure: AnswerFigure): void {
  figures.set(kind, figure);
}

/** Resolves to the element for an answer of a kind, or to null where plain text is to be shown. */
export async function answerFigure(
  kind: string,
  input: Json,
  question: Json,
  otherwise: AnswerFigure | null = null
): Promise<Element | null> {
  try {
    return (await (figures.get(kind) ?? otherwise)?.(input, question)) ?? null;
  } catch {
    return null;
  }
}
