import type {Basis, ContractsData, DatedPolicy} from "../src/workbook/contracts/contractsData.js";
import {readTable} from "./csv.js";

/** Kinds of policy that promote clusters; agencies of promotion are told apart from those of enforcement by name. */
const promoting = ["zone", "programme", "plan", "report"];
const promotingAgencies = ["in-ministry-msme", "br-sebrae", "br-senai"];

/** Returns the first year that a note gives from the public record, or null when it gives none. */
export function yearOnRecord(note: string | null): number | null {
  const record = /Public record:(.*)$/.exec(note ?? "")?.[1] ?? "";
  const year = /\b(1[89]|20)\d\d\b/.exec(record)?.[0];
  return year === undefined ? null : Number(year);
}

/** Returns what the chapter on social contracts shows: dimensions, portraits, and policies with the years that are known. */
export function contractsData(): ContractsData {
  const dimensions = readTable("dimension")
    .sort((a, b) => Number(a.sort) - Number(b.sort))
    .map((row) => {
      const {id, label, question, low, high} = row as Record<string, string>;
      return {id: id!, label: label!, question: question!, low: low!, high: high!};
    });
  const contracts = readTable("contract").map((row) => {
    const {id, country, dimension, portrait, basis, section} = row as Record<string, string>;
    return {
      id: id!,
      country: country!,
      dimension: dimension!,
      portrait: portrait!,
      level: row.level === null || row.level === undefined ? null : Number(row.level),
      basis: basis as Basis,
      section: section!,
      note: row.note ?? null
    };
  });
  const policies = readTable("policy").map((row): DatedPolicy => {
    const {id, name, country, kind, about, section} = row as Record<string, string>;
    const start = row.year_from ? Number(row.year_from) : null;
    const end = row.year_to ? Number(row.year_to) : null;
    const note = row.note ?? null;
    const record = start === null && end === null ? yearOnRecord(note) : null;
    return {
      id: id!,
      name: name!,
      country: country!,
      group: promoting.includes(kind!) || promotingAgencies.includes(id!) ? "promotion" : "rule",
      from: start ?? record,
      to: end,
      dated: start !== null || end !== null ? "paper" : record !== null ? "record" : "nowhere",
      about: about!,
      section: section!,
      note
    };
  });
  return {dimensions, contracts, policies};
}
