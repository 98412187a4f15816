import type {Erratum} from "../src/workbook/evidence.js";
import {bindingOf} from "../src/workbook/standards/binding.js";
import {leatherRoutes} from "../src/workbook/standards/leatherRoutes.js";
import type {Standard, StandardsData} from "../src/workbook/standards/standardsData.js";
import {readTable} from "./csv.js";

/** Errata that bear on a standard; the table of what errata touch has no column for standards. */
const errataOf: Readonly<Record<string, readonly string[]>> = {
  "iso-26000": ["err-iso-26000-guidance", "err-iso-26000-leadership"],
  "de-leather-ban": ["err-german-ban"],
  "in-dye-ban": ["err-pcp-not-a-dye", "err-india-azo-law"],
  "in-employment-guarantee": ["err-employment-guarantee"],
  "in-csr-law": ["err-csr-base"],
  "cn-labour-contract-law": ["err-labour-contract-law"]
};

/** Rows that are not drawn, and why. */
const leftOut: Readonly<Record<string, string>> = {
  "trade-rules": "a collective name for the others",
  "cn-hukou": "a rule on where people have rights, not on how firms work"
};

/** Returns errata by id, as notes show them; throws an Error that names an id that data/erratum.csv does not have. */
export function readErrata(ids: readonly string[]): Erratum[] {
  const rows = new Map(readTable("erratum").map((row) => [row.id!, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) throw new Error(`data/erratum.csv has no erratum "${id}"`);
    return {id, printed: row.printed!, shown: row.shown!, why: row.why!};
  });
}

/** Returns what the chapter on standards shows from the tables: standards with how they bind, and the actors of the leather case. */
export function standardsData(): StandardsData {
  const rows = readTable("standard");
  for (const id of [...Object.keys(errataOf), ...Object.keys(leftOut)])
    if (!rows.some((row) => row.id === id)) throw new Error(`data/standard.csv has no standard "${id}"`);
  const actors = new Map(readTable("actor").map((row) => [row.id!, row]));
  const wanted = [...new Set(leatherRoutes.flatMap(({steps}) => steps.flatMap((step) => step.actors)))];
  return {
    standards: rows
      .filter(({id}) => !(id! in leftOut))
      .map((row) => {
        const {id, name, kind, setter, level, covers, section} = row as Record<string, string>;
        const country = row.country ?? null;
        return {
          id: id!,
          name: name!,
          kind: kind as Standard["kind"],
          setter: setter!,
          level: level as Standard["level"],
          country,
          covers: covers!,
          section: section!,
          note: row.note ?? null,
          binding: bindingOf({id: id!, kind: kind!, country}),
          errata: readErrata(errataOf[id!] ?? [])
        };
      }),
    leftOut: Object.entries(leftOut).map(([id, why]) => ({name: rows.find((row) => row.id === id)!.name!, why})),
    actors: Object.fromEntries(
      wanted.map((id) => {
        const row = actors.get(id);
        if (!row) throw new Error(`data/actor.csv has no actor "${id}"`);
        return [id, {id, name: row.name!, role: row.role!, section: row.section!}];
      })
    ),
    leatherErrata: readErrata(["err-german-ban", "err-pcp-not-a-dye", "err-india-azo-law", "err-german-helpers"])
  };
}
