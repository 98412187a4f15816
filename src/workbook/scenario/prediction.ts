import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import type {Question} from "./state.js";

export const directions = ["up", "stays", "down"] as const;
export type Direction = (typeof directions)[number];

/** An answer to each question in a place, or null where there is none. */
export type Answer = Direction | number | null;

const small: Partial<Record<OutcomeKey, number>> = {hours: 0.5, margin: 0.003, publicCost: 0.001, privateCost: 0.001};

/** Returns how far an outcome has to move to count as moved: two hundredths of a share, half an hour a week. Our choice. */
export function smallChange(outcome: OutcomeKey): number {
  return small[outcome] ?? 0.02;
}

/** Returns whether an outcome goes up, stays or goes down between two numbers. */
export function directionOf(outcome: OutcomeKey, before: number, after: number): Direction {
  if (Math.abs(after - before) < smallChange(outcome)) return "stays";
  return after > before ? "up" : "down";
}

/** Returns whether an answer holds: the same direction, or a number no further away than twice a change that counts. */
export function answerHolds({outcome, as}: Question, answer: Answer, before: number, after: number): boolean {
  if (as === "direction") return answer === directionOf(outcome, before, after);
  return typeof answer === "number" && Math.abs(answer - after) <= 2 * smallChange(outcome);
}

/** Returns a number that a reader wrote, with a comma or a point, or null. */
export function readAnswer(text: string): number | null {
  const clean = text.trim().replace(",", ".").replace("−", "-");
  return /^-?\d{1,6}(\.\d{1,8})?$/.test(clean) ? Number(clean) : null;
}
