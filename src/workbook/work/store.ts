import {canonicalText, type Json} from "../json.js";
import {covers, identityOf, newestFirst, questionKey, uncovered} from "./copies.js";
import {layOver, randomId, toMessage, type Entry, type GoneWhy, type Message, type Stamp} from "./entry.js";
import {openJournal, smallStorage} from "./journal.js";
import type {AnswerRecord} from "./record.js";
import {openShelf, type Shelf} from "./shelf.js";
import {siteId} from "./siteId.js";

/** Where a student's answers are kept. */
export interface WorkStore {
  /** False when the browser keeps nothing: the work will not survive. */
  readonly durable: boolean;
  /** A sentence for the reader, for instance that storage is full; null when all is well. */
  readonly trouble: string | null;
  /** Calls back when `trouble` changes; returns how to end that. */
  onTrouble(listener: (text: string | null) => void): () => void;
  /** All kept versions of an answer, newest first: to the current question, to older wordings, another tab's copy. */
  get(page: string, exercise: string): Promise<AnswerRecord[]>;
  /** Keeps the answer as it is now; to be called at every keystroke. Never throws. */
  put(record: AnswerRecord): void;
  /** Resolves once everything that was put is as safe as this browser can make it. */
  flush(): Promise<void>;
  /** Puts the answer away; it can be had back. */
  reset(record: AnswerRecord): Promise<void>;
  /** Brings back the answer that was reset last; resolves to it, or to null when there is none. */
  undoReset(page: string, exercise: string): Promise<AnswerRecord | null>;
  /** Calls back when another tab changed the answer; returns how to end that. */
  watch(page: string, exercise: string, listener: (record: AnswerRecord) => void): () => void;
  /** Every kept version of every answer, newest first. */
  all(): Promise<AnswerRecord[]>;
}

/** A kept version of an answer, with the name of its line in storage. */
export interface Copy {
  readonly line: string;
  readonly record: AnswerRecord;
}

/** Something that was done to many answers at once and can be undone. */
export interface Action {
  readonly group: string;
  readonly why: GoneWhy;
  readonly at: number;
  /** Number of answers that it put away. */
  readonly removed: number;
  /** Number of answers that it brought and that nobody has changed since. */
  readonly added: number;
}

/** What the room "My work" can do beside keeping answers. */
export interface WorkRoomStore extends WorkStore {
  copies(): Promise<Copy[]>;
  /** Puts copies away, each with the older ones that say nothing more; resolves to the group to undo. */
  remove(lines: readonly string[]): Promise<string>;
  /** Makes a copy the current answer to its question. */
  choose(line: string): Promise<void>;
  /** Adds answers from a file in one step: nothing is lost, what is there already is not added; resolves to the group to undo. */
  take(records: readonly AnswerRecord[]): Promise<string>;
  /** What can be undone, newest first. */
  actions(): Promise<Action[]>;
  undo(group: string): Promise<void>;
  /** Erases what was put away, for good. */
  eraseGone(): Promise<void>;
  /** Calls back when another tab changed anything; returns how to end that. */
  onChange(listener: () => void): () => void;
  /** The student's name for the sheet, kept in this browser; empty when there is none. */
  name: string;
  /** Number of stored things that cannot be read; they are left alone. */
  readonly unreadable: number;
  close(): void;
}

export interface WorkStoreOptions {
  site?: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** The browser's small storage; null for none. */
  small?: Storage | null;
  /** Milliseconds after which the database counts as not answering. */
  limit?: number;
}

/** What the reader is told when nothing can be kept. */
export const lostTrouble =
  "This browser keeps nothing for this site, so your answers will be lost when you leave or reload this page. Leave this page open, " +
  "open “My work” in a new tab and take your work as a file or as a code. To have it kept, leave private browsing or allow this " +
  "site to store data, then reload.";
/** What the reader is told when storage is full. */
export const fullTrouble =
  "This browser’s storage for this site is full, so what you typed last will be lost when you leave or reload this page. Leave this page " +
  "open, open “My work” in a new tab and take your work as a file or as a code. Then free some space on this device.";
/** What the reader is told when the database refuses what is still safe in the small storage. */
export const tightTrouble =
  "This browser’s storage for this site is nearly full. Your answers are still kept, but take your work as a file from “My work” to be " +
  "safe, and free some space on this device.";

