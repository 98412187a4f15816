import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {drawKey} from "../src/model/numeric/random.js";
import {fastKernel} from "../src/model/pressures/fastKernel.js";
import type {Kernel} from "../src/model/pressures/memory.js";
import {outcomes, type OutcomeKey} from "../src/model/pressures/outcomes.js";
import {pressureParameters, type PressureKey, type PressureValues} from "../src/model/pressures/parameters.js";
import type {Preset} from "../src/model/pressures/presets.js";
import {lateMean, run} from "../src/model/pressures/run.js";
import type {Parameter} from "../src/model/schema/parameter.js";
import {elementaryEffects, morrisDesign} from "../src/model/sensitivity/morris.js";
import {neighbourhood, valueAt} from "../src/model/sensitivity/neighbourhood.js";
import type {
  Interval,
  MorrisResult,
  OutcomeSensitivity,
  SensitivityData,
  SensitivityFactor
} from "../src/model/sensitivity/results.js";
import {sobolDesign, sobolIndices, type Estimate} from "../src/model/sensitivity/sobol.js";
import {files, hashFiles, removeOthers} from "./cache.js";
import {readScenarios} from "./scenarios.js";

export interface SensitivitySizes {
  readonly firms: number;
  readonly periods: number;
  readonly late: number;
  /**
   * A parameter moves by a tenth of its whole range to either side of the contract, within the range. Over whole ranges
   * every contract would be the same cloud of points, and the question is what matters near each of them; an equal share
   * of the slider for all, and not of the value, gives a contract that asks little the same room to ask more.
   */
  readonly reach: number;
  readonly walks: number;
  readonly levels: number;
  readonly points: number;
  readonly resamples: number;
  /** How many parameters Sobol's method looks at one by one; the others move too, as one factor. */
  readonly chosen: number;
}

/** Sizes that keep the whole within forty seconds on one core with the fast kernel. */
export const sizes: SensitivitySizes = {
  firms: 150,
  periods: 60,
  late: 20,
  reach: 0.1,
  walks: 16,
  levels: 4,
  points: 400,
  resamples: 400,
  chosen: 12
};

const outcomeKeys: readonly OutcomeKey[] = [
  "letter",
  "spirit",
  "gap",
  "formalJobs",
  "underground",
  "margin",
  "pollution",
  "jobs"
];

/** How large a model is and how long it runs is the analysis' own choice; all other parameters move. */
const sizeKeys: readonly PressureKey[] = ["firms", "periods"];
const parameters: readonly Parameter[] = pressureParameters.filter(({key}) => !sizeKeys.includes(key));

/** Chance is a factor of its own: the seed that draws the firms and decides their luck. It has the last dimension. */
const luck: SensitivityFactor = {key: "luck", label: "Chance (another seed)", group: "Chance"};
const rest: SensitivityFactor = {key: "rest", label: "All other parameters together", group: "All others"};
const luckAt = parameters.length;
const toFactor = ({key, label, group}: Parameter): SensitivityFactor => ({key, label, group});

const morrisSeed = 1991;
const sobolSeed = 2010;

/** Late means of the outcomes at a point of the unit cube around a contract. */
type Model = (point: ArrayLike<number>) => Readonly<Record<OutcomeKey, number>>;

function modelAround(preset: Preset, {firms, periods, late, reach}: SensitivitySizes, kernel: Kernel): Model {
  const spans = parameters.map((p) => neighbourhood(p, preset.values[p.key as PressureKey], reach));
  return (point) => {
    const moved = parameters.map((p, i) => [p.key, valueAt(p, spans[i]!, point[i]!)]);
    const values: PressureValues = {...preset.values, ...Object.fromEntries(moved), firms, periods};
    const seed = drawKey(preset.seed, Math.floor(point[luckAt]! * 2 ** 30), 5) | 0;
    const series = run({values, seed}, kernel);
    return Object.fromEntries(outcomeKeys.map((key) => [key, lateMean(series[key], late)])) as Record<
      OutcomeKey,
      number
    >;
  };
}

const round = (x: number, digits: number): number => Number(x.toPrecision(digits));
const share = (x: number): number => Math.round(x * 1000) / 1000;
const interval = ({value, low, high}: Estimate): Interval => [share(value), share(low), share(high)];

/** Returns Morris' results by outcome, in the order of the parameters, with chance last. */
function morris(model: Model, {walks, levels}: SensitivitySizes): Record<string, MorrisResult[]> {
  const design = morrisDesign(parameters.length + 1, {walks, levels, seed: morrisSeed});
  // Every walk has seeds of its own, or all walks would meet the few seeds of one grid.
  const results = design.points.map((point, i) => {
    const own = point.slice();
    const walk = Math.floor(i / (parameters.length + 2));
    own[luckAt] = (walk * 64 + 1 + point[luckAt]! * (levels - 1)) / 2 ** 20;
    return model(own);
  });
  return Object.fromEntries(
    outcomeKeys.map((key) => {
      const effects = elementaryEffects(
        design,
        results.map((r) => r[key])
      );
      // Another seed is another seed: its effect is not stretched to a full range.
      const scale = (i: number) => (i === luckAt ? design.delta : 1);
      return [
        key,
        effects.map(({mu, muStar, sigma}, i): MorrisResult => [mu * scale(i), muStar * scale(i), sigma * scale(i)])
      ];
    })
  );
}

