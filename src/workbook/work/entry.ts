import {
  boolean,
  nullable,
  number,
  object,
  optional,
  picklist,
  safeParse,
  string,
  unknown
} from "../../vendor/valibot.js";
import type {AnswerRecord} from "./record.js";
import {keptRecord} from "./recordShape.js";

/** Says which write of which tab made an entry what it is. */
export interface Stamp {
  readonly by: string;
  readonly count: number;
}

/** Why an entry was put away. It can be brought back as long as it is there. */
export type GoneWhy = "reset" | "deleted" | "import" | "undone";

/** An answer in storage. A line is one chain of changes, each made by somebody who saw the one before. */
export interface Entry extends Stamp {
  readonly line: string;
  /** The write that this one continues, or null for the first of a line. */
  readonly base: Stamp | null;
  readonly record: AnswerRecord;
  /** null for an answer that counts; otherwise why, when and with what else it was put away. */
  readonly gone: {readonly why: GoneWhy; readonly at: number; readonly group: string} | null;
  /** The import that brought it, as long as nobody has changed it since. */
  readonly from: {readonly group: string; readonly at: number} | null;
}

const stamp = object({by: string(), count: number()});
const shape = object({
  line: string(),
  by: string(),
  count: number(),
  base: nullable(stamp),
  record: unknown(),
  gone: nullable(object({why: picklist(["reset", "deleted", "import", "undone"]), at: number(), group: string()})),
  from: nullable(object({group: string(), at: number()}))
});

/** Returns the entry that a stored value is, or null when it is none: storage may hold anything. */
export function toEntry(value: unknown): Entry | null {
  const result = safeParse(shape, value);
  if (!result.success) return null;
  const record = keptRecord(result.output.record);
  return record && {...result.output, record};
}

/** A message from one tab to the others. */
export type Message =
  | {readonly type: "entry"; readonly entry: Entry; readonly unsafe: boolean}
  | {readonly type: "ask"}
  | {readonly type: "changed"};

const envelope = object({
  type: picklist(["entry", "ask", "changed"]),
  entry: optional(unknown()),
  unsafe: optional(boolean())
});

/** Returns the message that came from another tab, or null when it is none of ours. */
export function toMessage(value: unknown): Message | null {
  const result = safeParse(envelope, value);
  if (!result.success) return null;
  const {type, unsafe = false} = result.output;
  if (type !== "entry") return {type};
  const entry = toEntry(result.output.entry);
  return entry && {type, entry, unsafe};
}

/**
 * Returns what becomes of an entry that is to be written where `current` stands: "write" over it, "drop" it because it is
 * there already, or "fork": somebody else changed the line meanwhile, so that it starts a line of its own.
 */
export function settle(current: Entry | null, wanted: Entry): "write" | "drop" | "fork" {
  if (!current) return "write";
  if (current.by === wanted.by) return wanted.count > current.count ? "write" : "drop";
  if (wanted.base && wanted.base.by === current.by && wanted.base.count === current.count) return "write";
  return "fork";
}

/** Returns the line that an entry starts when it cannot go on with its own; tabs that settle the same entry find the same. */
export const forkOf = ({line, by}: Entry): string => `${line.split("~")[0]}~${by}`;

/** Returns a random id of twenty letters and digits. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => (byte % 36).toString(36)).join("");
}

/** Puts an entry into a table of entries by line, beside what is there when it does not continue it; returns it as it stands there. */
export function layOver(entries: Map<string, Entry>, wanted: Entry): Entry {
  for (const line of [wanted.line, forkOf(wanted), `${forkOf(wanted)}~${wanted.count}`]) {
    const current = entries.get(line) ?? null;
    // A line that was put away is not taken up again by somebody who has not seen that.
    const what = settle(current, wanted);
    if (what === "fork") continue;
    if (what === "drop") return current!;
    const entry = {...wanted, line};
    entries.set(line, entry);
    return entry;
  }
  const entry = {...wanted, line: randomId()};
  entries.set(entry.line, entry);
  return entry;
}
