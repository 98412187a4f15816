import type {GradeTools} from "../../workbook/exercise/kind.js";
import {assignInput} from "./inputs/assignInput.js";
import {codeInput, sqlInput, type CellElement} from "./inputs/cellInput.js";
import type {InputElement, MakeInput} from "./inputs/input.js";
import {numericInput} from "./inputs/numericInput.js";
import {choiceInput, severalInput} from "./inputs/optionsInput.js";
import {orderInput} from "./inputs/orderInput.js";
import {planInput} from "./inputs/planInput.js";
import {predictInput} from "./inputs/predictInput.js";
import {shortInput} from "./inputs/shortInput.js";
import {targetInput} from "./inputs/targetInput.js";

/** The input of each kind of exercise, by the kind's name. */
export const inputs: Readonly<Record<string, MakeInput>> = {
  choice: choiceInput,
  several: severalInput,
  numeric: numericInput,
  order: orderInput,
  match: assignInput,
  classify: assignInput,
  short: shortInput,
  predict: predictInput,
  target: targetInput,
  sql: sqlInput,
  code: codeInput,
  plan: planInput
};

/**
 * What the graders of a kind need beside the answer, loaded when an answer is first checked; a kind that needs nothing has no
 * entry. The input shows what goes on meanwhile.
 */
export const gradeTools: Readonly<Record<string, (input: InputElement) => Promise<GradeTools>>> = {
  target: async () => ({kernel: await (await import("../../model/pressures/fastKernel.js")).fastKernel()}),
  sql: async (input) => (input as CellElement).tools,
  code: async (input) => (input as CellElement).tools
};
