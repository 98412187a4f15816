import {number, object, safeParse, string, array, maxLength, pipe, unknown, literal} from "../../vendor/valibot.js";
import {canonicalText, type Json} from "../json.js";
import {sha256Here} from "../sql/sha256.js";
import type {AnswerRecord} from "./record.js";
import {most, recordShape} from "./recordShape.js";

/** A student's work as it travels. */
export interface Work {
  site: string;
  /** The student's name, or "". */
  name: string;
  /** When it was saved, in milliseconds since 1970. */
  saved: number;
  records: AnswerRecord[];
}

/** Work that was read, or why it was refused: what is wrong, where, and what to do. */
export type WorkReading = {readonly work: Work} | {readonly refused: string};

/** Bytes above which a file or a code is refused; a long course stays far below it. */
export const workLimit = 10_000_000;
/** The version that is written, and the newest that can be read. */
export const workVersion = 1;

const format = "workbook-work";
const about =
  "A student's answers from an interactive workbook. To go on with them, import this file in the workbook's room “My work”. " +
  "Text may be read here but not changed: the checksum would no longer fit.";
const deepest = 80;

const checksumOf = ({site, name, saved, records}: Work): string =>
  sha256Here(new TextEncoder().encode(canonicalText({site, name, saved, records} as unknown as Json)));

/** Returns the work as the text of a file: JSON that a person can read, with version, site and checksum. */
export function toWorkFile(work: Work): string {
  const {site, name, saved, records} = work;
  const time = new Date(saved).toISOString();
  return `${JSON.stringify({format, version: workVersion, about, site, name, saved, time, checksum: checksumOf(work), records}, null, 2)}\n`;
}

/** Returns a name for the file that says whose work it is and of which day. */
export function workFileName({name, saved}: Pick<Work, "name" | "saved">): string {
  const who = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `my-work-${who ? `${who}-` : ""}${new Date(saved).toISOString().slice(0, 10)}.json`;
}

/** Returns whether brackets in a JSON text are nested deeper than any work is, so that it need not be taken apart to know. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === 92) i++;
      else if (code === 34) inText = false;
    } else if (code === 34) inText = true;
    else if (code === 91 || code === 123) {
      if (++depth > deepest) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}

const head = object({format: literal(format), version: number(), site: string()});
const body = object({
  name: pipe(string("has to be text"), maxLength(200, "is too long")),
  saved: number("has to be a number"),
  checksum: string("has to be text"),
  records: pipe(
    array(unknown(), "has to be a list"),
    maxLength(most.records, `holds more than ${most.records} answers`)
  )
});

interface Issue {
  readonly message: string;
  readonly path?: readonly {readonly key: unknown}[] | undefined;
}
const place = ({path = []}: Issue): string => path.map(({key}) => String(key)).join(" › ");
const again = "Save it again where it came from and take that file.";
const nothing = "Nothing was changed here.";

/** Returns the work that a file's text holds, or why it is refused. */
export function readWorkFile(text: string, {site}: {site: string}): WorkReading {
  const refuse = (reason: string): WorkReading => ({refused: `${reason} ${nothing}`});
  if (text.length > workLimit)
    return refuse(
      `The file is larger than ${workLimit / 1e6} MB, so it is not a file from “My work”. Choose the file that you saved there.`
    );
  if (tooDeep(text))
    return refuse("The file is nested too deeply to be work. Choose the file that you saved from “My work”.");
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const start = text.trimStart().startsWith("{");
    return refuse(
      start
        ? `The file is damaged or was cut off: it is not complete JSON. ${again}`
        : "This is not a file from “My work”: it does not hold JSON. Choose the file that you saved there; its name begins with my-work."
    );
  }
  const start = safeParse(head, data);
  if (!start.success)
    return refuse(
      "This is not a file from “My work”: it does not say so at its beginning. Choose the file that you saved there; its name begins with my-work."
    );
  if (start.output.version > workVersion)
    return refuse(
      `The file was saved by a newer version of the workbook (format ${short(String(start.output.version))}, this page reads up to ${workVersion}). Reload this page, or import the file at the newer workbook’s address.`
    );
  if (start.output.version !== workVersion) return refuse(`The file names a version that never was. ${again}`);
  if (start.output.site !== site)
    return refuse(
      `The file holds work from another workbook (“${short(start.output.site)}”; this one is “${site}”). Open that workbook and import it there.`
    );
  const rest = safeParse(body, data);
  if (!rest.success) {
    const [issue] = rest.issues;
    return refuse(`The file is damaged: “${short(place(issue) || "file")}” ${issue.message}. ${again}`);
  }
  const records: AnswerRecord[] = [];
  for (const [i, value] of rest.output.records.entries()) {
    const result = safeParse(recordShape, value);
    if (!result.success) {
      const [issue] = result.issues;
      return refuse(
        `The file is damaged: answer ${i + 1}, “${short(place(issue) || "answer")}” ${issue.message}. ${again}`
      );
    }
    records.push(result.output as AnswerRecord);
  }
  const {name, saved, checksum} = rest.output;
  const work: Work = {site, name, saved, records};
  if (!Number.isFinite(saved) || Math.abs(saved) > 8.64e15)
    return refuse(`The file is damaged: “saved” is not a time. ${again}`);
  if (checksumOf(work) !== checksum)
    return refuse(
      `The file was changed or damaged after it was saved: its checksum does not fit what it holds. ${again}`
    );
  return {work};
}

