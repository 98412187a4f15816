import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {drawFirms} from "../../../src/model/pressures/firms.js";
import {
  countIndex as C,
  countNames,
  floatFields,
  wholeFields,
  type FirmMemory,
  type Kernel
} from "../../../src/model/pressures/memory.js";
import {outcomeKeys, type OutcomeKey, type OutcomeValues} from "../../../src/model/pressures/outcomes.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {run, simulate, type Setting} from "../../../src/model/pressures/run.js";
import {defaultsOf} from "../../../src/model/schema/parameter.js";
import {anySetting, anyValues, plainValues} from "./settings.js";

const fast = await fastKernel();
const always = {seed: 11, numRuns: 60};

/** The kernel, and what it counts in every step, segment after segment. */
function recorded(kernel: Kernel): {kernel: Kernel; counts: Int32Array[]} {
  const counts: Int32Array[] = [];
  const step: Kernel["step"] = (start, end, isFirst) => {
    kernel.step(start, end, isFirst);
    counts.push(kernel.counts.slice());
  };
  return {kernel: {...kernel, step}, counts};
}

/** The kernel that visits the firms of a segment four at a time, the last four first. */
function backwards(kernel: Kernel): Kernel {
  const counts = new Int32Array(countNames.length);
  return {
    ...kernel,
    counts,
    step(start, end, isFirst) {
      counts.fill(0);
      for (let at = end - 4; at >= start; at -= 4) {
        kernel.step(at, at + 4, isFirst);
        kernel.counts.forEach((n, i) => (counts[i]! += n));
      }
    }
  };
}

/** Turns round the order of the places from start to end. */
function turnRound(memory: FirmMemory, start: number, end: number): void {
  for (const name of [...floatFields, ...wholeFields]) memory[name].subarray(start, end).reverse();
}

describe("nothing is lost", () => {
  test("active, closed and moved firms and their workers are those of the start, in every segment and period", () => {
    fc.assert(
      fc.property(anySetting, (setting) => {
        const {kernel, counts} = recorded(fast);
        const {population, step} = simulate(setting, kernel);
        for (let t = 0; t < setting.values.periods; t++) step();
        counts.forEach((count, n) => {
          const s = n % 4;
          const of = (...names: (keyof typeof C)[]) => names.reduce((sum, name) => sum + count[C[name]]!, 0);
          const workers = population.workers.subarray(population.starts[s], population.starts[s + 1]);
          const active = of("firms0", "firms1", "firms2", "firms3");
          expect(active + of("closedFirms", "movedFirms")).toBe(population.sizes[s]);
          expect(of("workers0", "workers1", "workers2", "workers3", "closedWorkers", "movedWorkers")).toBe(
            workers.reduce((a, b) => a + b, 0)
          );
          const next = counts[n + 4];
          if (!next) return;
          const empty = of("closedFirms", "movedFirms") + of("closingFirms", "movingFirms") - of("enteringFirms");
          expect(next[C.closedFirms]! + next[C.movedFirms]!).toBe(empty);
        });
      }),
      always
    );
  });
});

/** Checks what must hold for outcomes whatever the values are. */
function expectSane(now: OutcomeValues): void {
  for (const key of outcomeKeys) expect(Number.isFinite(now[key]), key).toBe(true);
  const shares: OutcomeKey[] = [
    ...(["letter", "spirit", "ignoring", "ticking", "evading", "committing", "detected", "undetected"] as const),
    ...(["jobs", "formalJobs", "underground", "left", "lost", "active", "survival"] as const),
    ...(["capability", "experience", "norms", "pollution"] as const)
  ];
  for (const key of shares) {
    expect(now[key], key).toBeGreaterThanOrEqual(0);
    expect(now[key], key).toBeLessThanOrEqual(1 + 1e-12);
  }
  expect(now.jobs + now.left + now.lost).toBeCloseTo(1, 12);
  if (now.active === 0) return;
  expect(now.letter + now.ignoring).toBeCloseTo(1, 12);
  expect(now.ticking + now.evading + now.committing).toBeCloseTo(now.letter, 12);
}

