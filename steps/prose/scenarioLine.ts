import {existsSync, readdirSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {outcomeKeys, type OutcomeKey} from "../../src/model/pressures/outcomes.js";
import {pressureParameters, type PressureChanges, type PressureKey} from "../../src/model/pressures/parameters.js";
import {valueProblem} from "../../src/model/schema/parameter.js";
import {looseNumbers} from "./looseNumbers.js";
import {escapeHtml} from "./notes.js";

/** A scenario that a line of Markdown puts into a page. */
export interface ScenarioLine {
  preset: string;
  show: PressureKey[];
  outcomes: OutcomeKey[];
  changes: PressureChanges;
  title?: string;
  tryThis: string[];
  notice: string[];
}

const pattern = /^\{scenario:([^\s{}]+)((?:[^{}"]|"[^"]*")*)\}$/;
const part = /\s+([\w-]+)=(?:"([^"]*)"|([^\s"]*))/y;
const texts = ["title", "try", "notice"] as const;

/** Returns the names of the presets in a folder. */
export function presetNames(folder = "data/scenarios"): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

/**
 * Returns the scenario of a line such as {scenario:contract-india show=inspection,assistance outcome=spirit fine=0.3
 * title="…" try="…" notice="…"} and what is wrong with it, or null when the text is no such line.
 */
export function readScenarioLine(
  text: string,
  presets: readonly string[]
): {line: ScenarioLine; problems: string[]} | null {
  if (!text.startsWith("{scenario:")) return null;
  const line: ScenarioLine = {preset: "", show: [], outcomes: [], changes: {}, tryThis: [], notice: []};
  const match = pattern.exec(text.replace(/\s+/g, " ").trim());
  if (!match)
    return {
      line,
      problems: [
        'A scenario is written as {scenario:PRESET show=inspection,fine outcome=spirit}, alone in its paragraph, with texts in straight quotes such as title="…".'
      ]
    };
  const problems: string[] = [];
  const [, preset = "", rest = ""] = match;
  line.preset = preset;
  if (!presets.includes(preset))
    problems.push(`there is no preset "${preset}" in data/scenarios; there are ${presets.join(", ")}`);
  const list = (value: string) => value.split(",").filter(Boolean);
  let at = 0;
  const changes: Record<string, number> = {};
  for (;;) {
    part.lastIndex = at;
    const found = part.exec(rest);
    if (!found) break;
    at = part.lastIndex;
    const [, key = "", quoted, plain = ""] = found;
    const value = quoted ?? plain;
    const parameter = pressureParameters.find((p) => p.key === key);
    if (parameter) {
      const problem = valueProblem(parameter, value.trim() === "" ? NaN : Number(value));
      if (problem) problems.push(problem.message);
      else changes[key] = Number(value);
    } else if (key === "show") {
      for (const name of list(value)) {
        if (pressureParameters.some((p) => p.key === name)) line.show.push(name as PressureKey);
        else problems.push(`show: the model has no parameter "${name}"`);
      }
    } else if (key === "outcome") {
      for (const name of list(value)) {
        if ((outcomeKeys as readonly string[]).includes(name)) line.outcomes.push(name as OutcomeKey);
        else problems.push(`outcome: the model has no outcome "${name}"; there are ${outcomeKeys.join(", ")}`);
      }
    } else if ((texts as readonly string[]).includes(key)) {
      for (const number of looseNumbers(value))
        problems.push(`"${number}" in ${key} names no fact; say it without a number`);
      if (key === "title") line.title = value;
      else if (key === "try") line.tryThis.push(value);
      else line.notice.push(value);
    } else problems.push(`"${key}" is neither show, outcome, title, try, notice nor a parameter of the model`);
  }
  line.changes = changes;
  if (rest.slice(at).trim()) problems.push(`"${rest.slice(at).trim().slice(0, 40)}" cannot be read`);
  if (!line.show.length) problems.push("no control is shown: write show= and names of parameters");
  if (line.outcomes.length < 1 || line.outcomes.length > 3)
    problems.push("one to three outcomes are drawn: write outcome= and their names");
  return {line, problems: problems.map((problem) => `scenario ${preset}: ${problem}`)};
}

/** Returns a scenario as the hash of the studio's address. */
export function studioHash({preset, changes, outcomes}: ScenarioLine): string {
  const values = Object.entries(changes).map(([key, value]) => `${key}=${value}`);
  return ["v=1", `p=${preset}`, ...values, `out=${outcomes.join()}`].join("&");
}

interface Env {
  problems?: {line: number; message: string}[];
}

/** Adds to Markdown the rule that turns a paragraph {scenario:…} into a widget that runs, and names what is wrong with it. */
export function scenarioLines(md: MarkdownIt, presets: () => readonly string[] = presetNames): void {
  md.core.ruler.after("block", "scenario-line", (state) => {
    let imported = false;
    for (let i = 0; i < state.tokens.length; i++) {
      const inline = state.tokens[i]!;
      if (inline.type !== "inline" || state.tokens[i - 1]?.type !== "paragraph_open") continue;
      const found = readScenarioLine(inline.content.trim(), presets());
      if (!found) continue;
      const {line, problems} = found;
      const at = (inline.map?.[0] ?? 0) + 1;
      for (const message of problems) ((state.env as Env).problems ??= []).push({line: at, message});
      const token = new state.Token(problems.length ? "html_block" : "fence", "", 0);
      token.map = inline.map;
      const tokens = [token];
      if (problems.length) token.content = `<p><mark>${escapeHtml(inline.content)}</mark></p>\n`;
      else {
        token.info = "js";
        token.markup = "```";
        const shared = `import {scenarioLine} from "./components/scenario/scenarioLine.js";\nconst scenarioLinePresets = FileAttachment("./data/scenarios.json").json();\n`;
        if (!imported) {
          const first = new state.Token("fence", "", 0);
          first.info = "js";
          first.markup = "```";
          first.content = shared;
          first.map = inline.map;
          tokens.unshift(first);
          imported = true;
        }
        token.content = `display(scenarioLine(scenarioLinePresets, ${JSON.stringify(line)}, invalidation));\n`;
        const plain = new state.Token("html_block", "", 0);
        plain.content = `<noscript><p><a href="./studio#${escapeHtml(studioHash(line))}">This scenario in the Studio</a> (needs JavaScript)</p></noscript>\n`;
        tokens.push(plain);
      }
      state.tokens.splice(i - 1, 3, ...tokens);
      i += tokens.length - 2;
    }
  });
}

/** Returns whether the source of a page holds such a line. */
export const hasScenarioLine = (source: string): boolean => /^\{scenario:/m.test(source);
