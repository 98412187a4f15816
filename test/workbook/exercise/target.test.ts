import {describe, expect, test} from "vitest";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import type {TargetDetails, TargetQuestion} from "../../../src/workbook/exercise/kinds/target.js";
import {kindOf, openExplanation, openSolution, variantOf} from "../../../src/workbook/exercise/published.js";
import {bandsOf, settingFor} from "../../../src/workbook/exercise/scenarioRuns.js";
import {block, gradeAnswer, prepare, problemsOf} from "./author.js";

const kernel = await fastKernel();
const answers = "accepted: [{answer: {assistance: 1}}]\nrejected: [{answer: {}, gets: Nothing differs}]\n";
const text = `kind: target
preset: contract-india
show: [auditRate, inspection, assistance, association]
most: 2
runs: 2
conditions:
  - {outcome: spirit, least: 0.4}
  - {outcome: jobs, least: 0.9, of: start}
  - {outcome: publicCost, most: 0.03}
answer: {assistance: 0.7, association: 0.8}
solution: after an answer
mistakes:
  - {when: {raised: [auditRate], only: [auditRate]}, feedback: Audits only.}
  - {when: {raised: [inspection], unmoved: [assistance]}, feedback: Without help.}
  - {when: {met: [spirit], unmet: [publicCost]}, feedback: Too dear.}
`;
const exercise = prepare(block(text + answers)).published;
const question = variantOf(exercise, null).question as unknown as TargetQuestion;
const grade = (answer: object, on = exercise) => gradeAnswer(on, answer, {tools: {kernel}});

describe("a scenario to be found", () => {
  test("empty, then out of range, then too many controls, and only then the runs", async () => {
    expect(await grade({})).toMatchObject({verdict: "empty", credit: 0});
    const kind = kindOf(exercise);
    const {check} = variantOf(exercise, null);
    const wild = {scenario: "contract-india", seed: question.seed, changes: {assistance: 9}};
    expect(await kind.grade(wild, question as never, check, {kernel})).toMatchObject({verdict: "unreadable"});
    const many = await grade({auditRate: 1, inspection: 0.5, assistance: 1});
    expect(many).toMatchObject({verdict: "unfinished", credit: 0});
    expect(many.message).toBe(
      "You moved 3 controls (Audits, Inspections, Assistance), and may move 2. Put one back, then check."
    );
  });
  test("is right when all conditions are met, and says of each whether it is and by what value", async () => {
    const right = await grade({assistance: 0.7, association: 0.8});
    expect(right).toMatchObject({verdict: "right", credit: 1, mistake: null, details: {met: [true, true, true]}});
    expect(openExplanation(variantOf(exercise, null), right.opens)).toContain("Because it is so.");
    const wrong = await grade({auditRate: 0.9});
    expect(wrong).toMatchObject({
      verdict: "wrong",
      credit: 0,
      mistake: "mistake-1",
      details: {met: [false, true, true]}
    });
    expect(wrong.message).toMatch(
      /^2 of 3 conditions are met\. Compliance in the spirit is 0\.\d\d and has to be at least 0\.40\. Audits only\.$/
    );
    expect(wrong.opens).toBeUndefined();
  });
  test("what was met before earns nothing; what is gained earns its part", async () => {
    expect(await grade({assistance: 1, inspection: 1})).toMatchObject({
      verdict: "partly",
      mistake: "mistake-3"
    });
    expect((await grade({inspection: 0.3})).mistake).toBe("mistake-2");
  });
  test("values are the same bits with the plain kernel, and the same as live", async () => {
    const input = {assistance: 0.75, inspection: 0.21};
    const [fast, plain] = await Promise.all(
      [kernel, plainKernel()].map((k) => gradeAnswer(exercise, input, {tools: {kernel: k}}))
    );
    expect(fast).toEqual(plain);
    expect(await gradeAnswer(exercise, input)).toEqual(plain);
    const read = kindOf(exercise).read(input, question as never) as never;
    const bands = await bandsOf(settingFor(question, read), question.runs, {kernel});
    expect((fast!.details as TargetDetails).values[0]).toBe(bands.late("spirit"));
  });
  test("gives the page its turn and stops when it is told to", async () => {
    let time = 0;
    let turns = 0;
    const stop = new AbortController();
    const setting = settingFor(question, {scenario: "", changes: {}, seed: 1});
    const timer = setInterval(() => (turns += 1), 0);
    await bandsOf(setting, 2, {kernel, budget: 8, now: () => (time += 3)});
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
    stop.abort(new Error("left"));
    await expect(bandsOf(setting, 2, {kernel, signal: stop.signal, now: () => (time += 9)})).rejects.toThrow("left");
  });
  test("shows one way in the solution, in words", () =>
    expect(openSolution(variantOf(exercise, null), exercise.solution, undefined)!.text).toBe(
      "India: an implicit contract that asks little, seed 2014: Assistance 0.70 (at the start 0.10); Business association 0.80 (at the start 0.20)"
    ));
  test("asks in words for what it asks, without a key", () => {
    const words = kindOf(exercise).questionText(question as never);
    expect(words).toContain("- Compliance in the spirit: at least 0.40 (now 0.08)");
    expect(words).toContain("- Jobs in the cluster: at least 0.90, which is 90 % of the start (now 1.00)");
    expect(words).toContain("Of these controls at most 2 may be moved");
  });
  test("keeps preset, changes and seed; takes no other preset, parameter or value", () => {
    const {read} = kindOf(exercise);
    const kept = {scenario: "contract-india", changes: {assistance: 0.5}, seed: question.seed};
    expect(read(kept, question as never)).toEqual(kept);
    expect(read({...kept, scenario: "contract-china"}, question as never)).toBeNull();
    expect(read({...kept, changes: {fine: 0.2}}, question as never)).toBeNull();
    expect(read({assistance: 1.5}, question as never)).toBeNull();
    expect(read({assistance: "much"}, question as never)).toBeNull();
  });
});

