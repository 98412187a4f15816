import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {kinds} from "../../../src/workbook/exercise/kinds.js";
import {isAttempt} from "../../../src/workbook/exercise/kind.js";
import {maySeeSolution, variantOf, type PublishedExercise} from "../../../src/workbook/exercise/published.js";
import {calculate, roundTo} from "../../../src/workbook/exercise/expression.js";
import type {Json} from "../../../src/workbook/json.js";
import {block, gradeAnswer, prepare, problemsOf} from "./author.js";

const answers = "accepted: [{answer: x}]\nrejected: [{answer: y, gets: no}]\n";
const options = `options:
  - {text: One}
  - {text: Two, right: true, feedback: Two is one of them.}
  - {text: Three, feedback: Three is not.}
  - {text: None, right: true}
`;
const assignment = (kind: string) => `kind: ${kind}
targets: [{id: captive, text: Captive}, {id: market, text: Market}, {id: modular, text: Modular}]
items:
  - {id: price, text: By price, goes: market}
  - {id: guided, text: Guided closely, goes: captive, feedback: {market: A price does not guide.}}
`;
const texts: Record<string, string> = {
  choice: `kind: choice\n${options.replace("right: true}", "right: false}")}`,
  several: `kind: several\n${options}mistakes: [{chosen: [a, c], feedback: The odd ones.}]\n`,
  numeric: `kind: numeric\nanswer: 42.5\nunit: "%"\ntolerance: 0.5\nmistakes: [{answer: 57.5, feedback: That is the rest.}]\n`,
  order: `kind: order\nitems:\n  - {id: bed, text: Bed}\n  - {id: tea, text: Tea}\n  - {id: out, text: Out}\n  - {id: bus, text: Bus}\nmistakes: [{first: bus, then: tea, feedback: No tea on the bus.}]\n`,
  match: assignment("match"),
  classify: assignment("classify"),
  short: `kind: short\nmodel: Firms of one industry in one place.\nrubric: [{text: One industry}, {text: One place}]\nleast: 3\n`,
  predict: `kind: predict\nseries: [[0, 0], [10, 0.1], [20, 0.8]]\nx: {label: year}\ny: {label: Share, low: 0, high: 1}\nmistakes: [{when: {direction: down}, feedback: It does not fall.}]\n`,
  target: `kind: target\npreset: contract-india\nshow: [assistance, inspection]\nmost: 1\nruns: 1\nconditions: [{outcome: spirit, least: 0.2}]\n`
};
const published = Object.fromEntries(
  Object.entries(texts).map(([kind, text]) => [kind, prepare(block(text + answers)).published])
) as Record<string, PublishedExercise>;
const grade = async (kind: string, answer: unknown) => {
  const {verdict, credit, message, mistake} = await gradeAnswer(published[kind]!, answer);
  return [verdict, Math.round(credit * 100) / 100, message, mistake];
};

test("every kind has a text here", () => expect(Object.keys(texts).filter((kind) => !kinds[kind])).toEqual([]));

describe("several", () => {
  test("empty before anything, all or some of the right options, and the foreseen set", async () => {
    expect((await grade("several", [])).slice(0, 2)).toEqual(["empty", 0]);
    expect((await grade("several", ["b", "d"])).slice(0, 4)).toEqual(["right", 1, "Right.", null]);
    expect((await grade("several", ["d", "b"])).slice(0, 2)).toEqual(["right", 1]);
    expect(await grade("several", ["d"])).toEqual([
      "partly",
      0.5,
      "3 of the 4 options are judged rightly. Two is one of them.",
      "b"
    ]);
    expect(await grade("several", ["b", "c", "d"])).toEqual([
      "partly",
      0.5,
      "3 of the 4 options are judged rightly. Three is not.",
      "c"
    ]);
    expect(await grade("several", ["a", "c"])).toEqual([
      "wrong",
      0,
      "0 of the 4 options are judged rightly. The odd ones.",
      "a+c"
    ]);
  });
});

