import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {buildEvidence} from "../../loaders/evidence.js";
import {EvidenceError, formatProblem, type Problem} from "../../loaders/problems.js";

// The same random cases in every run.
fc.configureGlobal({seed: 2014});

/** A schema with one rule of each kind. */
export const schema = `
CREATE TABLE country (id VARCHAR PRIMARY KEY CHECK (length(id) = 2), name VARCHAR NOT NULL UNIQUE, focus BOOLEAN NOT NULL);
COMMENT ON TABLE country IS 'Countries';
COMMENT ON COLUMN country.id IS 'two letters';
CREATE TABLE fact (
  id VARCHAR PRIMARY KEY,
  country VARCHAR REFERENCES country (id),
  kind VARCHAR NOT NULL CHECK (kind IN ('count', 'share')),
  value DOUBLE NOT NULL CHECK (isfinite(value)),
  year_from INTEGER CHECK (year_from BETWEEN 1900 AND 2030),
  year_to INTEGER,
  period VARCHAR CHECK (regexp_full_match(period, '[0-9]{4}(-[0-9]{4})?')),
  UNIQUE (country, kind, period),
  CHECK (year_to >= year_from),
  CHECK (kind = 'count' OR period IS NOT NULL)
);`;

/** Files that break no rule. */
export const valid = {
  country: "id,name,focus\nIN,India,true\nCN,China,TRUE\nBR,Brazil,false\n",
  fact: [
    "id,country,kind,value,year_from,year_to,period",
    'in-clusters,IN,count,1000,1998,2003,"1998-2003"',
    "cn-share,CN,share,12.5,,,2004",
    "",
    "xx-many,,count,7e9,,,"
  ].join("\n")
};

/** Writes a data folder named data, hands it to the work, and removes it. */
export async function withFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => T | Promise<T>,
  sql = schema
): Promise<T> {
  const parent = mkdtempSync(join(tmpdir(), "evidence-"));
  const folder = join(parent, "data");
  mkdirSync(folder);
  try {
    writeFileSync(join(folder, "schema.sql"), sql);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), content);
    return await work(folder);
  } finally {
    rmSync(parent, {recursive: true, force: true});
  }
}

/** Returns the problems that a build of the files reports; none if it succeeds. Anything but an EvidenceError is thrown on. */
export function problemsOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  sql = schema
): Promise<readonly Problem[]> {
  return withFolder(
    files,
    async (folder) => {
      try {
        await buildEvidence(folder, join(folder, "..", "out.duckdb"));
        return [];
      } catch (error) {
        if (error instanceof EvidenceError) return error.problems;
        throw error;
      }
    },
    sql
  );
}

/** Returns the problems as the lines of the report. */
export async function linesOf(files: Readonly<Record<string, string | Uint8Array>>, sql = schema): Promise<string[]> {
  return (await problemsOf(files, sql)).map(formatProblem);
}

/** Returns the schema that the workbook uses. */
export function workbookSchema(): string {
  return readFileSync("data/schema.sql", "utf8");
}