function expectSaneRun(setting: Setting): void {
  const simulation = simulate(setting, fast);
  while (simulation.period < setting.values.periods) expectSane(simulation.step());
  const {capability, experience, norm, reserve} = simulation.memory;
  for (const column of [capability, experience, norm]) expect(column.every((x) => x >= 0 && x <= 1)).toBe(true);
  expect(reserve.every(Number.isFinite)).toBe(true);
}

describe("outcomes are sane", () => {
  test("for settings anywhere in the ranges", () => {
    fc.assert(
      fc.property(anySetting, (setting) => {
        expectSaneRun(setting);
      }),
      always
    );
  });

  const small = {...defaultsOf(pressureParameters), firms: 41, periods: 12};
  test.each(pressureParameters.map((p) => p.key))("at the least, the greatest and the usual %s", (key) => {
    const {min, max, default: usual} = pressureParameters.find((p) => p.key === key)!;
    for (const value of [min, max, usual])
      expectSaneRun({values: {...small, [key]: key === "firms" ? Math.min(value, 300) : value}, seed: 5});
  });

  test("with all parameters at their least and at their greatest", () => {
    const all = (bound: "min" | "max") => Object.fromEntries(pressureParameters.map((p) => [p.key, p[bound]]));
    expectSaneRun({values: {...small, ...all("min")}, seed: 5});
    expectSaneRun({values: {...small, ...all("max"), firms: 400, periods: 60}, seed: 5});
  });
});

describe("a run depends on its setting alone", () => {
  test("the same seed gives the same run, another seed another", () => {
    const setting = {values: plainValues, seed: 1};
    expect(run(setting, fast)).toStrictEqual(run(setting, fast));
    expect(run({...setting, seed: 2}, fast).spirit).not.toStrictEqual(run(setting, fast).spirit);
  });

  test("two simulations with kernels of their own do not disturb each other", async () => {
    const [one, other] = [await fastKernel(), await fastKernel()];
    const a = simulate({values: plainValues, seed: 1}, one);
    const b = simulate({values: {...plainValues, firms: 5000}, seed: 2}, other);
    const alone = run({values: plainValues, seed: 1}, fast).spirit;
    for (let t = 0; t < plainValues.periods; t++) {
      expect(a.step().spirit).toBe(alone[t]);
      b.step();
    }
  });

  test("in whatever order the firms are visited", () => {
    fc.assert(
      fc.property(anySetting, fc.constantFrom(fast, plainKernel()), (setting, kernel) => {
        expect(run(setting, backwards(kernel))).toStrictEqual(run(setting, kernel));
      }),
      always
    );
  });

  test("wherever in its segment a firm lies", () => {
    fc.assert(
      fc.property(anySetting, (setting) => {
        const plain = simulate(setting, plainKernel());
        const turned = simulate({...setting, phases: []}, fast);
        const {starts} = turned.population;
        for (let s = 0; s < 4; s++) turnRound(turned.memory, starts[s]!, starts[s + 1]!);
        const first = setting.phases?.reduce((least, {from}) => Math.min(least, from), Infinity) ?? Infinity;
        for (let t = 0; t < Math.min(first, setting.values.periods); t++)
          expect(turned.step()).toStrictEqual(plain.step());
      }),
      always
    );
  });
});

describe("runs with the same seed share their firms", () => {
  const traits = ["workers", "tier", "tradition", "region", "norm", "capability", "experience", "key"] as const;

  test("a firm is the same whatever the other segments hold", () => {
    fc.assert(
      fc.property(anyValues, fc.integer(), fc.integer({min: 20, max: 300}), (values, seed, firms) => {
        const one = drawFirms(values, seed);
        const other = drawFirms({...values, firms, weightPrice: 1, weightMass: values.weightMass / 2}, seed);
        for (let s = 0; s < 4; s++) {
          const common = Math.min(one.sizes[s]!, other.sizes[s]!);
          for (const trait of traits)
            for (let n = 0; n < common; n++)
              expect(one[trait][one.starts[s]! + n]).toBe(other[trait][other.starts[s]! + n]);
        }
      }),
      always
    );
  });

  test("other norms leave sizes, layers and regions as they are", () => {
    const one = drawFirms(plainValues, 1);
    const other = drawFirms({...plainValues, norms: 0.9, tradition: 1, capability: 0}, 1);
    for (const trait of ["workers", "tier", "region", "experience", "key"] as const)
      expect(other[trait]).toStrictEqual(one[trait]);
  });
});
