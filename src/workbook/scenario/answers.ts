import {directions, type Answer} from "./prediction.js";

const place = "workbook-predictions";
const mostKept = 30;

/** What a student answered to the questions of a link, and whether the outcomes were shown. */
export interface KeptAnswers {
  readonly answers: readonly Answer[];
  readonly revealed: boolean;
}

type All = [name: string, kept: KeptAnswers][];

const isAnswer = (x: unknown): x is Answer =>
  x === null || (typeof x === "number" && Number.isFinite(x)) || (directions as readonly unknown[]).includes(x);

function readAll(): All {
  try {
    const data: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    if (!Array.isArray(data)) return [];
    return data.filter(
      (item): item is All[number] =>
        Array.isArray(item) &&
        typeof item[0] === "string" &&
        Array.isArray((item[1] as KeptAnswers | undefined)?.answers) &&
        (item[1] as KeptAnswers).answers.every(isAnswer)
    );
  } catch {
    return [];
  }
}

/** Returns what was answered to a link's questions on this machine, or null; also where the browser keeps nothing. */
export function keptAnswers(name: string): KeptAnswers | null {
  const found = readAll().find(([own]) => own === name)?.[1];
  return found ? {answers: found.answers, revealed: found.revealed === true} : null;
}

/** Keeps the answers to a link's questions, so that a reload does not lose them; returns false where the browser keeps nothing. */
export function keepAnswers(name: string, kept: KeptAnswers): boolean {
  try {
    const others = readAll().filter(([own]) => own !== name);
    localStorage.setItem(place, JSON.stringify([...others, [name, kept]].slice(-mostKept)));
    return true;
  } catch {
    return false;
  }
}
