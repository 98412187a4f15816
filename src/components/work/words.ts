import type {ExerciseState} from "../../workbook/work/progress.js";

const dates = new Intl.DateTimeFormat("en-GB", {dateStyle: "medium", timeStyle: "short"});
const days = new Intl.DateTimeFormat("en-GB", {dateStyle: "long"});

/** Returns a time as "24 Nov 2026, 09:10" on the reader's clock; "at an unknown time" when it is none. */
export function timeText(time: number): string {
  return Math.abs(time) <= 8.64e15 ? dates.format(time) : "at an unknown time";
}

/** Returns a day as "24 November 2026". */
export const dayText = (time: number): string => days.format(time);

/** Returns a number with its noun: "1 answer", "2 answers". */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const verdicts: Readonly<Record<string, string>> = {
  empty: "nothing to check",
  unreadable: "not readable",
  unit: "unit missing or wrong",
  unfinished: "unfinished",
  wrong: "not right",
  partly: "partly right",
  right: "right",
  given: "answered"
};

/** Returns a verdict in words; one that is not known here as it stands. */
export const verdictText = (verdict: string): string =>
  Object.hasOwn(verdicts, verdict) ? verdicts[verdict]! : verdict;

/** How far an exercise is, in words. */
export const stateText: Readonly<Record<ExerciseState, string>> = {
  none: "Not begun",
  changed: "The question has changed since",
  begun: "Begun, not checked yet",
  tried: "Checked, not yet full points",
  done: "Full points"
};
