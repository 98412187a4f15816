import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {claimName, claimsData} from "../../loaders/claims.js";
import {runExperiment} from "../../loaders/claimRuns.js";
import {writeRuns} from "../../loaders/claimStore.js";
import {literal, query, withDuckDB} from "../../loaders/duckdb.js";
import type {Experiment} from "../../src/model/experiments.js";
import {aTest, someClaims} from "../workbook/claims/fixture.js";

const folder = mkdtempSync(join(tmpdir(), "claims-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const experiment: Experiment = {
  claim: "fertile-ground",
  about: "a",
  setting: "s",
  arms: ["low", "high"],
  expect: "raises",
  smallest: 0.1,
  outcome: (arm, seed) => (arm === "high" ? 1 : 0) + seed / 100
};

test("every arm is run with the seeds from one on, and judged", () => {
  const test = runExperiment(experiment, "pressures", 7, 12);
  expect(test.arms.map((a) => a.values.length)).toEqual([12, 12]);
  expect(test.arms[0]!.values[0]).toBe(0.01);
  expect(test.verdict).toBe("supported");
  expect(test.effect).toBeCloseTo(1);
});

test("names of claims are their ids as words", () => {
  expect(claimName("eu-buyers-furniture")).toBe("EU buyers furniture");
  expect(claimName("joint-product")).toBe("Joint product");
  expect(claimName("devils-deal-lax")).toBe("Devil’s deal lax");
});

test("a test of no claim, and a claim without test or reason, are errors", () => {
  expect(() => claimsData([aTest("no-such-claim", 0, 1)])).toThrow("no-such-claim");
  expect(() => claimsData([aTest("fertile-ground", 0, 1)])).toThrow("Neither a test nor a reason why not: ");
});

test("runs are stored with every value, and the same runs give the same bytes", async () => {
  const data = someClaims();
  const tests = data.claims.flatMap((c) => c.tests);
  const paths = ["a.duckdb", "b.duckdb"].map((name) => join(folder, name));
  for (const path of paths) await writeRuns(path, data, tests);
  expect(readFileSync(paths[0]!).equals(readFileSync(paths[1]!))).toBe(true);
  const {rows} = await withDuckDB(async (connection) => {
    await connection.run(`ATTACH ${literal(paths[0]!)} AS runs (READ_ONLY)`);
    return query(
      connection,
      `SELECT e.claim, a.name, count(*), max(r.value) FROM runs.run r JOIN runs.arm a USING (experiment, arm)
       JOIN runs.experiment e ON e.id = r.experiment WHERE e.claim = 'turns-round' GROUP BY ALL ORDER BY a.name`
    );
  });
  expect(rows).toEqual([
    ["turns-round", "little", 12, 0.501],
    ["turns-round", "much", 12, 0.201]
  ]);
});