/** Returns the parameters with the largest share of all mean effect sizes, averaged over contracts and outcomes, in the order of the schema. */
function mostImportant(results: readonly Record<string, MorrisResult[]>[], count: number): number[] {
  const weight = parameters.map(() => 0);
  for (const result of results)
    for (const key of outcomeKeys) {
      const sum = parameters.reduce((all, _, i) => all + result[key]![i]![1], 0);
      if (sum > 0) parameters.forEach((_, i) => (weight[i]! += result[key]![i]![1] / sum));
    }
  return parameters
    .map((_, i) => i)
    .sort((i, j) => weight[j]! - weight[i]! || i - j)
    .slice(0, count)
    .sort((i, j) => i - j);
}

function sobol(
  model: Model,
  chosen: readonly number[],
  {points, resamples}: SensitivitySizes
): Record<string, Omit<OutcomeSensitivity, "morris">> {
  const others = parameters.map((_, i) => i).filter((i) => !chosen.includes(i));
  const factors = [...chosen.map((i) => [i]), others, [luckAt]];
  const design = sobolDesign(parameters.length + 1, factors, {n: points, seed: sobolSeed});
  const a = design.a.map(model);
  const b = design.b.map(model);
  const mixed = design.mixed.map((rows) => rows.map(model));
  return Object.fromEntries(
    outcomeKeys.map((key) => {
      const pick = (rows: readonly Readonly<Record<OutcomeKey, number>>[]) => rows.map((row) => row[key]);
      const {factors: indices, additive} = sobolIndices(
        {a: pick(a), b: pick(b), mixed: mixed.map(pick)},
        {resamples, seed: sobolSeed}
      );
      const all = [...pick(a), ...pick(b)];
      const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
      const variance = all.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / all.length;
      return [
        key,
        {
          mean: round(mean, 4),
          sd: round(Math.sqrt(variance), 4),
          first: indices.map(({first}) => interval(first)),
          total: indices.map(({total}) => interval(total)),
          additive: interval(additive)
        }
      ];
    })
  );
}

/**
 * Returns what moves the outcomes around each contract: Morris' method over all parameters and chance, then Sobol's over
 * those that matter most, with all other parameters as one factor and chance as another, so that the shares are of all
 * variation that there is.
 */
export function analyse(
  presets: readonly Preset[],
  kernel: Kernel,
  options: SensitivitySizes = sizes
): SensitivityData {
  const models = presets.map((preset) => modelAround(preset, options, kernel));
  const screened = models.map((model) => morris(model, options));
  const chosen = mostImportant(screened, options.chosen);
  const {firms, periods, late, reach, walks, levels, points, resamples} = options;
  const runs = presets.length * (walks * (parameters.length + 2) + points * (chosen.length + 4));
  return {
    settings: {firms, periods, late, reach, walks, levels, points, resamples, runs},
    outcomes: outcomeKeys.map((key) => {
      const {label, unit} = outcomes.find((o) => o.key === key)!;
      return {key, label, unit};
    }),
    morrisFactors: [...parameters.map(toFactor), luck],
    sobolFactors: [...chosen.map((i) => toFactor(parameters[i]!)), rest, luck],
    contracts: presets.map(({id, country, title}, c) => {
      const indices = sobol(models[c]!, chosen, options);
      const results = outcomeKeys.map((key) => {
        const morrisRounded = screened[c]![key]!.map(([mu, muStar, sigma]): MorrisResult => [
          round(mu, 3),
          round(muStar, 3),
          round(sigma, 3)
        ]);
        return [key, {...indices[key]!, morris: morrisRounded}] as const;
      });
      return {id, country, title, outcomes: Object.fromEntries(results)};
    })
  };
}

/** The contracts in the one order in which countries are shown. */
export function contractsOf(presets: readonly Preset[]): Preset[] {
  return ["IN", "CN", "BR"].map((country) => {
    const found = presets.find((p) => p.kind === "contract" && p.country === country);
    if (!found) throw new Error(`data/scenarios has no contract for ${country}`);
    return found;
  });
}

/** Returns the analysis as JSON; it takes its time, so it is kept until the model, a scenario or this loader changes. */
export async function cachedSensitivity(cacheFolder = join(".cache", "sensitivity")): Promise<string> {
  const inputs = [
    ...["numeric", "schema", "sensitivity", "pressures"].flatMap((name) => files(join("src", "model", name), /\.ts$/)),
    ...files(join("data", "scenarios"), /\.json$/),
    ...files("loaders", /^(scenarios|sensitivity)\.ts$/)
  ];
  const name = `${hashFiles(inputs, "sensitivity")}.json`;
  const path = join(cacheFolder, name);
  if (existsSync(path)) return readFileSync(path, "utf8");
  const text = JSON.stringify(analyse(contractsOf(readScenarios()), await fastKernel()));
  mkdirSync(cacheFolder, {recursive: true});
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
  removeOthers(cacheFolder, name);
  return text;
}
