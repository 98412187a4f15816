import {describe, expect, test} from "vitest";
import {homeMarketEnsemble} from "../../../src/model/homeMarket/ensemble.js";
import {homeMarketParameters} from "../../../src/model/homeMarket/parameters.js";
import {defaultsOf} from "../../../src/model/schema/parameter.js";
import {exercisePages} from "../../../steps/exercise/pages.js";
import type {Point} from "../../../src/workbook/exercise/curve.js";
import type {CurveQuestion} from "../../../src/workbook/exercise/curvePlot.js";
import {openExplanation, openSolution, variantOf} from "../../../src/workbook/exercise/published.js";
import {block, gradeAnswer, prepare, problemsOf} from "./author.js";

const answers = "accepted: [{answer: [[0, 1]]}]\nrejected: [{answer: [], gets: no}]\n";
const series = `kind: predict
series: [[0, 0], [10, 0], [20, 0.1], [30, 0.6], [40, 0.8]]
x: {label: year}
y: {label: Share, low: 0, high: 1}
solution: after an answer
mistakes:
  - {when: {direction: level}, feedback: It does not stay so.}
  - {when: {direction: up, level: low}, feedback: More follow.}
`;
const scenario = `kind: predict
scenario: {preset: contract-india, changes: {askPrice: 0.9}, after: 20, outcome: spirit, beside: [letter], runs: 2}
mistakes:
  - {when: {like: letter}, feedback: Papers are papers.}
  - {when: {direction: up}, feedback: Too hopeful.}
`;
const exercise = prepare(block(series + answers)).published;
const modelled = prepare(block(scenario + answers)).published;
const grade = async (answer: Point[], on = exercise) => {
  const {verdict, credit, message, mistake} = await gradeAnswer(on, answer);
  return [verdict, credit, message, mistake] as const;
};

describe("a predicted curve", () => {
  test("is empty, then unfinished until it reaches both ends, and neither is an attempt that opens anything", async () => {
    expect((await grade([])).slice(0, 2)).toEqual(["empty", 0]);
    const short = await gradeAnswer(exercise, [
      [0, 0],
      [20, 0.2]
    ]);
    expect(short).toMatchObject({
      verdict: "unfinished",
      message: "Your curve ends at year 20. Draw it up to 40, then check."
    });
    expect(short.details).toBeUndefined();
    expect(
      (
        await grade([
          [20, 0.1],
          [40, 0.8]
        ])
      )[2]
    ).toBe("Your curve begins at year 20. Draw it from 0, then check.");
  });
  test("gets full credit for direction and rough level, half for the direction alone, none for another direction", async () => {
    expect(
      (
        await grade([
          [0, 0],
          [40, 0.75]
        ])
      ).slice(0, 2)
    ).toEqual(["right", 1]);
    expect(
      await grade([
        [0, 0],
        [40, 0.4]
      ])
    ).toEqual([
      "partly",
      0.5,
      "Direction: right, it rises. Level: yours ends near 0.37, the record’s near 0.74, so yours is too low. Timing: yours has gone half of its way at year 19, the record’s at 26, so yours is too early. More follow.",
      "mistake-2"
    ]);
    expect(
      await grade([
        [0, 0],
        [40, 0.02]
      ])
    ).toEqual([
      "wrong",
      0,
      "Direction: yours stays about level, the record’s rises. Level: yours ends near 0.02, the record’s near 0.74, so yours is too low. It does not stay so.",
      "mistake-1"
    ]);
    expect(
      (
        await grade([
          [0, 0],
          [20, 0.9],
          [40, 0.1]
        ])
      )[2]
    ).toMatch(/yours rises, then falls/);
  });
  test("too early or too late is said and costs nothing", async () => {
    const [verdict, , message] = await grade([
      [0, 0],
      [5, 0.7],
      [40, 0.8]
    ]);
    expect(verdict).toBe("right");
    expect(message).toMatch(/half of its way at year 3, the record’s at 26, so yours is too early/);
  });
  test("an attempt shows the real curve, and only what lies in the field", async () => {
    const {details} = await gradeAnswer(modelled, [
      [20, 0.1],
      [60, 0.1]
    ]);
    const {real} = details as {real: Point[]};
    expect([real[0]![0], real.at(-1)![0]]).toEqual([20, 60]);
  });
  test("opens the explanation when it is right, and the solution by its rule", async () => {
    const variant = variantOf(exercise, null);
    const {opens} = await gradeAnswer(exercise, [
      [0, 0],
      [40, 0.8]
    ]);
    expect(openExplanation(variant, opens)).toContain("Because it is so.");
    expect(openSolution(variant, exercise.solution, undefined)!.text).toMatch(/^It rises: 0.00 at 0/);
  });
});

