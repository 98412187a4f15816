// The tables of parameters in docs/models, from the schemas of the models: npm run docs.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {cachedReferences} from "../loaders/cache.js";
import {readTable} from "../loaders/csv.js";
import {collectiveParameters} from "../src/model/collective/parameters.js";
import {governanceSchema} from "../src/model/governance/parameters.js";
import {homeMarketParameters} from "../src/model/homeMarket/parameters.js";
import {pressureParameters} from "../src/model/pressures/parameters.js";
import type {Parameter, ParameterSchema, ParameterSource} from "../src/model/schema/parameter.js";
import {studyDesignParameters} from "../src/model/studyDesign/parameters.js";
import {writeIfChanged} from "./files.js";
import {passageLabel} from "./prose/notes.js";
import {root} from "./root.js";

/** Each description with the schema of its model. */
export const described: readonly {readonly file: string; readonly schema: ParameterSchema}[] = [
  {file: "docs/models/chain-governance.md", schema: governanceSchema},
  {file: "docs/models/collective-efficiency.md", schema: collectiveParameters},
  {file: "docs/models/pressures.md", schema: pressureParameters},
  {file: "docs/models/home-market.md", schema: homeMarketParameters},
  {file: "docs/models/study-design.md", schema: studyDesignParameters}
];

const start = "<!-- parameters -->";
const end = "<!-- /parameters -->";

const greek = Object.fromEntries(
  (
    "αalpha βbeta γgamma δdelta εvarepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi πpi ρrho σsigma τtau " +
    "υupsilon φvarphi χchi ψpsi ωomega ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΦPhi ΨPsi ΩOmega"
  )
    .split(" ")
    .map((pair) => [pair[0]!, `\\${pair.slice(1)}`])
);
const accents: Record<string, string> = {"\u0302": "\\hat", "\u0303": "\\tilde", "\u0304": "\\bar", "\u0307": "\\dot"};

/** Returns a symbol such as ω_1, θx or n̄ in TeX; one that is written in TeX already stays as it is. */
export function symbolToTex(symbol: string): string {
  if (symbol.includes("\\")) return symbol;
  const letters = (text: string) =>
    text
      .normalize("NFD")
      .replace(/(\p{L})(\p{M})/gu, (_, letter: string, mark: string) => {
        const accent = accents[mark];
        if (!accent) throw new Error(`The symbol ${symbol} has an accent that the tables of parameters do not know.`);
        return `${accent}{${greek[letter] ?? letter}}`;
      })
      .replace(/\p{Script=Greek}/gu, (letter) => greek[letter] ?? letter);
  // A Greek letter with a Latin one after it, as in θx, is a letter with a subscript.
  const [base = "", ...subscripts] = symbol.replace(/^(\p{Script=Greek})([a-z])$/u, "$1_$2").split("_");
  const below = subscripts.map((s) => s.replace(/^\{(.*)\}$/, "$1")).join(",");
  const name = (text: string) => (/^\p{L}{2,}$/u.test(text) ? `\\mathrm{${letters(text)}}` : letters(text));
  return name(base) + (below ? `_{${name(below)}}` : "");
}

/** The words and the link for each source that a parameter can name. */
export type SourceText = (source: ParameterSource) => string;

/** Returns how sources are named, from the tables of passages and of references. */
export function sourceTexts(): SourceText {
  const passages = new Map(readTable("passage").map((row) => [row.id!, row]));
  const works = new Map(cachedReferences().map((work) => [work.id, work]));
  return (source) => {
    if (source === "assumed") return "our assumption";
    const id = source.slice(source.indexOf(":") + 1);
    if (source.startsWith("paper:")) {
      const passage = passages.get(id);
      if (!passage) throw new Error(`No passage "${id}" in data/passage.csv`);
      return `paper: [${passageLabel(passage)}](../../data/passage.csv#${id})`;
    }
    const work = works.get(id);
    if (!work) throw new Error(`No work "${id}" in data/reference.csv`);
    return `[${work.short.replace(/&(amp;)?/g, "and")}](../../data/reference.csv#${id})`;
  };
}

function tableRow(p: Parameter, sourceText: SourceText): string {
  const number = (x: number) => x.toLocaleString("en", {maximumFractionDigits: 6});
  const range = `${number(p.min)} to ${number(p.max)}${p.step === 1 ? ", whole" : ""}`;
  const cells = [
    `$${symbolToTex(p.symbol)}$`,
    `${p.label} (\`${p.key}\`)`,
    p.about,
    range,
    number(p.default),
    p.unit || "none",
    sourceText(p.source)
  ];
  return `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
}

/** Returns the table of a schema in Markdown, one row a parameter in the order of the schema. */
export function parameterTable(schema: ParameterSchema, sourceText: SourceText): string {
  const columns = ["Symbol", "Parameter", "What it stands for", "Range", "Default", "Unit", "Source"];
  return [
    // One line a row, whatever its length, so that a change of one parameter is a change of one line.
    "<!-- prettier-ignore-start -->",
    `| ${columns.join(" | ")} |`,
    "| --- | --- | --- | --- | ---: | --- | --- |",
    ...schema.map((p) => tableRow(p, sourceText)),
    "<!-- prettier-ignore-end -->"
  ].join("\n");
}

/** Returns a description with its table of parameters; throws when the two lines between which it stands are not there once. */
export function fillTable(markdown: string, table: string, file: string): string {
  const parts = markdown.split(start);
  const rest = parts[1]?.split(end);
  if (parts.length !== 2 || rest?.length !== 2)
    throw new Error(`${file} needs the lines ${start} and ${end} once, with the table of parameters between them.`);
  return `${parts[0]}${start}\n\n${table}\n\n${end}${rest[1]}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const sourceText = sourceTexts();
  for (const {file, schema} of described) {
    const path = join(root, file);
    writeIfChanged(path, fillTable(readFileSync(path, "utf8"), parameterTable(schema, sourceText), file));
  }
}
