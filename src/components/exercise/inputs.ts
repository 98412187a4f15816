import type {GradeTools} from "../../workbook/exercise/kind.js";
import {assignInput} from "./inputs/assignInput.js";
import type {MakeInput} from "./inputs/input.js";
import {numericInput} from "./inputs/numericInput.js";
import {choiceInput, severalInput} from "./inputs/optionsInput.js";
import {orderInput} from "./inputs/orderInput.js";
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
  target: targetInput
};

/** What the graders of a kind need beside the answer, loaded when an answer is first checked; a kind that needs nothing has no entry. */
export const gradeTools: Readonly<Record<string, () => Promise<GradeTools>>> = {
  target: async () => ({kernel: await (await import("../../model/pressures/fastKernel.js")).fastKernel()})
};