/** Returns a text from a file as a part of a sentence: short, on one line. */
const short = (text: string): string => {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};

// A code to paste

/** Sends bytes through a transform; resolves to null when more than `limit` bytes come out. Rejects on what it cannot read. */
async function through(transform: GenericTransform, bytes: Uint8Array, limit: number): Promise<Uint8Array | null> {
  const writer = transform.writable.getWriter();
  const writing = writer.write(bytes).then(() => writer.close());
  // A failure shows in the reading too; this keeps it from being reported as one that nobody handled.
  writing.catch(() => {});
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = transform.readable.getReader();
  for (;;) {
    const {done, value} = (await reader.read()) as {done: boolean; value?: Uint8Array};
    if (done) break;
    size += value!.length;
    if (size > limit) {
      await reader.cancel().catch(() => {});
      return null;
    }
    parts.push(value!);
  }
  await writing;
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
type GenericTransform = {readable: ReadableStream; writable: WritableStream};

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

const canCompress = () => typeof CompressionStream === "function" && typeof DecompressionStream === "function";

/** Resolves to the work as one line of letters, digits, hyphens and dots that can be pasted into a message. */
export async function toWorkCode(work: Work): Promise<string> {
  const {site, name, saved, records} = work;
  const text = JSON.stringify({format, version: workVersion, site, name, saved, checksum: checksumOf(work), records});
  const bytes = new TextEncoder().encode(text);
  const packed = canCompress() ? (await through(new CompressionStream("deflate-raw"), bytes, Infinity))! : bytes;
  const payload = toBase64(packed);
  return `work${workVersion}${canCompress() ? "z" : "p"}.${payload}.${sha256Here(new TextEncoder().encode(payload)).slice(0, 8)}`;
}

/** Resolves to the work that a pasted code holds, or why it is refused. The text of a file is read too. */
export async function readWorkCode(pasted: string, {site}: {site: string}): Promise<WorkReading> {
  const refuse = (reason: string): WorkReading => ({refused: `${reason} ${nothing}`});
  if (pasted.trimStart().startsWith("{")) return readWorkFile(pasted, {site});
  if (pasted.length > workLimit)
    return refuse("The code is far too long to be work. Copy the code from “My work” again.");
  // Mail programs break long lines and put marks of quoting before them.
  const code = pasted.replace(/[\s>\u200b\ufeff]+/g, "");
  if (code === "") return refuse("There is no code yet. Paste the code that “Copy as code” gave.");
  const found = /^work(\d{1,9})([a-z])\.([A-Za-z0-9_-]*)(?:\.([0-9a-f]*))?$/.exec(code);
  if (!found) {
    return refuse(
      code.startsWith("work")
        ? "The code is damaged: it holds signs that no code has. Copy the whole code from “My work” again, from “work” to the last letter."
        : "This is not a code from “My work”: such a code begins with “work” and a digit. Copy it again, whole."
    );
  }
  const [, version, encoding, payload = "", check = ""] = found;
  if (Number(version) > workVersion || !/[zp]/.test(encoding!))
    return refuse(
      "The code was made by a newer version of the workbook. Reload this page, or paste it at the newer workbook’s address."
    );
  if (check.length < 8 || sha256Here(new TextEncoder().encode(payload)).slice(0, 8) !== check)
    return refuse(
      "The code is incomplete or damaged: its checksum does not fit. Copy the whole code from “My work” again; a part of it is missing or changed."
    );
  if (encoding === "z" && !canCompress())
    return refuse("This browser is too old to unpack a code. Take the work along as a file instead.");
  try {
    const bytes = fromBase64(payload);
    const text = encoding === "z" ? await through(new DecompressionStream("deflate-raw"), bytes, workLimit) : bytes;
    if (!text) return refuse("The code unpacks to far more than any work holds. Copy the code from “My work” again.");
    const reading = readWorkFile(new TextDecoder("utf-8", {fatal: true}).decode(text), {site});
    return "refused" in reading ? {refused: reading.refused.replace(/^The file/, "The code")} : reading;
  } catch {
    return refuse("The code is damaged: it cannot be unpacked. Copy the whole code from “My work” again.");
  }
}