test("a start of the author's own is part of every answer, and moving back from it counts as a move", async () => {
  const own = prepare(
    block(`${text.replace("most: 2", "most: 2\nchanges: {inspection: 0.3, fine: 0.15}")}${answers}`)
  ).published;
  const at = variantOf(own, null).question as unknown as TargetQuestion;
  const kind = kindOf(own);
  expect(kind.empty(at as never)).toMatchObject({changes: {inspection: 0.3, fine: 0.15}});
  expect(kind.read({inspection: 0.02}, at as never)).toMatchObject({changes: {inspection: 0.02, fine: 0.15}});
  expect((await grade({inspection: 0.02}, own)).verdict).not.toBe("empty");
});

test("drawn numbers make conditions of their own", () => {
  const drawn = prepare(
    block(text.replace("least: 0.4", "least: goal") + "draw: {goal: [0.3, 0.35, 0.4]}\nvariants: 3\n" + answers, {
      prompt: "Raise it to {=goal}."
    })
  ).published;
  const goals = drawn.variants.map(({question, promptText}) => [
    (question as unknown as TargetQuestion).conditions[0]!.least,
    promptText
  ]);
  expect(goals).toHaveLength(3);
  for (const [least, prompt] of goals) expect(prompt).toBe(`Raise it to ${least}.`);
});

describe("mistakes of the author", () => {
  test.each([
    [
      text.replace("contract-india", "india"),
      /field preset: has to be the name of a file in data\/scenarios, but "india" is none/
    ],
    [
      text.replace("show: [auditRate", "show: [auditsRate"),
      /field show › 1: has to be a parameter .* did you mean "auditRate"\?/
    ],
    [text.replace("outcome: jobs", "outcome: jbos"), /field conditions › 2 › outcome: .*did you mean "jobs"\?/],
    [text.replace(", least: 0.4", ""), /field conditions › 1: has to have least, most or both/],
    [text.replace("least: 0.4", "least: goal"), /field conditions › 1 › least: "goal" is no number of this exercise/],
    [text.replace("least: 0.4", "least: 0.01"), /field conditions: has to ask for something: all conditions are met/],
    [
      text.replace("answer: {assistance: 0.7", "answer: {fine: 0.1"),
      /field answer › fine: has to be one of the parameters under show/
    ],
    [
      text.replace("only: [auditRate]", "only: [fine]"),
      /field mistakes › 1 › when › only › 1: has to be one of the parameters under show/
    ],
    [
      text.replace("met: [spirit]", "met: [gap]"),
      /field mistakes › 3 › when › met › 1: has to be the outcome of a condition/
    ]
  ])("%#", (wrong, message) => expect(problemsOf(block(wrong + answers)).join("\n")).toMatch(message));
});
