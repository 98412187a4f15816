import {expect, test} from "vitest";
import {
  attemptsLeft,
  carriedOver,
  isSolved,
  isTouched,
  newRecord,
  pickKept,
  promptOf,
  startedAgain,
  withAssessment,
  withGrade,
  withHint,
  withInput,
  withSolution
} from "../../../src/workbook/exercise/session.js";
import {block, prepare} from "./author.js";

const text = `kind: choice
options: [{text: A town}, {text: A cluster, right: true}]
attempts: 2
accepted: [{answer: b}]
rejected: [{answer: a, gets: Not yet}]
`;
const {published: exercise} = prepare(block(text));
const stamp = (at: number) => ({at, writer: "me"});
const fresh = newRecord(exercise, null, stamp(1));
const wrong = {verdict: "wrong", credit: 0, message: "Not yet.", mistake: null} as const;
const right = {verdict: "right", credit: 1, message: "Right.", mistake: null} as const;

test("a new record holds the question as it can be read anywhere", () => {
  expect(fresh).toMatchObject({
    page: "test",
    exercise: "an-exercise",
    question: exercise.hash,
    input: null,
    seed: null
  });
  expect(promptOf(exercise, null)).toBe("Which one?\n- A town\n- A cluster");
  expect(isTouched(exercise, fresh)).toBe(false);
});

test("records are never changed in place, and each change is later than the one before", () => {
  const typed = withInput(fresh, "a", stamp(0));
  expect(fresh.input).toBeNull();
  expect(typed.changed).toBeGreaterThan(fresh.changed);
  expect(isTouched(exercise, typed)).toBe(true);
  expect(isTouched(exercise, withHint(fresh, stamp(2)))).toBe(true);
  expect(withSolution(typed, stamp(3)).revealed).toBe(true);
});

test("only a graded answer is an attempt", () => {
  const typed = withInput(fresh, "a", stamp(2));
  expect(withGrade(typed, {...wrong, verdict: "empty"}, stamp(3))).toBe(typed);
  const tried = withGrade(typed, wrong, stamp(3));
  expect(tried.attempts).toEqual([{input: "a", verdict: "wrong", credit: 0, message: "Not yet.", at: 3}]);
  expect([attemptsLeft(exercise, tried), isSolved(tried)]).toEqual([1, false]);
  const solved = withGrade(withInput(tried, "b", stamp(4)), right, stamp(5));
  expect([attemptsLeft(exercise, solved), isSolved(solved)]).toEqual([0, true]);
});

test("one's own assessment changes the last attempt and adds none", () => {
  const given = withGrade(withInput(fresh, "a", stamp(2)), {...wrong, verdict: "given"}, stamp(3));
  const assessed = withAssessment(given, {...right, verdict: "given"}, stamp(9));
  expect(assessed.attempts).toEqual([{input: "a", verdict: "given", credit: 1, message: "Right.", at: 3}]);
});

test("starting again empties the answer, and counted attempts still count", () => {
  const tried = withGrade(withInput(fresh, "a", stamp(2)), wrong, stamp(3));
  expect(startedAgain(exercise, tried, null, stamp(4))).toMatchObject({input: null, attempts: [{verdict: "wrong"}]});
  expect(startedAgain({...exercise, attempts: null}, tried, null, stamp(4))).toMatchObject({input: null, attempts: []});
});

test("an answer to another wording is kept apart, and can be carried over where it fits", () => {
  const older = {...withInput(fresh, "a", stamp(2)), question: "other"};
  const now = withInput(fresh, "b", stamp(3));
  expect(pickKept(exercise, [older, now])).toEqual({current: now, earlier: null});
  expect(pickKept(exercise, [older])).toEqual({current: null, earlier: older});
  expect(pickKept(exercise, [{...older, input: null}])).toEqual({current: null, earlier: null});
  expect(carriedOver(exercise, older, stamp(5))).toMatchObject({input: "a", question: exercise.hash, attempts: []});
  expect(carriedOver(exercise, {...older, input: "z"}, stamp(5))).toBeNull();
  expect(carriedOver(exercise, {...older, kind: "short"}, stamp(5))).toBeNull();
});
