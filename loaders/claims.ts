import {experimentModels} from "../src/model/experiments.js";
import {untested} from "../src/model/untested.js";
import type {ClaimsData, ClaimTest, Standing, TestedClaim} from "../src/workbook/claims/claimsData.js";
import {verdictOf} from "../src/workbook/claims/judge.js";
import {passageLabel} from "../steps/prose/notes.js";
import {readTable} from "./csv.js";

/** Returns a claim's name: its id as words. */
export function claimName(id: string): string {
  const words = id
    .replaceAll("-", " ")
    .replace(/\beu\b/, "EU")
    .replace(/\bcsr\b/, "CSR")
    .replace(/\bdevils\b/, "devil’s")
    .replace(/\bknowhow\b/, "know-how");
  return words.replace(/^./, (letter) => letter.toUpperCase());
}

function standingOf(tests: readonly ClaimTest[]): Standing | null {
  if (!tests.length) return null;
  if (tests.some((t) => t.chosenFor)) return "chosen";
  return tests.every((t) => t.byConstruction) ? "built in" : "open";
}

const round = (x: number, decimals: number): number => Number(x.toFixed(decimals));

/** Returns a test with as many decimals as its figure can show; runs.duckdb keeps all. */
function rounded(test: ClaimTest): ClaimTest {
  const step = test.smallest > 0 ? test.smallest / 20 : 1e-6;
  const decimals = Math.min(9, Math.max(0, Math.ceil(-Math.log10(step))));
  return {
    ...test,
    effect: round(test.effect, decimals + 1),
    low: round(test.low, decimals + 1),
    high: round(test.high, decimals + 1),
    smallest: round(test.smallest, decimals + 1),
    arms: test.arms.map(({name, mean, values}) => ({
      name,
      mean: round(mean, decimals),
      values: values.map((x) => (x === null ? null : round(x, decimals)))
    }))
  };
}

/**
 * Returns what the page on claims shows, from experiments that have been run. Throws an Error for a test of no claim, and
 * for a claim with neither a test nor a reason in src/model/untested.ts.
 */
export function claimsData(tests: readonly ClaimTest[], folder = "data"): ClaimsData {
  const passages = new Map(readTable("passage", folder).map((row) => [row.id!, row]));
  const rows = readTable("claim", folder);
  const strays = tests.filter((t) => !rows.some((row) => row.id === t.claim)).map((t) => t.claim);
  if (strays.length) throw new Error(`These claims of experiments are not in data/claim.csv: ${strays.join(", ")}.`);
  const claims = rows.map((row): TestedClaim => {
    const own = tests.filter((t) => t.claim === row.id);
    return {
      id: row.id!,
      name: claimName(row.id!),
      claim: row.claim!,
      mechanism: row.mechanism!,
      condition: row.condition ?? null,
      topic: row.topic!,
      country: row.country ?? null,
      section: row.section!,
      passage: passageLabel(passages.get(row.section!)!),
      verdict: verdictOf(own.map((t) => t.verdict)),
      standing: standingOf(own),
      tests: own.map(rounded),
      reason: own.length ? null : (untested[row.id!] ?? null)
    };
  });
  const silent = claims.filter((c) => !c.tests.length && !c.reason).map((c) => c.id);
  if (silent.length) throw new Error(`Neither a test nor a reason why not: ${silent.join(", ")}.`);
  return {
    claims,
    topics: [...new Set(claims.map((c) => c.topic))],
    models: experimentModels,
    seeds: tests[0]?.arms[0]?.values.length ?? 0,
    readings: tests.reduce((sum, t) => sum + t.arms.reduce((n, arm) => n + arm.values.length, 0), 0)
  };
}
