import {chapters, type ChapterName} from "../src/workbook/cases/chapters.js";
import {
  stageMeasures,
  type CareRow,
  type CountryCases,
  type StageRuns,
  type StageValue
} from "../src/workbook/cases/countryCases.js";
import {ladders} from "../src/workbook/cases/ladders.js";
import {settingOf, type Preset} from "../src/model/pressures/presets.js";
import {run} from "../src/model/pressures/run.js";
import {cachedReferences} from "./cache.js";
import {clustersData} from "./clusters.js";
import {readTable} from "./csv.js";
import {readScenarios} from "./scenarios.js";

type Row = Record<string, string | null>;

const parts: Readonly<Record<string, string>> = {IN: "india", CN: "china", BR: "brazil"};

/** A stage of a run is told by its last periods, when firms have answered to what is new in it. */
const latePeriods = 10;

/** Returns the number at a share of the way through sorted numbers, between neighbours in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}

/** Returns the measures of a preset late in each of its stages, over so many runs that differ in their luck only. */
export function stageRuns(preset: Preset, runs = 40): StageRuns {
  const {periods} = preset.values;
  const starts = [0, ...preset.phases.map((p) => p.from)];
  const ends = [...starts.slice(1), periods];
  const found = stageMeasures.map((measure) => ({measure, stages: starts.map((): number[] => [])}));
  for (let i = 0; i < runs; i++) {
    const series = run(settingOf(preset, {}, preset.seed + i));
    for (const {measure, stages} of found)
      ends.forEach((end, stage) => {
        const late = series[measure].subarray(Math.max(starts[stage]!, end - latePeriods), end);
        stages[stage]!.push(late.reduce((sum, x) => sum + x, 0) / late.length);
      });
  }
  const round = (x: number) => Math.round(x * 1000) / 1000;
  const value = (list: number[]): StageValue => {
    const sorted = [...list].sort((a, b) => a - b);
    return {
      mean: round(list.reduce((sum, x) => sum + x, 0) / list.length),
      low: round(quantile(sorted, 0.1)),
      high: round(quantile(sorted, 0.9))
    };
  };
  return {
    preset: preset.id,
    title: preset.title,
    runs,
    periods,
    stages: [preset.phases.length ? "At first" : "As it stands", ...preset.phases.map((p) => p.title)],
    measures: Object.fromEntries(found.map(({measure, stages}) => [measure, stages.map(value)]))
  };
}

/** Returns the errata of a country in the order of the paper: those in its section, and those that touch a fact or place of it. */
export function errataOfCountry(country: string): CareRow[] {
  const here = (table: string) =>
    new Set(
      readTable(table)
        .filter((r) => r.country === country)
        .map((r) => r.id!)
    );
  const [facts, places] = [here("fact"), here("place")];
  const touched = new Set(
    readTable("erratum_touches")
      .filter((t) => facts.has(t.fact_id ?? "") || places.has(t.place_id ?? ""))
      .map((t) => t.erratum_id!)
  );
  const passages = new Map(readTable("passage").map((p) => [p.id!, p]));
  const sort = (section: string) => Number(passages.get(section)!.sort);
  return readTable("erratum")
    .filter((e) => passages.get(e.section!)!.part === parts[country] || touched.has(e.id!))
    .map((e) => {
      const {id, printed, shown, why, kind, certainty, checked, section} = e as Record<keyof CareRow, string>;
      return {id, printed, shown, why, kind, certainty, checked, section};
    })
    .sort((a, b) => sort(a.section) - sort(b.section));
}

/** Returns all that the chapter of a country shows. */
export function countryCases(name: ChapterName, {runs = 40} = {}): CountryCases {
  const {country, facts, presets} = chapters[name];
  const all = clustersData(facts);
  const short = new Map(cachedReferences().map((r) => [r.id, r.short]));
  const source = (row: Row) =>
    row.cited_work
      ? `${short.get(row.cited_work)}, as cited in Knorringa and Nadvi (2014)`
      : "Knorringa and Nadvi (2014)";
  const own = (table: string) => readTable(table).filter((r) => r.country === country);
  const places = all.places.filter((p) => p.country === country);
  const ids = new Set(places.map((p) => p.id));
  const scenarios = new Map(readScenarios().map((p) => [p.id, p]));
  const aims = new Map<string, Set<string>>();
  for (const {aim, place} of all.interventions.filter((i) => i.country === country))
    aims.set(aim, (aims.get(aim) ?? new Set()).add(place));
  const rungs = new Set(ladders[country]!.flatMap((rung) => [rung.actor, ...rung.beside]));
  const actors = readTable("actor").filter((a) => rungs.has(a.id!));
  return {
    country,
    name: readTable("country").find((c) => c.id === country)!.name!,
    places,
    panels: all.panels
      .filter((p) => p.country === country)
      .map((p) => ({...p, marks: p.marks.filter((m) => ids.has(m.id))})),
    sectors: all.sectors,
    facts: Object.fromEntries(facts.map((id) => [id, all.facts[id]!])),
    cases: own("case_study").map((c) => ({
      id: c.id!,
      title: c.title!,
      field: c.field!,
      driver: c.driver!,
      direction: c.direction!,
      mechanism: c.mechanism!,
      outcome: c.outcome!,
      source: source(c),
      section: c.section!,
      note: c.note ?? null
    })),
    actors: actors.map((a) => ({
      id: a.id!,
      name: a.name!,
      kind: a.kind!,
      level: a.level!,
      role: a.role!,
      section: a.section!,
      note: a.note ?? null
    })),
    policies: own("policy").map((p) => ({
      id: p.id!,
      name: p.name!,
      kind: p.kind!,
      level: p.level!,
      from: p.year_from ? Number(p.year_from) : null,
      to: p.year_to ? Number(p.year_to) : null,
      about: p.about!,
      section: p.section!,
      note: p.note ?? null
    })),
    errata: errataOfCountry(country),
    aims: [...aims].map(([aim, clusters]) => ({aim, clusters: clusters.size})),
    stages: Object.fromEntries(
      presets.map((id) => {
        const preset = scenarios.get(id);
        if (!preset)
          throw new Error(`the chapter on ${name} names the preset "${id}", which data/scenarios does not have`);
        return [id, stageRuns(preset, runs)];
      })
    )
  };
}
