import {formatFact} from "../src/workbook/formatFact.js";
import type {ClustersData, Erratum, Fact, Place} from "../src/workbook/evidence.js";
import {cachedReferences} from "./cache.js";
import {readTable} from "./csv.js";
import {mapPanels} from "./map.js";

type Row = Record<string, string | null>;

/** Returns the rows of a table grouped by one of its columns. */
function groupBy(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row[column];
    if (key) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [row.id!, row]));

/** Returns the errata that touch each fact and each place, by the id of what they touch. */
function errataByTarget(): Map<string, Erratum[]> {
  const errata = byId(readTable("erratum"));
  const found = new Map<string, Erratum[]>();
  for (const touch of readTable("erratum_touches")) {
    const target = touch.fact_id ?? touch.place_id;
    const row = errata.get(touch.erratum_id!);
    if (!target || !row) continue;
    const {id, printed, shown, why} = row as Record<string, string>;
    found.set(target, [...(found.get(target) ?? []), {id: id!, printed: printed!, shown: shown!, why: why!}]);
  }
  return found;
}

/** Returns the facts with their numbers written out, by id. */
function readFacts(short: ReadonlyMap<string, string>, errata: ReadonlyMap<string, Erratum[]>): Record<string, Fact> {
  const units = byId(readTable("unit"));
  const facts: Record<string, Fact> = {};
  for (const row of readTable("fact")) {
    const unit = units.get(row.unit!);
    if (!unit) throw new Error(`data/fact.csv: fact ${row.id} has the unknown unit ${row.unit}`);
    const value = Number(row.value);
    facts[row.id!] = {
      id: row.id!,
      country: row.country ?? null,
      place: row.place_id ?? null,
      subject: row.subject!,
      indicator: row.indicator!,
      value,
      unit: unit.label!,
      text: formatFact(
        {value, qualifier: row.qualifier},
        {id: unit.id!, prefix: unit.prefix, suffix: unit.suffix, dimension: unit.dimension!}
      ),
      period: row.period ?? null,
      source: row.cited_work ? short.get(row.cited_work)! : "the paper, without a citation",
      note: row.note ?? null,
      errata: errata.get(row.id!) ?? []
    };
  }
  return facts;
}

/** Families of authors by which the works of footnote 2 are told apart: those on Brazil, all others being on Pakistan. */
const onSinosValley = /^(schmitz|bazan|navas)/;

/** Returns the works that footnote 2 names as studies of clusters over time, each once, by cluster and year. */
function repeatedStudies(works: ReadonlyMap<string, Row>, short: ReadonlyMap<string, string>): ClustersData["studies"] {
  const ids = new Set(
    readTable("citation")
      .filter((c) => c.passage_id === "fn-2" && c.reference_id)
      .map((c) => c.reference_id!)
  );
  return [...ids]
    .map((id) => {
      const brazil = onSinosValley.test(id);
      return {
        cluster: brazil ? "Sinos Valley, Brazil: shoes" : "Sialkot, Pakistan: surgical instruments and sports goods",
        country: brazil ? "BR" : "PK",
        year: Number(works.get(id)!.year),
        work: short.get(id)!,
        id
      };
    })
    .sort((a, b) => a.country.localeCompare(b.country) || a.year - b.year || a.id.localeCompare(b.id));
}

/** Returns all that the chapter on clusters shows: places, maps, the facts that its figures name, interventions and studies. */
export function clustersData(factIds: readonly string[]): ClustersData {
  const works = readTable("reference");
  const short = new Map(cachedReferences().map((r) => [r.id, r.short]));
  const errata = errataByTarget();
  const facts = readFacts(short, errata);
  const countries = byId(readTable("country"));
  const sectors = readTable("sector").map((row) => ({id: row.id!, label: row.label!}));
  const sectorLabel = new Map(sectors.map((s) => [s.id, s.label]));
  const factsOf = groupBy(readTable("fact"), "place_id");
  const casesOf = groupBy(readTable("case_study"), "place_id");
  const interventions = readTable("intervention");
  const interventionsOf = groupBy(interventions, "place_id");
  const counts = readTable("cluster_count");
  const rows = readTable("place");
  const cite = (row: Row) =>
    row.cited_work ? `${short.get(row.cited_work)}, cited in Knorringa and Nadvi (2014)` : "Knorringa and Nadvi (2014)";
  const places: Place[] = rows.map((row) => ({
    id: row.id!,
    name: row.name!,
    country: row.country!,
    countryName: countries.get(row.country!)!.name!,
    state: row.state!,
    sector: row.sector!,
    sectorLabel: sectorLabel.get(row.sector!)!,
    industry: row.industry!,
    kind: row.kind!,
    precision: row.precision!,
    printedName: row.printed_name!,
    summary: row.summary!,
    source: cite(row),
    facts: (factsOf.get(row.id!) ?? []).map((f) => {
      const {id, subject, indicator, text} = facts[f.id!]!;
      return {id, subject, indicator, text};
    }),
    interventions: (interventionsOf.get(row.id!) ?? []).map((i) => ({
      type: i.type!,
      aim: i.aim!,
      agency: i.agency ?? null
    })),
    cases: (casesOf.get(row.id!) ?? []).map((c) => ({
      id: c.id!,
      title: c.title!,
      mechanism: c.mechanism!,
      outcome: c.outcome!
    })),
    errata: errata.get(row.id!) ?? []
  }));
  const name = new Map(places.map((p) => [p.id, p]));
  const panels = mapPanels(
    rows.map((r) => ({
      id: r.id!,
      name: r.name!,
      country: r.country!,
      latitude: Number(r.latitude),
      longitude: Number(r.longitude)
    }))
  );
  const onMap = new Set(panels.flatMap((p) => p.marks.map((m) => m.id)));
  return {
    places: places.filter((p) => onMap.has(p.id)),
    sectors,
    panels,
    facts: Object.fromEntries(
      [...factIds, ...counts.map((row) => row.fact_id!)].map((id) => {
        const fact = facts[id];
        if (!fact) throw new Error(`the chapter on clusters names the fact "${id}", which data/fact.csv does not have`);
        return [id, fact];
      })
    ),
    interventions: interventions.map((i) => ({
      place: i.place_id!,
      placeName: name.get(i.place_id!)!.name,
      country: name.get(i.place_id!)!.country,
      type: i.type!,
      aim: i.aim!,
      source: i.cited_work ? short.get(i.cited_work)! : "Knorringa and Nadvi 2014"
    })),
    counts: counts.map((row) => {
      const {text, value, country} = facts[row.fact_id!]!;
      return {
        id: row.fact_id!,
        country: country!,
        text,
        value,
        counted: row.counted!,
        counter: row.counter!,
        area: row.area!,
        way: row.way!
      };
    }),
    studies: repeatedStudies(byId(works), short)
  };
}
