import type {ClaimsData, ClaimTest, TestedClaim} from "../../../src/workbook/claims/claimsData.js";
import {judge, verdictOf} from "../../../src/workbook/claims/judge.js";

let made = 0;

/** Returns a test of a claim with two arms whose runs lie around two means. */
export function aTest(claim: string, from: number, to: number, changes: Partial<ClaimTest> = {}): ClaimTest {
  const values = (mean: number) => Array.from({length: 12}, (_, i) => mean + 0.001 * ((i % 3) - 1));
  const arms = [values(from), values(to)];
  const expect = changes.expect ?? "raises";
  return {
    id: ++made,
    claim,
    model: "pressures",
    about: "About it.",
    setting: "a cause",
    measure: "an outcome, 0 to 1",
    sign: null,
    ground: "Brazil’s contract",
    country: "BR",
    chosenFor: false,
    byConstruction: false,
    arms: [
      {name: "little", mean: from, values: arms[0]!},
      {name: "much", mean: to, values: arms[1]!}
    ],
    ...judge({expect, smallest: 0.02, arms}),
    expect,
    ...changes
  };
}

/** Returns a claim with its tests. */
export function aClaim(id: string, tests: readonly ClaimTest[], changes: Partial<TestedClaim> = {}): TestedClaim {
  return {
    id,
    name: id,
    claim: `What ${id} says.`,
    mechanism: "Because.",
    condition: null,
    topic: "enforcement",
    country: null,
    section: "india-1",
    passage: "India, paragraph 1",
    verdict: verdictOf(tests.map((t) => t.verdict)),
    standing: tests.length ? "open" : null,
    tests,
    reason: tests.length ? null : "It is not in the models.",
    ...changes
  };
}

/** Returns data of a few claims with every verdict. */
export function someClaims(): ClaimsData {
  const india = {ground: "India’s contract", country: "IN"};
  return {
    claims: [
      aClaim("holds", [aTest("holds", 0.1, 0.3), aTest("holds", 0.1, 0.4, india)]),
      aClaim(
        "depends-on-ground",
        [aTest("depends-on-ground", 0.1, 0.3), aTest("depends-on-ground", 0.1, 0.105, india)],
        {
          topic: "chain",
          country: "IN"
        }
      ),
      aClaim("does-nothing", [aTest("does-nothing", 0.2, 0.201)], {standing: "chosen"}),
      aClaim("turns-round", [aTest("turns-round", 0.5, 0.2)], {topic: "chain", standing: "built in"}),
      aClaim("is-silent", [])
    ],
    topics: ["chain", "enforcement"],
    models: {pressures: "Where pressures meet"},
    seeds: 12,
    readings: 144
  };
}