describe("numeric", () => {
  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["many", "unreadable"],
    ["42 firms", "unit"],
    ["42.5", "right"],
    ["42,5 %", "right"],
    ["42.5 per cent", "right"],
    ["42", "right"],
    ["43.0", "right"],
    ["43.04", "right"],
    ["43.1", "wrong"],
    ["41.9", "wrong"]
  ])("%j is %s", async (text, verdict) => expect((await grade("numeric", text))[0]).toBe(verdict));
  test("foreseen slips have their own message, among them the share of one", async () => {
    expect(await grade("numeric", "57.8")).toEqual(["wrong", 0, "That is the rest.", "mistake-1"]);
    expect(await grade("numeric", "0.425")).toMatchObject([
      "wrong",
      0,
      expect.stringMatching(/multiply by 100/),
      "per-cent"
    ]);
  });
  test("a share takes per cent only with its sign", async () => {
    const share = prepare(block(`kind: numeric\nanswer: 0.25\nunit: share\n${answers}`)).published;
    expect(await gradeAnswer(share, "25 %")).toMatchObject({verdict: "right"});
    expect(await gradeAnswer(share, "25")).toMatchObject({verdict: "wrong", mistake: "per-cent"});
  });
  test("words for scales count, with or without the unit", async () => {
    const money = prepare(block(`kind: numeric\nanswer: 68\nunit: US$ million\n${answers}`)).published;
    for (const text of ["68", "US$ 68 million", "68,000 thousand dollars", "0.068 billion"])
      expect((await gradeAnswer(money, text)).verdict, text).toBe("right");
    expect((await gradeAnswer(money, "68 rupees")).verdict).toBe("unit");
  });
  test("a mark that may mean two things is read as both", async () => {
    const firms = prepare(block(`kind: numeric\nanswer: 1250\n${answers}`)).published;
    for (const text of ["1,250", "1.250", "1 250"])
      expect((await gradeAnswer(firms, text)).verdict, text).toBe("right");
    expect((await gradeAnswer(firms, "1,251")).message).toContain("was read as 1,251 and as 1.251.");
  });
  test("decimals below 0 round to tens and hundreds", async () => {
    const round = prepare(block(`kind: numeric\nanswer: 12300\ndecimals: -2\ntolerance: 100\n${answers}`)).published;
    for (const text of ["12,249", "12200", "12400"]) expect((await gradeAnswer(round, text)).verdict).toBe("right");
    expect((await gradeAnswer(round, "12500")).verdict).toBe("wrong");
  });
  test("a tolerance that takes in too many numbers is the author's mistake", () =>
    expect(problemsOf(block(`kind: numeric\nanswer: 5\ntolerance: 9\ndecimals: 2\n${answers}`))).toEqual([
      expect.stringMatching(/^8: .*field tolerance: has to take in at most 100 numbers/)
    ]));
});

describe("order", () => {
  test("nothing moved is empty; pairs in order count; a foreseen order has its message", async () => {
    expect((await grade("order", null)).slice(0, 2)).toEqual(["empty", 0]);
    expect((await grade("order", ["bed", "tea", "out", "bus"])).slice(0, 2)).toEqual(["right", 1]);
    expect((await grade("order", ["tea", "out", "bus", "bed"])).slice(0, 2)).toEqual(["partly", 0.67]);
    const [verdict, , message, mistake] = await grade("order", ["bus", "out", "tea", "bed"]);
    expect([verdict, message, mistake]).toEqual([
      "wrong",
      "Of 3 steps from one item to the next, 0 are right. No tea on the bus.",
      "bus-before-tea"
    ]);
  });
  test("the order in which items are first shown is not the right one", () => {
    const {question} = variantOf(published["order"]!, null) as unknown as {question: {items: {id: string}[]}};
    expect(question.items.map(({id}) => id)).not.toEqual(["bed", "tea", "out", "bus"]);
  });
});

