import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import {pressureParameters, type PressureChanges} from "../../../src/model/pressures/parameters.js";
import {settingProblems} from "../../../src/model/pressures/run.js";
import {drawKey} from "../../../src/model/numeric/random.js";
import {
  isLink,
  linkVersion,
  longestLink,
  readLink,
  upgradeFields,
  visible,
  writeLink,
  type Fields
} from "../../../src/workbook/scenario/link.js";
import {
  addScenario,
  allOpen,
  isFixed,
  isForStudents,
  letters,
  otherControls,
  permissions,
  setChanges,
  settingsOf,
  startStudio,
  tidyPermissions,
  type ControlKey,
  type Scenario,
  type StudioState
} from "../../../src/workbook/scenario/state.js";
import {presetOf, presets} from "../lab/presets.js";

const read = (hash: string) => readLink(hash, presets);
const india = startStudio(presetOf("contract-india"));

const valueIn = ({min, max, step}: (typeof pressureParameters)[number]) =>
  step === 1
    ? fc.integer({min, max})
    : fc.oneof(
        fc.double({min, max, noNaN: true}).map((x) => x + 0),
        fc.integer({min: 0, max: 100}).map((i) => Number((min + ((max - min) * i) / 100).toFixed(3)))
      );
const changesOf = (keys: readonly (typeof pressureParameters)[number][]) =>
  fc
    .subarray([...keys], {maxLength: 12})
    .chain((chosen) => fc.tuple(...chosen.map((p) => valueIn(p).map((value) => [p.key, value] as const))))
    .map((pairs) => Object.fromEntries(pairs) as PressureChanges);
const free = pressureParameters.filter(({key}) => !isFixed(key));
const text = (most: number, lines = false) =>
  fc
    .string({unit: "grapheme", maxLength: most})
    .map((t) => [...visible(t).trim()].slice(0, most).join("").trim())
    .map((t) => (lines ? t : t.replace(/\s+/g, " ")));
const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    name: text(30),
    preset: fc.constantFrom(...presets.map((p) => p.id)),
    changes: changesOf(pressureParameters),
    phases: fc.option(
      fc.array(fc.record({from: fc.integer({min: 0, max: 240}), changes: changesOf(free)}), {maxLength: 3})
    )
  })
  .map((s) => ({
    ...s,
    changes: Object.fromEntries(
      Object.entries(s.changes).filter(([key, x]) => x !== presetOf(s.preset).values[key as "fine"])
    ) as PressureChanges
  }));
const controls: ControlKey[] = [...pressureParameters.map((p) => p.key), ...otherControls];
const state: fc.Arbitrary<StudioState> = fc
  .record({
    scenarios: fc.array(scenario, {minLength: 1, maxLength: 4}),
    active: fc.nat(3),
    seed: fc.nat(999_999),
    outcomes: fc.shuffledSubarray([...outcomeKeys], {minLength: 1, maxLength: 3}),
    explained: fc.option(
      fc.record({from: fc.integer({min: -1, max: 3}), to: fc.nat(3), outcome: fc.constantFrom(...outcomeKeys)})
    ),
    permissions: fc
      .record({
        rest: fc.constantFrom(...permissions),
        except: fc
          .dictionary(fc.constantFrom(...controls), fc.constantFrom(...permissions), {maxKeys: 8})
          .map((d) => ({...d}))
      })
      .map(tidyPermissions),
    questions: fc.uniqueArray(
      fc.record({outcome: fc.constantFrom(...outcomeKeys), as: fc.constantFrom("direction", "number")}),
      {
        maxLength: 4,
        selector: (q) => q.outcome
      }
    ),
    exercises: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}:[a-z0-9-]{1,9}$/), {maxLength: 8}),
    title: text(80),
    note: text(300, true)
  })
  .map((s) => {
    const n = s.scenarios.length;
    const {explained} = s;
    const sane = explained && explained.from < n && explained.to < n && explained.from !== explained.to;
    return {...s, active: s.active % n, explained: sane ? explained : null} as StudioState;
  });

describe("a link", () => {
  test("gives back every state that it was written from, whole and without a complaint", () => {
    fc.assert(
      fc.property(state, (given) => {
        const link = writeLink(given, presets);
        fc.pre(link.length <= longestLink);
        const {state: back, refused, outdated} = read(`#${link}`);
        expect(refused).toEqual([]);
        expect(back).toEqual(given);
        expect(outdated).toBe(false);
        expect(settingsOf(back, presets)).toEqual(settingsOf(given, presets));
        expect(writeLink(back, presets)).toBe(link);
      }),
      {numRuns: 400, seed: 7}
    );
  });
  test.each(presets.map((p) => p.id))("%s by itself is a short line of words", (id) => {
    const link = writeLink(startStudio(presetOf(id)), presets);
    expect(link).toMatch(new RegExp(`^v=${linkVersion}&p=${id}&check=\\w+$`));
    expect(read(link).state).toEqual(startStudio(presetOf(id)));
  });
  test("holds only what differs", () => {
    const next = setChanges(india, presetOf("contract-india"), {inspection: 0.3, fine: 0.1});
    expect(writeLink(next, presets)).toMatch(/^v=1&p=contract-india&inspection=0.3&check=\w+$/);
  });
  test("keeps numbers to the last bit", () => {
    const next = setChanges(india, presetOf("contract-india"), {inspection: 0.1 + 0.2});
    expect(read(writeLink(next, presets)).state.scenarios[0]!.changes.inspection).toBe(0.1 + 0.2);
  });
  test("says when a preset has changed since it was made", () => {
    const link = writeLink(india, presets);
    const later = presets.map((p) => (p.id === "contract-india" ? {...p, values: {...p.values, fine: 0.2}} : p));
    expect(readLink(link, later)).toMatchObject({refused: [], outdated: true});
  });
  test("is told from the name of a place in the page", () => {
    expect(["#v=1&p=a", "p=a", "#observablehq-main", "", "#the-studio"].map(isLink)).toEqual([
      true,
      true,
      false,
      false,
      false
    ]);
  });
});