/** So long an answer that was put away can be brought back: sixty days, in milliseconds. */
const keptGone = 60 * 24 * 3600 * 1000;

/** Rejects when the promise has not settled in time. */
function within<T>(promise: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The database does not answer.")), limit);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const stampOf = ({by, count}: Stamp): Stamp => ({by, count});
const recordOf = ({record}: {record: AnswerRecord}) => record;
const present = (entries: Iterable<Entry>): Entry[] =>
  uncovered(
    [...entries].filter(({gone}) => gone === null),
    recordOf
  );

/** Puts numbers where JSON made null of what was none, so that no answer is left out for it. */
function mendNumbers(record: AnswerRecord, now: number): void {
  record.changed ??= now;
  record.hints ??= 0;
  for (const attempt of record.attempts) {
    attempt.credit ??= 0;
    attempt.at ??= now;
  }
}

/** The store of one tab: a table of what is not safe in the database yet, over a journal, over the database. */
class Keeping implements WorkRoomStore {
  private readonly me = randomId();
  private count = 0;
  /** The line on which this tab goes on, for each question, and the write that it goes on from. */
  private readonly current = new Map<string, {line: string; stamp: Stamp | null}>();
  /** What is not known to be in the database, by line. */
  private readonly pending = new Map<string, Entry>();
  /** Lines of `pending` that the journal could not take. */
  private readonly unsafe = new Set<string>();
  private shelf: Shelf | null = null;
  private draining: Promise<void> | null = null;
  private refused = false;
  private closed = false;
  private said: string | null = null;
  private readonly troubleListeners = new Set<(text: string | null) => void>();
  private readonly changeListeners = new Set<() => void>();
  private readonly watchers = new Map<string, Set<(record: AnswerRecord) => void>>();
  private readonly journal;
  private readonly channel: BroadcastChannel | null;
  private typedName: string;

  constructor(
    private readonly site: string,
    private readonly now: () => number,
    private readonly small: Storage | null,
    private readonly limit: number
  ) {
    this.journal = openJournal(site, small);
    this.channel = this.openChannel();
    this.typedName = this.readName();
  }

  // Opening

  async start(): Promise<void> {
    const opening = this.openShelf();
    try {
      await within(opening, this.limit);
    } catch {
      // Whenever the database answers after all, it is taken in.
      opening.then(
        () => this.announceAll(),
        () => {}
      );
    }
    this.updateTrouble();
    this.post({type: "ask"});
  }

  private async openShelf(): Promise<void> {
    const shelf = await Promise.resolve().then(() => openShelf(this.site, () => (this.shelf = null)));
    if (this.closed) return shelf.close();
    // A database of the right name may still be the wrong one; only one that can be read is used.
    const entries = await within(shelf.read(), this.limit);
    this.shelf = shelf;
    const old = this.now() - keptGone;
    const lines = entries.filter(({gone}) => gone && gone.at < old).map(({line}) => line);
    if (lines.length) await shelf.erase(lines).catch(() => {});
    // What a tab wrote just before it ended; a live tab's is written by either, with the same outcome.
    const left = this.journal.read().filter(({line}) => !this.pending.has(line));
    for (const entry of left) this.pending.set(entry.line, entry);
    await this.drain();
  }

  private openChannel(): BroadcastChannel | null {
    try {
      const channel = new BroadcastChannel(`work:${this.site}`);
      channel.onmessage = ({data}: MessageEvent<unknown>) => this.hear(toMessage(data));
      return channel;
    } catch {
      return null;
    }
  }

  // Other tabs

  private post(message: Message): void {
    try {
      this.channel?.postMessage(message);
    } catch {
      return;
    }
  }

  private hear(message: Message | null): void {
    if (!message || this.closed) return;
    if (message.type === "ask") {
      for (const line of this.unsafe) {
        const entry = this.pending.get(line);
        if (entry) this.post({type: "entry", entry, unsafe: true});
      }
      return;
    }
    if (message.type === "entry") {
      const {entry, unsafe} = message;
      if (entry.by === this.me) return;
      if (unsafe) this.hold(layOver(this.pending, entry));
      if (!entry.gone) this.tellWatchers(entry.record);
    }
    for (const listener of this.changeListeners) listener();
  }

  private tellWatchers(record: AnswerRecord): void {
    const listeners = this.watchers.get(JSON.stringify([record.page, record.exercise])) ?? [];
    for (const listener of listeners) listener(structuredClone(record));
  }

  private async announceAll(): Promise<void> {
    this.updateTrouble();
    for (const key of this.watchers.keys()) {
      const [page, exercise] = JSON.parse(key) as [string, string];
      const [newest] = present((await this.entries(page, exercise)).values());
      if (newest && newest.by !== this.me) this.tellWatchers(newest.record);
    }
    for (const listener of this.changeListeners) listener();
  }

  // Trouble

  get durable(): boolean {
    return this.unsafe.size === 0 && (this.shelf !== null || this.journal.works);
  }

  get trouble(): string | null {
    return this.said;
  }

  private updateTrouble(): void {
    const lost = this.unsafe.size > 0 || (this.shelf === null && !this.journal.works);
    const text = lost
      ? this.shelf || this.journal.works || this.refused
        ? fullTrouble
        : lostTrouble
      : this.refused
        ? tightTrouble
        : null;
    if (text === this.said) return;
    this.said = text;
    for (const listener of this.troubleListeners) listener(text);
  }

  onTrouble(listener: (text: string | null) => void): () => void {
    this.troubleListeners.add(listener);
    return () => this.troubleListeners.delete(listener);
  }

  // Writing

  put(record: AnswerRecord): void {
    try {
      const text = JSON.stringify(record);
      const copy = JSON.parse(text) as AnswerRecord;
      mendNumbers(copy, this.now());
      const key = questionKey(copy);
      const at = this.current.get(key) ?? {line: randomId(), stamp: null};
      this.current.set(key, at);
      const entry: Entry = {
        line: at.line,
        by: this.me,
        count: ++this.count,
        base: at.stamp,
        record: copy,
        gone: null,
        from: null
      };
      this.hold(entry);
      this.post({type: "entry", entry, unsafe: this.unsafe.has(entry.line)});
    } catch {
      return;
    }
  }

  /** Takes an entry in as something that the database does not have yet. */
  private hold(entry: Entry): void {
    this.pending.set(entry.line, entry);
    if (this.journal.write(entry)) this.unsafe.delete(entry.line);
    else this.unsafe.add(entry.line);
    if (!this.shelf) this.updateTrouble();
    void this.drain();
  }

  private drain(): Promise<void> {
    this.draining ??= this.drainAll().finally(() => (this.draining = null));
    return this.draining;
  }

  private async drainAll(): Promise<void> {
    // One turn later, so that what is put in one go is written in one go.
    await Promise.resolve();
    while (this.pending.size && this.shelf && !this.closed) {
      const batch = [...this.pending.values()];
      try {
        const written = await within(this.shelf.write(batch), this.limit);
        this.refused = false;
        batch.forEach((wanted, i) => this.confirm(wanted, written[i]!));
      } catch (error) {
        this.refused = true;
        if (error instanceof Error && error.name === "InvalidStateError") this.reopen();
        break;
      }
    }
    this.updateTrouble();
  }

  private reopen(): void {
    this.shelf = null;
    this.openShelf().then(
      () => this.updateTrouble(),
      () => {}
    );
  }

  /** Notes that the database has an entry, and where: on another line when somebody else had changed its own. */
  private confirm(wanted: Entry, got: Entry): void {
    const {line} = wanted;
    const newer = this.pending.get(line);
    this.pending.delete(line);
    this.unsafe.delete(line);
    // Only this write leaves the journal: a later one, or another tab's, is still to come.
    this.journal.remove(wanted);
    const at = this.current.get(questionKey(wanted.record));
    if (wanted.by === this.me && at?.line === line) {
      at.line = got.line;
      at.stamp = stampOf(got);
    }
    if (!newer || newer === wanted) return;
    if (got.line !== line) this.journal.remove(newer);
    this.hold({...newer, line: got.line});
  }

  async flush(): Promise<void> {
    await this.drain();
  }

  // Reading

  /** All entries by line, those put away too; of one exercise, or of all. */
  private async entries(page?: string, exercise?: string): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>();
    if (this.shelf) {
      try {
        const stored = page === undefined ? this.shelf.read() : this.shelf.readOf(page, exercise!);
        for (const entry of await within(stored, this.limit)) entries.set(entry.line, entry);
      } catch (error) {
        if (error instanceof Error && error.name === "InvalidStateError") this.reopen();
      }
    }
    const mine = (entry: Entry) =>
      page === undefined || (entry.record.page === page && entry.record.exercise === exercise);
    for (const entry of [...this.journal.read(), ...this.pending.values()]) if (mine(entry)) layOver(entries, entry);
    return entries;
  }

  async get(page: string, exercise: string): Promise<AnswerRecord[]> {
    const found = present((await this.entries(page, exercise)).values());
    const seen = new Set<string>();
    for (const entry of found) {
      const key = questionKey(entry.record);
      if (!seen.has(key)) this.current.set(key, {line: entry.line, stamp: stampOf(entry)});
      seen.add(key);
    }
    return found.map(recordOf);
  }

  async all(): Promise<AnswerRecord[]> {
    return (await this.copies()).map(recordOf);
  }

  async copies(): Promise<Copy[]> {
    return present((await this.entries()).values()).map(({line, record}) => ({line, record}));
  }

  get unreadable(): number {
    return (this.shelf?.unreadable ?? 0) + this.journal.unreadable;
  }

  // Changing many at once

  private next(entry: Entry, change: Partial<Entry>): Entry {
    return {...entry, base: stampOf(entry), from: null, ...change, by: this.me, count: ++this.count};
  }

  private async change(fn: (entries: Entry[]) => Entry[]): Promise<void> {
    await this.flush();
    let changed: Entry[] | null = null;
    if (this.shelf && !this.pending.size) {
      // Where the database refuses, the change goes the way of a keystroke.
      changed = await within(this.shelf.change(fn), this.limit).catch(() => null);
    }
    if (!changed) {
      changed = fn([...(await this.entries()).values()]);
      for (const entry of changed) this.hold(entry);
      await this.flush();
    }
    const gone = new Set(changed.filter((entry) => entry.gone).map(({line}) => line));
    for (const [key, at] of this.current) {
      if (gone.has(at.line)) this.current.delete(key);
    }
    this.post({type: "changed"});
  }

  /** Puts the entries away that the test picks, with the older ones that they cover; resolves to the group. */
  private async putAway(why: GoneWhy, picks: (entry: Entry) => boolean): Promise<string> {
    const gone = {why, at: this.now(), group: randomId()};
    await this.change((entries) => {
      const here = entries.filter((entry) => entry.gone === null);
      const picked = here.filter(picks);
      return here
        .filter((entry) => picked.some((one) => one === entry || covers(one.record, entry.record)))
        .map((entry) => this.next(entry, {gone, from: entry.from}));
    });
    return gone.group;
  }

  async remove(lines: readonly string[]): Promise<string> {
    return this.putAway("deleted", ({line}) => lines.includes(line));
  }

  async reset(record: AnswerRecord): Promise<void> {
    // Parts that a reader of the question never sees do not decide which answer is meant.
    const textOf = ({page, exercise, question, input, seed, attempts}: AnswerRecord) =>
      canonicalText({page, exercise, question, input, seed, attempts: attempts.length} as unknown as Json);
    await this.flush();
    const key = questionKey(record);
    const at = this.current.get(key);
    const wanted = textOf(JSON.parse(JSON.stringify(record)) as AnswerRecord);
    await this.putAway("reset", (entry) => entry.line === at?.line || textOf(entry.record) === wanted);
    this.current.delete(key);
  }

  async undoReset(page: string, exercise: string): Promise<AnswerRecord | null> {
    const found = [...(await this.entries(page, exercise)).values()];
    const resets = found.filter(({gone}) => gone?.why === "reset");
    const last = resets.sort((a, b) => b.gone!.at - a.gone!.at || newestFirst(a.record, b.record))[0];
    if (!last) return null;
    const {group} = last.gone!;
    // It is to be the current answer again, also beside what was typed after the reset.
    const newest = Math.max(...found.map(({record}) => record.changed));
    let back: Entry | null = null;
    await this.change((entries) => {
      const mine = entries.filter(({gone}) => gone?.group === group);
      const top = mine.sort((a, b) => newestFirst(a.record, b.record))[0];
      return mine.map((entry) => {
        const changed = entry === top ? Math.max(newest + 1, this.now()) : entry.record.changed;
        const next = this.next(entry, {gone: null, record: {...entry.record, changed}});
        if (entry === top) back = next;
        return next;
      });
    });
    const entry = back as Entry | null;
    if (!entry) return null;
    this.current.set(questionKey(entry.record), {line: entry.line, stamp: stampOf(entry)});
    return structuredClone(entry.record);
  }

  async choose(line: string): Promise<void> {
    await this.change((entries) => {
      const chosen = entries.find((entry) => entry.line === line && entry.gone === null);
      if (!chosen) return [];
      const rivals = entries.filter(({record}) => questionKey(record) === questionKey(chosen.record));
      const changed = Math.max(this.now(), ...rivals.map(({record}) => record.changed + 1));
      return [this.next(chosen, {record: {...chosen.record, changed}})];
    });
  }

  async take(records: readonly AnswerRecord[]): Promise<string> {
    const group = randomId();
    const at = this.now();
    await this.change((entries) => {
      const here = entries.filter(({gone}) => gone === null);
      const arriving: Entry[] = records.map((record) => ({
        line: randomId(),
        by: `import-${group}`,
        count: ++this.count,
        base: null,
        record,
        gone: null,
        from: {group, at}
      }));
      // What is here comes first, so that of two identical records the one that is here stays.
      const known = new Set(here.map(({record}) => identityOf(record)));
      const kept = new Set(uncovered([...here, ...arriving], recordOf));
      const added = arriving.filter((entry) => kept.has(entry) && !known.has(identityOf(entry.record)));
      const contained = here.filter(
        (entry) => !kept.has(entry) && added.some(({record}) => covers(record, entry.record))
      );
      return [
        ...added,
        ...contained.map((entry) => this.next(entry, {gone: {why: "import", at, group}, from: entry.from}))
      ];
    });
    return group;
  }

  async actions(): Promise<Action[]> {
    const actions = new Map<string, {group: string; why: GoneWhy; at: number; removed: number; added: number}>();
    const actionOf = (group: string, why: GoneWhy, at: number) => {
      const action = actions.get(group) ?? {group, why, at, removed: 0, added: 0};
      actions.set(group, action);
      return action;
    };
    for (const {gone, from} of (await this.entries()).values()) {
      if (gone) actionOf(gone.group, gone.why, gone.at).removed++;
      else if (from) actionOf(from.group, "import", from.at).added++;
    }
    return [...actions.values()].sort((a, b) => b.at - a.at);
  }

  async undo(group: string): Promise<void> {
    const at = this.now();
    const undone = {why: "undone" as const, at, group: randomId()};
    await this.change((entries) =>
      entries.flatMap((entry) => {
        if (entry.gone?.group === group) return [this.next(entry, {gone: null, from: entry.from})];
        if (entry.gone === null && entry.from?.group === group) return [this.next(entry, {gone: undone})];
        return [];
      })
    );
  }

  async eraseGone(): Promise<void> {
    await this.flush();
    const lines = [...(await this.entries()).values()].filter(({gone}) => gone).map(({line}) => line);
    await this.shelf?.erase(lines);
    for (const line of lines) {
      this.journal.erase(line);
      this.pending.delete(line);
      this.unsafe.delete(line);
    }
    this.updateTrouble();
    this.post({type: "changed"});
  }

  // Listening, and the name

  watch(page: string, exercise: string, listener: (record: AnswerRecord) => void): () => void {
    const key = JSON.stringify([page, exercise]);
    const listeners = this.watchers.get(key) ?? new Set();
    this.watchers.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (!listeners.size) this.watchers.delete(key);
    };
  }

  onChange(listener: () => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  private readName(): string {
    try {
      return this.small?.getItem(`work-name:${this.site}`)?.slice(0, 200) ?? "";
    } catch {
      return "";
    }
  }

  get name(): string {
    return this.typedName;
  }

  set name(name: string) {
    this.typedName = name.slice(0, 200);
    try {
      if (name) this.small?.setItem(`work-name:${this.site}`, this.typedName);
      else this.small?.removeItem(`work-name:${this.site}`);
    } catch {
      return;
    }
  }

  close(): void {
    this.closed = true;
    this.channel?.close();
    this.shelf?.close();
  }
}

/**
 * Opens the store of a student's work, never rejecting: in the browser's database; where that is blocked, full or does not
 * answer, in its small storage; failing that, in memory, which `trouble` then says.
 */
export async function openWorkStore({
  site = siteId,
  now = Date.now,
  small = smallStorage() as Storage | null,
  limit = 4000
}: WorkStoreOptions = {}): Promise<WorkRoomStore> {
  const keeping = new Keeping(site, now, small, limit);
  await keeping.start();
  return keeping;
}