describe.each(["match", "classify"])("%s", (kind) => {
  test("empty, unfinished, then item by item", async () => {
    expect((await grade(kind, {})).slice(0, 2)).toEqual(["empty", 0]);
    expect(await grade(kind, {price: "market"})).toEqual([
      "unfinished",
      0,
      "One item has no place yet. Choose one, then check.",
      null
    ]);
    expect((await grade(kind, {price: "market", guided: "captive"})).slice(0, 2)).toEqual(["right", 1]);
    expect(await grade(kind, {price: "market", guided: "market"})).toEqual([
      "partly",
      0.5,
      "1 of 2 is in the right place. A price does not guide.",
      "guided-market"
    ]);
    expect((await gradeAnswer(published[kind]!, {price: "market", guided: "modular"})).details).toEqual({
      marks: {price: "right", guided: "wrong"}
    });
  });
});

test("a match has one item for each target, a classification may have several", () => {
  const same = (kind: string) =>
    assignment(kind).replace("goes: captive, feedback: {market: A price does not guide.}", "goes: market");
  expect(problemsOf(block(same("classify") + answers))).toEqual([]);
  expect(problemsOf(block(same("match") + answers))).toEqual([
    expect.stringMatching(/items › 2 › goes: has to be a target that no other/)
  ]);
});

describe("short text", () => {
  test("empty, too short, then the model answer and points to find in one's own", async () => {
    expect((await grade("short", "  ")).slice(0, 2)).toEqual(["empty", 0]);
    expect(await grade("short", "Firms together")).toEqual([
      "unfinished",
      0,
      "2 words are too short for this question. Write at least 3.",
      null
    ]);
    const given = await gradeAnswer(published["short"]!, "Firms of a kind");
    expect(given).toMatchObject({
      verdict: "given",
      credit: 0,
      details: {model: "<p>Firms of one industry in one place.</p>"}
    });
    expect(given.opens?.explanation).toBeTypeOf("string");
    expect(await grade("short", {text: "Firms of a kind", marks: ["a"]})).toEqual([
      "given",
      0.5,
      "You find 1 of 2 points in your answer.",
      null
    ]);
  });
});

/** Any input of a kind, from its published question. */
const inputs: Record<string, (question: never) => fc.Arbitrary<Json>> = {
  choice: ({options}: {options: {id: string}[]}) => fc.constantFrom(null, ...options.map(({id}) => id)),
  several: ({options}: {options: {id: string}[]}) => fc.subarray(options.map(({id}) => id)),
  numeric: () => fc.string(),
  order: ({items}: {items: {id: string}[]}) =>
    fc.option(
      fc.shuffledSubarray(
        items.map(({id}) => id),
        {minLength: items.length}
      )
    ),
  match: ({items, targets}: {items: {id: string}[]; targets: {id: string}[]}) =>
    fc
      .dictionary(fc.constantFrom(...items.map(({id}) => id)), fc.constantFrom(...targets.map(({id}) => id)))
      .map((d) => ({...d})),
  classify: (question) => inputs["match"]!(question),
  short: () => fc.record({text: fc.string(), marks: fc.subarray(["a", "b"])}).map((r) => ({...r})),
  predict: () =>
    fc
      .uniqueArray(fc.tuple(fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 50})), {selector: ([x]) => x})
      .map((points) => points.map(([x, y]) => [x, y / 50]).sort(([a], [b]) => a! - b!)),
  target: ({seed}: {seed: number}) =>
    fc
      .record(
        {assistance: fc.integer({min: 0, max: 20}), inspection: fc.integer({min: 0, max: 20})},
        {requiredKeys: []}
      )
      .map((moved) => ({
        scenario: "contract-india",
        changes: Object.fromEntries(Object.entries(moved).map(([key, twentieths]) => [key, twentieths / 20])),
        seed
      }))
};