describe("links of version 1 that are in the world keep opening", () => {
  const base = {...india, seed: 2014};
  const change = (changes: PressureChanges) => [{name: "", preset: "contract-india", changes, phases: null}];
  test.each<[string, StudioState]>([
    ["v=1&p=contract-india", base],
    [
      "v=1&p=contract-india&inspection=0.3&assistance=0.5",
      {...base, scenarios: change({inspection: 0.3, assistance: 0.5})}
    ],
    ["v=1&p=contract-india&seed=7&out=jobs,pollution", {...base, seed: 7, outcomes: ["jobs", "pollution"]}],
    [
      "v=1&p=contract-india&inspection=0.3&b.p=contract-china&b.fine=0.2&b.name=China,+stricter&at=b&why=a,b,jobs",
      {
        ...base,
        scenarios: [
          ...change({inspection: 0.3}),
          {name: "China, stricter", preset: "contract-china", changes: {fine: 0.2}, phases: null}
        ],
        active: 1,
        explained: {from: 0, to: 1, outcome: "jobs"}
      }
    ],
    [
      "v=1&p=contract-india&inspection=0.3&rest=hide&open=inspection,assistance&lock=preset&ask=spirit,jobs:number&set=clusters:joint-action&title=Inspect+more&note=What+happens%3F%0ASay+why.",
      {
        ...base,
        scenarios: change({inspection: 0.3}),
        permissions: {rest: "hide", except: {inspection: "open", assistance: "open", preset: "lock"}},
        questions: [
          {outcome: "spirit", as: "direction"},
          {outcome: "jobs", as: "number"}
        ],
        exercises: ["clusters:joint-action"],
        title: "Inspect more",
        note: "What happens?\nSay why."
      }
    ],
    [
      "v=1&p=contract-india&phases=20,fine:0.3,assistance:0.5;40,inspection:0.2",
      {
        ...base,
        scenarios: [
          {
            name: "",
            preset: "contract-india",
            changes: {},
            phases: [
              {from: 20, changes: {fine: 0.3, assistance: 0.5}},
              {from: 40, changes: {inspection: 0.2}}
            ]
          }
        ]
      }
    ]
  ])("%s", (link, expected) => expect(read(link)).toEqual({state: expected, refused: [], outdated: false}));

  test("a later version takes their fields through its steps", () => {
    const steps = [
      (fields: Fields): Fields => new Map([...fields].map(([key, value]) => [key === "p" ? "preset" : key, value])),
      (fields: Fields): Fields => new Map([...fields, ["third", "yes"]])
    ];
    const upgrade = (version: number) => [...upgradeFields(new Map([["p", "x"]]), version, steps)];
    expect(upgrade(1)).toEqual([
      ["preset", "x"],
      ["third", "yes"]
    ]);
    expect(upgrade(2)).toEqual([
      ["p", "x"],
      ["third", "yes"]
    ]);
    expect(upgrade(3)).toEqual([["p", "x"]]);
  });
});

