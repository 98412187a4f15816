import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {currentSources, type Sources} from "../prose/sources.js";
import {root} from "../root.js";
import {publishExercise, type PreparedExercise} from "./publish.js";
import {readExercise, type AuthoredExercise, type ExerciseProblem} from "./readExercise.js";

/** A block of a page: its exercise, or what is wrong with it. */
export interface ExerciseBlock {
  readonly authored: AuthoredExercise | null;
  readonly prepared: PreparedExercise | null;
  readonly problems: readonly ExerciseProblem[];
}

const made = new Map<string, {text: string; line: number; sources: Sources; block: ExerciseBlock}>();

/** Returns what the build makes of the text of a block; kept, since pages are rendered more than once. */
export function prepareBlock(text: string, line: number, page: string, sources = currentSources): ExerciseBlock {
  const key = `${page}\0${text}`;
  const known = made.get(key);
  if (known?.line === line && known.sources === sources()) return known.block;
  const {exercise, problems} = readExercise(text, line);
  const result = exercise ? publishExercise(exercise, page, sources) : {prepared: null, problems};
  const block = {authored: exercise, ...result};
  made.set(key, {text, line, sources: sources(), block});
  return block;
}

const fence = /^ {0,3}(`{3,}|~{3,}) *exercise\b/m;

/** Returns whether the page at an address of the site, such as /clusters, asks exercises, or any of a kind. */
export function hasExercises(path: string, kind?: string): boolean {
  const file = join(root, "src", `${path.replace(/^\//, "")}.md`);
  if (!existsSync(file)) return false;
  const text = readFileSync(file, "utf8");
  return fence.test(text) && (!kind || new RegExp(`^kind: *${kind} *$`, "m").test(text));
}

/** Returns whether the page at an address asks for a query or code. */
export function hasCells(path: string): boolean {
  const file = join(root, "src", `${path.replace(/^\//, "")}.md`);
  return hasExercises(path) && /^kind: (sql|code)\s*$/m.test(readFileSync(file, "utf8"));
}

/** A page with exercises: its name, its title, its blocks in order; lines count as in its file. */
export interface ExercisePage {
  readonly page: string;
  readonly title: string;
  readonly blocks: readonly ExerciseBlock[];
}

/** Returns the exercises of a page's Markdown. */
export function readPage(source: string, page: string, sources = currentSources): ExercisePage {
  const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source);
  const offset = (front?.[0] ?? "").split("\n").length - 1;
  const body = source.slice(front?.[0].length ?? 0);
  const title = /^title: *(.+?) *$/m.exec(front?.[1] ?? "")?.[1] ?? /^# +(.+?) *$/m.exec(body)?.[1] ?? page;
  const blocks = new MarkdownIt({html: true})
    .parse(body, {})
    .filter((token) => token.type === "fence" && token.info.trim() === "exercise")
    .map((token) => prepareBlock(token.content, (token.map?.[0] ?? 0) + 2 + offset, page, sources));
  return {page, title, blocks};
}

/** Returns all pages of the site with exercises, in the order of their names or in the order given. */
export function exercisePages(folder = join(root, "src"), order: readonly string[] = []): ExercisePage[] {
  const rank = (page: string) => (order.includes(page) ? order.indexOf(page) : order.length);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => ({page: file.replace(/\.md$/, ""), source: readFileSync(join(folder, file), "utf8")}))
    .filter(({source}) => fence.test(source))
    .sort((a, b) => rank(a.page) - rank(b.page) || (a.page < b.page ? -1 : 1))
    .map(({source, page}) => readPage(source, page));
}