describe.each(Object.keys(texts))("every answer to %s", (name) => {
  const exercise = JSON.parse(JSON.stringify(published[name])) as PublishedExercise;
  const kind = kinds[name]!;
  const {question, check} = variantOf(exercise, null);
  const any = inputs[name]!(question as never);

  test("comes back from JSON as it was, is described, and gets a grade within bounds", () =>
    fc.assert(
      fc.asyncProperty(any, async (input) => {
        const kept = JSON.parse(JSON.stringify(input)) as Json;
        expect(kind.read(kept, question)).toEqual(input);
        expect(kind.describe(input, question).length).toBeGreaterThan(0);
        const grade = await kind.grade(input, question, check, {});
        expect(grade.credit).toBeGreaterThanOrEqual(0);
        expect(grade.credit).toBeLessThanOrEqual(1);
        expect(grade.verdict === "right").toBe(grade.verdict !== "given" && grade.credit === 1);
        if (!isAttempt(grade.verdict)) expect([grade.credit, grade.opens]).toEqual([0, undefined]);
        expect(grade.message.length).toBeGreaterThan(10 * Number(grade.verdict !== "right"));
      }),
      {numRuns: 25}
    ));

  test("is empty before anything is done, and no other kind of value is taken for one", async () => {
    expect((await kind.grade(kind.empty(question), question, check, {})).verdict).toBe("empty");
    expect(kind.read({nothing: {}}, question)).toBeNull();
    expect(kind.read([[1]], question)).toBeNull();
  });
});

describe("numbers that are drawn", () => {
  const drawn = `kind: numeric
draw: {firms: {from: 100, to: 900, step: 50}, share: [10, 20, 40]}
derive: {members: firms * share / 100}
answer: members
unit: firms
mistakes: [{answer: firms - members, feedback: "You counted the {=firms - members} others."}]
`;
  const over = {
    prompt: "Of {=firms} firms, {=share} % pay. How many?",
    explanation: "{=share} % of {=firms} is {=members}."
  };

  test("give the same question and key for the same seed, and another seed may give another", async () => {
    const first = prepare(block(drawn + answers, over)).published;
    const second = prepare(block(drawn + answers, over)).published;
    expect(second).toEqual(first);
    expect(first.variants).toHaveLength(12);
    expect(new Set(first.variants.map(({promptText}) => promptText)).size).toBe(12);
    for (const seed of [0, 1, 2 ** 32 - 1, 77]) {
      const {promptText} = variantOf(first, seed);
      const [, firms, share] = /Of (\d+) firms, (\d+) % pay/.exec(promptText)!;
      const members = (Number(firms) * Number(share)) / 100;
      expect((await gradeAnswer(first, members, {seed})).verdict).toBe("right");
      const others = await gradeAnswer(first, Number(firms) - members, {seed});
      expect(others.message).toBe(`You counted the ${Number(firms) - members} others.`);
    }
  });

  test("name only numbers that the exercise has", () =>
    expect(problemsOf(block(drawn.replace("answer: members", "answer: member") + answers, over))).toEqual([
      expect.stringMatching(/field answer: "member" is no number of this exercise, which has firms, share, members\.$/)
    ]));
});

test("calculations follow the usual order and say what they cannot read", () => {
  const numbers = new Map([["a", 3]]);
  for (const [text, value] of [
    ["1 + 2 * a", 7],
    ["(1 + 2) * -a", -9],
    ["10 / 4 - 1", 1.5],
    ["round(2 / 3, 2)", 0.67],
    ["max(1, a, 2) + min(4, 5)", 7]
  ] as const)
    expect(calculate(text, numbers)).toBe(value);
  for (const text of ["1 +", "b", "1 2", "(1", "nothing(1)", "1 / 0", "toString(1)"])
    expect(() => calculate(text, numbers)).toThrow();
  expect(roundTo(1.005, 2)).toBe(1.01);
});

test("the solution opens as its rule says", () => {
  expect(maySeeSolution({when: "never", after: 0}, 9, true)).toBe(false);
  expect(maySeeSolution({when: "right", after: 0}, 9, false)).toBe(false);
  expect(maySeeSolution({when: "right", after: 0}, 1, true)).toBe(true);
  expect(maySeeSolution({when: "answer", after: 1}, 0, false)).toBe(false);
  expect(maySeeSolution({when: "answer", after: 1}, 1, false)).toBe(true);
  expect(maySeeSolution({when: "attempts", after: 3}, 2, false)).toBe(false);
  expect(maySeeSolution({when: "attempts", after: 3}, 3, false)).toBe(true);
});
