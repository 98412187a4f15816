import {readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {parse} from "csv-parse/sync";
import {describe, expect, test} from "vitest";
import {cases} from "../../../src/model/governance/cases.js";
import {chainProblems, summarise, withLink, type Chain} from "../../../src/model/governance/chain.js";
import {workedChains} from "../../../src/model/governance/chains.js";
import {outcomeOfTie} from "../../../src/model/governance/classify.js";
import {isForm, outcomes} from "../../../src/model/governance/forms.js";
import {dimensions, ruleSchema, tieSchema, type Tie} from "../../../src/model/governance/parameters.js";
import {defaultsOf, toValues, valueProblems} from "../../../src/model/schema/parameter.js";

const rules = defaultsOf(ruleSchema);
const market: Tie = {complexity: 0.2, codifiability: 0.8, capability: 0.8};
const captive: Tie = {complexity: 0.8, codifiability: 0.8, capability: 0.2};
const excluded: Tie = {complexity: 0.2, codifiability: 0.8, capability: 0.2};
const chain = (links: Chain["links"]): Chain => ({
  id: "test",
  title: "Test",
  nodes: Array.from({length: links.length + 1}, (_, i) => ({
    id: `n${i}`,
    name: `Node ${i}`,
    kind: "supplier",
    role: "works"
  })),
  links,
  outside: [{id: "law", name: "Law", kind: "state"}]
});

describe("a chain", () => {
  test("whose links one actor drives is unipolar, by two bipolar, by three multipolar", () => {
    const by = (...drivers: string[]) => summarise(chain(drivers.map((d) => ({tie: captive, drivers: [d]}))), rules);
    expect(by("n0", "n0", "n0")).toMatchObject({poles: 1, polarity: "unipolar"});
    expect(by("n0", "n1")).toMatchObject({poles: 2, polarity: "bipolar"});
    expect(by("n0", "n1", "law")).toMatchObject({poles: 3, polarity: "multipolar"});
    expect(by("n0", "n0", "n0", "law")).toMatchObject({poles: 1, polarity: "unipolar"});
  });
  test("shares a link between its drivers in equal parts, and the shares add up to 1", () => {
    const {shares} = summarise(
      chain([
        {tie: captive, drivers: ["n0", "law"]},
        {tie: captive, drivers: ["n0"]}
      ]),
      rules
    );
    expect(shares.map(({actor, share}) => [actor.id, share])).toEqual([
      ["n0", 0.75],
      ["law", 0.25]
    ]);
  });
  test("has no firm as driver of a market tie, but law may drive it", () => {
    const summary = summarise(
      chain([
        {tie: market, drivers: ["n0"]},
        {tie: market, drivers: ["n1", "law"]}
      ]),
      rules
    );
    expect(summary.undriven).toBe(1);
    expect(summary.shares.map((s) => s.actor.id)).toEqual(["law"]);
  });
  test("of price alone is driven by nobody", () => {
    expect(summarise(chain([{tie: market, drivers: ["n0"]}]), rules)).toMatchObject({
      poles: 0,
      polarity: "nobody",
      undriven: 1,
      shares: []
    });
  });
  test("breaks where a supplier is excluded, and nobody drives what is not there", () => {
    expect(summarise(chain([{tie: excluded, drivers: ["n0"]}]), rules)).toMatchObject({
      broken: 1,
      undriven: 0,
      forms: [],
      polarity: "nobody"
    });
  });
  test("holds several forms at once when its links differ, and one when they do not", () => {
    const both = chain([
      {tie: captive, drivers: ["n0"]},
      {tie: market, drivers: []}
    ]);
    expect(summarise(both, rules).forms).toEqual(["market", "captive"]);
    expect(summarise(withLink(both, 1, both.links[0]!), rules).forms).toEqual(["captive"]);
  });
  test("that names an unknown driver or lacks a link is refused with a sentence", () => {
    expect(() => summarise(chain([{tie: captive, drivers: ["ghost"]}]), rules)).toThrow(/"ghost"/);
    expect(chainProblems({...chain([{tie: captive, drivers: []}]), links: []})).toEqual([
      "test has 0 links for 2 nodes."
    ]);
  });
  test("needs more poles the larger the share that makes one", () => {
    const share = fc.double({min: 0, max: 1, noNaN: true});
    const link = fc.record({
      tie: fc.record({complexity: share, codifiability: share, capability: share}),
      drivers: fc.uniqueArray(fc.constantFrom("n0", "n1", "law"), {maxLength: 3})
    });
    fc.assert(
      fc.property(fc.array(link, {minLength: 1, maxLength: 6}), (links) => {
        const c = chain(links);
        const poles = [0.5, 0.75, 1].map((poleShare) => summarise(c, toValues(ruleSchema, {poleShare})).poles);
        expect(poles).toEqual([...poles].sort((a, b) => a - b));
        const {shares, links: results, broken, undriven} = summarise(c, rules);
        const driven = results.filter((l) => l.drivers.length).length;
        expect(broken + undriven + driven).toBe(links.length);
        if (driven) expect(shares.reduce((sum, s) => sum + s.share, 0)).toBeCloseTo(1, 12);
      }),
      {seed: 20140612, numRuns: 200}
    );
  });
});

describe("chains and cases of the paper", () => {
  const passages = new Set(
    (parse(readFileSync(join("data", "passage.csv"), "utf8"), {columns: true}) as {id: string}[]).map((p) => p.id)
  );
  test("are sound, hold a form at every link, and name passages that exist", () => {
    for (const c of workedChains) {
      expect(chainProblems(c)).toEqual([]);
      expect(passages).toContain(c.passage);
      for (const {governance} of summarise(c, rules).links) expect(isForm(governance.outcome), c.id).toBe(true);
    }
  });
  test("each case has values in range, a passage for its story and for each reason, and does not repeat our reading among the others", () => {
    expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
    for (const c of cases) {
      expect(valueProblems(tieSchema, c.tie)).toEqual([]);
      for (const id of [c.passage, ...dimensions.map((d) => c.reasons[d].passage)]) expect(passages).toContain(id);
      expect(c.alsoFits).not.toContain(outcomeOfTie(c.tie, rules));
      for (const o of c.alsoFits) expect(outcomes).toContain(o);
    }
  });
  test("our readings, which a change of wording must not move (non-regression)", () => {
    expect(Object.fromEntries(cases.map((c) => [c.id, outcomeOfTie(c.tie, rules)]))).toEqual({
      "furniture-eu": "modular",
      "brand-exporter": "modular",
      "exporter-contractor": "market",
      "chinese-suppliers": "modular",
      kunshan: "hierarchy",
      "leather-goods": "relational",
      "tannery-ban": "exclusion",
      "agra-footwear": "captive",
      jalandhar: "market",
      "sao-paulo-garments": "captive",
      toritama: "market",
      charcoal: "relational"
    });
    expect(Object.fromEntries(workedChains.map((c) => [c.id, summarise(c, rules).polarity]))).toEqual({
      "indian-garments": "bipolar",
      "indian-leather": "multipolar",
      "brazilian-furniture": "bipolar",
      "sao-paulo": "bipolar",
      toritama: "unipolar",
      "chinese-brands": "bipolar"
    });
  });
  test("several forms stand in one chain, as the critics of one form per chain say (claim several-governance-forms)", () => {
    const counts = workedChains.map((c) => summarise(c, rules).forms.length);
    expect(counts.filter((n) => n > 1).length).toBeGreaterThan(workedChains.length / 2);
  });
});
