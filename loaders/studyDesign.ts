import {defaultsOf} from "../src/model/schema/parameter.js";
import {toStudyCluster} from "../src/model/studyDesign/cluster.js";
import {measureFan} from "../src/model/studyDesign/measures.js";
import {studyDesignParameters} from "../src/model/studyDesign/parameters.js";
import {agendaPoints, needsOf} from "../src/workbook/studyDesign/agenda.js";
import type {AgendaRow, StudyDesignData} from "../src/workbook/studyDesign/studyDesignData.js";
import {readTable} from "./csv.js";
import {readErrata} from "./standards.js";

const sizes = [10, 15, 25, 40, 60, 90, 130, 180, 240, 300];

/** Returns the research agenda with what each row needs. Throws an Error that names rows without a group or groups without a row. */
export function agendaRows(): AgendaRow[] {
  const rows = readTable("hypothesis");
  const ids = rows.map(({id}) => id!);
  const odd = [...ids.filter((id) => !(id in needsOf)), ...Object.keys(needsOf).filter((id) => !ids.includes(id))];
  if (odd.length)
    throw new Error(`src/workbook/studyDesign/agenda.ts and data/hypothesis.csv differ in: ${odd.join(", ")}`);
  return rows.map((row) => {
    const point = Number(row.point);
    if (!agendaPoints[point - 1]) throw new Error(`data/hypothesis.csv has a point ${row.point} that has no name`);
    return {
      id: row.id!,
      kind: row.kind as AgendaRow["kind"],
      point,
      statement: row.statement!,
      needs: row.needs!,
      groups: needsOf[row.id!]!,
      section: row.section!
    };
  });
}

const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toFixed(3)) : value);

/** Returns what the chapter on study design shows; shares have three decimals. */
export function studyDesignData(draws = 60): StudyDesignData {
  const values = defaultsOf(studyDesignParameters);
  const fan = measureFan(toStudyCluster(values, 1), values, {sizes, draws});
  return {
    agenda: agendaRows(),
    errata: readErrata(["err-agenda-reasons", "err-small-firm-clusters", "err-three-characteristics"]),
    fan: JSON.parse(JSON.stringify(fan, rounded)) as StudyDesignData["fan"]
  };
}
