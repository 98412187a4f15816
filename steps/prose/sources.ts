import {readdirSync, statSync} from "node:fs";
import {readTable} from "../../loaders/csv.js";
import {cachedReferences} from "../../loaders/cache.js";
import type {FormattedReference} from "../../loaders/references.js";

type Row = Record<string, string | null>;

/** The tables that prose can name, by id, and the errata that touch each fact, place or work. */
export interface Sources {
  fact: Map<string, Row>;
  unit: Map<string, Row>;
  term: Map<string, Row>;
  passage: Map<string, Row>;
  reference: Map<string, FormattedReference>;
  errata: Map<string, Row[]>;
}

/** Returns the tables that prose can name, read from the CSV files in data/. */
export function readSources(): Sources {
  const byId = (name: string) => new Map(readTable(name).map((row) => [row.id!, row]));
  const erratum = byId("erratum");
  const errata = new Map<string, Row[]>();
  for (const touch of readTable("erratum_touches")) {
    const touched = touch.fact_id ?? touch.place_id ?? touch.reference_id ?? touch.citation_id;
    const row = erratum.get(touch.erratum_id!);
    if (touched && row) errata.set(touched, [...(errata.get(touched) ?? []), row]);
  }
  return {
    fact: byId("fact"),
    unit: byId("unit"),
    term: byId("term"),
    passage: byId("passage"),
    reference: new Map(cachedReferences().map((r) => [r.id, r])),
    errata
  };
}

let kept: {key: string; sources: Sources} | null = null;

/** Returns the sources, read anew only when a file in data/ has changed, so that the development server shows edits at once. */
export function currentSources(folder = "data"): Sources {
  const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  const key = files.map((name) => `${name}:${statSync(`${folder}/${name}`).mtimeMs}`).join();
  if (kept?.key !== key) kept = {key, sources: readSources()};
  return kept.sources;
}