describe("a curve of the model", () => {
  const question = variantOf(modelled, null).question as unknown as CurveQuestion;
  test("is shown up to the change and not beyond it, with others beside it", () => {
    expect(question.known.at(-1)![0]).toBe(20);
    expect(question.start).toBe(20);
    expect(question.beside.map(({key, points}) => [key, points.length])).toEqual([["letter", 60]]);
    expect(JSON.stringify(question)).not.toContain("askPrice");
  });
  test("a curve near that of another outcome has its own message", async () => {
    const letter = question.beside[0]!.points.filter(([x]) => x >= 20);
    expect((await grade(letter, modelled))[3]).toBe("mistake-1");
    expect(
      (
        await grade(
          [
            [20, 0.1],
            [60, 0.34]
          ],
          modelled
        )
      )[3]
    ).toBe("mistake-2");
    // A slight slope is as good as none.
    expect(
      (
        await grade(
          [
            [20, 0.08],
            [60, 0.18]
          ],
          modelled
        )
      )[0]
    ).toBe("right");
  });
  test("what was drawn is read back as it is, and nothing beyond the field is taken", () => {
    const read = (answer: unknown) =>
      gradeAnswer(modelled, answer).then(
        () => true,
        () => false
      );
    return Promise.all([
      expect(
        read([
          [20, 0.1],
          [33, 0.12345],
          [60, 0.9]
        ])
      ).resolves.toBe(true),
      expect(
        read([
          [10, 0.1],
          [60, 0.9]
        ])
      ).resolves.toBe(false),
      expect(
        read([
          [20, 0.1],
          [60, 1.9]
        ])
      ).resolves.toBe(false),
      expect(
        read([
          [30, 0.1],
          [20, 0.9]
        ])
      ).resolves.toBe(false)
    ]);
  });
});

describe("mistakes of the author", () => {
  test.each([
    [series.replace(/series: .*/, ""), /has to have a scenario or a series/],
    [series.replace("[20, 0.1]", "[5, 0.1]"), /7: .*field series › 3: has to lie to the right of the point before it/],
    [series.replace("x: {label: year}\n", ""), /field x: is missing; it has to have a label/],
    [series.replace("high: 1", "high: 0.5"), /field y: has to have room for the curve, which runs from 0 to 0.8/],
    [series + "shown: 39\n", /field shown: has to leave something to draw: the curve runs from 0 to 40/],
    [
      series.replace("direction: level", "direction: flat"),
      /has to be one of up, down, level, hump, dip, but is "flat"/
    ],
    [
      scenario.replace("spirit", "sprit"),
      /field scenario › outcome: has to be an outcome of the model of pressures, but "sprit" is none; did you mean "spirit"\?/
    ],
    [
      scenario.replace("askPrice: 0.9", "askPrice: 9"),
      /field scenario › changes › askPrice: cannot be run.*from 0 to 1/
    ],
    [scenario.replace("askPrice: 0.9", "layers: 2"), /cannot be run\. "layers" cannot change in the middle of a run/],
    [
      scenario.replace("like: letter", "like: gap"),
      /field mistakes › 1 › when › like: has to be an outcome under scenario › beside/
    ],
    [scenario + "series: [[0, 0], [1, 1], [2, 2]]\n", /field series: cannot stand beside scenario/]
  ])("%#", (text, message) => expect(problemsOf(block(text + answers)).join("\n")).toMatch(message));
});

test("the curve of the chapter on standards at home is the model’s own", () => {
  const page = exercisePages().find((one) => one.page === "home-market")!;
  const {fields} = page.blocks.find(({authored}) => authored!.common.id === "years-of-nothing")!.authored!;
  const {bands} = homeMarketEnsemble(defaultsOf(homeMarketParameters), {runs: 30});
  expect((fields as {series: Point[]}).series).toEqual(
    Array.from(bands.leadShare.median, (share, i) => [i + 1, Number(share.toFixed(2))])
  );
});