describe("a link with something wrong in it opens with the sane part and says what was refused", () => {
  const cases: [string, string, RegExp, Partial<StudioState>][] = [
    ["an unknown preset", "v=1&p=atlantis", /preset “atlantis” does not exist/, {scenarios: india.scenarios}],
    [
      "a value out of range",
      "v=1&p=contract-india&fine=7&inspection=0.3",
      /Fines and closures \("fine"\) is 7, which is out of range; it has to be from 0 to 0.5/,
      {scenarios: [{...india.scenarios[0]!, changes: {inspection: 0.3}}]}
    ],
    ["no number", "v=1&p=contract-india&fine=lots", /"lots", which is no number/, {scenarios: india.scenarios}],
    ["infinity", "v=1&p=contract-india&fine=1e999", /out of range|not finite/, {scenarios: india.scenarios}],
    ["a number in another notation", "v=1&p=contract-india&firms=0x50", /"0x50"/, {scenarios: india.scenarios}],
    ["a part of a firm", "v=1&p=contract-india&firms=50.5", /not whole/, {scenarios: india.scenarios}],
    [
      "an unknown name",
      "v=1&p=contract-india&__proto__=1&fien=0.1",
      /“__proto__” is nothing that a link can set/,
      {scenarios: india.scenarios}
    ],
    [
      "a newer version",
      "v=9&p=contract-india&inspection=0.3",
      /newer workbook/,
      {scenarios: [{...india.scenarios[0]!, changes: {inspection: 0.3}}]}
    ],
    ["no version", "v=x&p=contract-india", /version is “x”/, {scenarios: india.scenarios}],
    ["another model", "v=1&m=climate&p=contract-india", /model “pressures” only/, {scenarios: india.scenarios}],
    ["a bad seed", "v=1&p=contract-india&seed=-3", /seed is “-3”/, {seed: 2014}],
    ["bad outcomes", "v=1&p=contract-india&out=spirit,happiness", /“happiness” is no outcome/, {outcomes: ["spirit"]}],
    ["damaged text", "v=1&p=contract-india&title=%E0%A4%A", /“title” is damaged/, {title: ""}],
    [
      "a long title",
      `v=1&p=contract-india&title=${"x".repeat(90)}`,
      /title is longer than 80/,
      {title: "x".repeat(80)}
    ],
    ["text that turns its direction", "v=1&p=contract-india&title=a%E2%80%AEb", /cannot be seen/, {title: "ab"}],
    [
      "controls that do not exist",
      "v=1&p=contract-india&lock=fine,toString",
      /“toString” is no control/,
      {permissions: {rest: "open", except: {fine: "lock"}}}
    ],
    [
      "an address for an exercise",
      "v=1&p=contract-india&set=javascript:alert(1)",
      /does not name an exercise/,
      {exercises: []}
    ],
    [
      "a phase of another kind",
      "v=1&p=contract-india&phases=20,firms:50,fine:0.2",
      /cannot change in the middle/,
      {scenarios: [{...india.scenarios[0]!, phases: [{from: 20, changes: {fine: 0.2}}]}]}
    ],
    ["one name twice", "v=1&p=contract-india&p=contract-china", /more than once/, {scenarios: india.scenarios}],
    ["no second scenario to work on", "v=1&p=contract-india&at=c", /no scenario “c”/, {active: 0}],
    ["too much", `v=1&p=contract-india&inspection=0.3&note=${"x".repeat(5000)}`, /longer than 4096/, {note: ""}]
  ];
  test.each(cases)("%s", (_, link, message, sane) => {
    const {state: back, refused} = read(link);
    expect(refused.join("\n")).toMatch(message);
    expect(back).toMatchObject(sane);
    expect(settingsOf(back, presets).flatMap(settingProblems)).toEqual([]);
  });
  test("markup stays text", () => {
    const title = `<img src=x onerror="alert(1)">`;
    expect(read(`v=1&p=contract-india&title=${encodeURIComponent(title)}`).state.title).toBe(title);
  });

  test("a hundred thousand mangled links open with settings that can be run, within seconds", () => {
    const seeds = [
      "v=1&p=contract-india&inspection=0.3&b.p=contract-china&b.fine=0.2&b.name=China,+stricter&at=b&why=a,b,jobs",
      "v=1&p=toritama&phases=20,fine:0.3,assistance:0.5;40,inspection:0.2&seed=12&out=jobs,hours",
      "v=1&p=furniture-eu&rest=hide&open=inspection&ask=spirit,jobs:number&set=clusters:a&title=A%20b&note=c%0Ad",
      writeLink(addScenario(setChanges(india, presetOf("contract-india"), {fine: 0.35, firms: 60})), presets)
    ];
    const alphabet = "abcdpv0123456789.&=%,;:+-_eE#<>\"'\\ \u0000\u202E\uD800é∞";
    const began = performance.now();
    let wrong = 0;
    for (let i = 0; i < 100_000; i++) {
      const draw = (n: number, salt: number) => (drawKey(11, i, salt) >>> 0) % n;
      let link = seeds[draw(seeds.length, 1)]!;
      const edits = 1 + draw(6, 2);
      for (let e = 0; e < edits; e++) {
        const at = draw(link.length + 1, 10 + e);
        const letter = alphabet[draw(alphabet.length, 20 + e)]!;
        const kind = draw(4, 30 + e);
        if (kind === 0) link = link.slice(0, at) + letter + link.slice(at);
        else if (kind === 1) link = link.slice(0, at) + letter + link.slice(at + 1);
        else if (kind === 2) link = link.slice(0, at) + link.slice(at + 1 + draw(8, 40 + e));
        else link = link.slice(0, at) + link.slice(draw(link.length, 50 + e)) + link.slice(at);
      }
      const {state: back} = read(link);
      if (i % 20 === 0 && settingsOf(back, presets).some((s) => settingProblems(s).length)) wrong += 1;
    }
    expect(wrong).toBe(0);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

test("a state that restricts nothing is not for students", () => {
  expect(isForStudents(india)).toBe(false);
  expect(isForStudents({...india, permissions: {...allOpen, rest: "hide"}})).toBe(true);
  expect(letters).toHaveLength(4);
});
