import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {openDB} from "idb";
import {identityOf, mergeCopies} from "../../../src/workbook/work/copies.js";
import {
  fullTrouble,
  lostTrouble,
  openWorkStore,
  tightTrouble,
  type WorkRoomStore
} from "../../../src/workbook/work/store.js";
import {answer, anyCollection, anyRecord} from "./arbitrary.js";
import {freshDatabase, setDatabase, SmallStorage} from "./browser.js";

let small: SmallStorage;
let open: WorkRoomStore[];
let clock: number;

const tab = async (options: Parameters<typeof openWorkStore>[0] = {}) => {
  const store = await openWorkStore({site: "t", small, now: () => ++clock, limit: 300, ...options});
  open.push(store);
  return store;
};
const inputs = async (store: WorkRoomStore) => (await store.get("clusters", "one")).map(({input}) => input);
const put = (store: WorkRoomStore, input: string, changed: number, parts = {}) =>
  store.put(answer({input, changed, ...parts}));

beforeEach(() => {
  freshDatabase();
  small = new SmallStorage();
  open = [];
  clock = 1000;
});
afterEach(() => {
  for (const store of open) store.close();
  vi.restoreAllMocks();
});

describe("an answer that was put", () => {
  it("is there in this tab at once and in the next one", async () => {
    const first = await tab();
    put(first, "b", 1);
    put(first, "be", 2);
    expect(await inputs(first)).toEqual(["be"]);
    await first.flush();
    expect(small.length).toBe(0);
    expect(await inputs(await tab())).toEqual(["be"]);
    expect(first.trouble).toBeNull();
    expect(first.durable).toBe(true);
  });
  it("survives a tab that ends at the keystroke", async () => {
    const first = await tab();
    put(first, "a", 1);
    await first.flush();
    put(first, "ab", 2);
    first.close();
    expect(await inputs(await tab())).toEqual(["ab"]);
  });
  it("comes back as it was, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async (record) => {
        freshDatabase();
        small.clear();
        const store = await tab();
        store.put(record);
        await store.flush();
        const next = await tab();
        expect(await next.get(record.page, record.exercise)).toEqual([record]);
        store.close();
        next.close();
      }),
      {numRuns: 60}
    );
  });
  it("is not changed by what the caller does to its object later, and nothing makes put throw", async () => {
    const store = await tab();
    const record = answer({input: ["a"]});
    store.put(record);
    (record.input as string[]).push("b");
    expect(await store.get("clusters", "one")).toEqual([answer({input: ["a"]})]);
    const circle: Record<string, unknown> = {};
    circle["circle"] = circle;
    for (const bad of [null, undefined, 1, circle, answer({changed: NaN})]) store.put(bad as never);
    expect((await store.all()).length).toBe(1);
  });
  it("stays beside the answer to the question as it was before", async () => {
    const store = await tab();
    put(store, "old", 1);
    put(store, "new", 2, {question: "ff"});
    expect(await inputs(store)).toEqual(["new", "old"]);
  });
});

describe("two tabs on one exercise", () => {
  it("keep both copies when both go on from the same answer", async () => {
    const a = await tab();
    put(a, "start", 1);
    await a.flush();
    const b = await tab();
    await b.get("clusters", "one");
    put(a, "start, then a", 2);
    await a.flush();
    put(b, "start, then b", 3);
    await b.flush();
    put(a, "start, then a, more", 4);
    await a.flush();
    put(b, "start, then b, more", 5);
    await b.flush();
    const both = ["start, then b, more", "start, then a, more"];
    expect(await inputs(a)).toEqual(both);
    expect(await inputs(await tab())).toEqual(both);
  });
  it("go on with one copy when the second tab starts from what the first one wrote", async () => {
    const a = await tab();
    put(a, "a", 1);
    await a.flush();
    const b = await tab();
    await b.get("clusters", "one");
    put(b, "ab", 2);
    await b.flush();
    expect(await inputs(b)).toEqual(["ab"]);
    await a.get("clusters", "one");
    put(a, "abc", 3);
    await a.flush();
    expect(await inputs(b)).toEqual(["abc"]);
  });
  it("hear of each other", async () => {
    const a = await tab();
    const b = await tab();
    const heard: unknown[] = [];
    const stop = b.watch("clusters", "one", ({input}) => heard.push(input));
    b.watch("clusters", "two", () => heard.push("wrong exercise"));
    put(a, "x", 1);
    await vi.waitFor(() => expect(heard).toEqual(["x"]));
    put(b, "mine", 2);
    stop();
    // A second listener of the same tab tells when the news has come.
    const later: unknown[] = [];
    b.watch("clusters", "one", ({input}) => later.push(input));
    put(a, "y", 3);
    await vi.waitFor(() => expect(later).toContain("y"));
    expect(heard).toEqual(["x"]);
  });
  it("never lose a text, in any order of typing, reading and writing", async () => {
    const step = fc.tuple(fc.nat(2), fc.constantFrom("put", "get", "flush", "end"));
    await fc.assert(
      fc.asyncProperty(fc.array(step, {maxLength: 14}), async (steps) => {
        freshDatabase();
        small.clear();
        const tabs = [await tab(), await tab(), await tab()];
        const typed = ["", "", ""];
        let time = 0;
        // A tab that has not looked since another wrote keeps its own text; one that looks goes on from the newest.
        for (const [i, what] of steps) {
          if (what === "put") put(tabs[i]!, (typed[i] = `${typed[i]}${i}${time}.`), ++time);
          else if (what === "get") typed[i] = String((await inputs(tabs[i]!))[0] ?? "");
          else if (what === "flush") await tabs[i]!.flush();
          else {
            tabs[i]!.close();
            tabs[i] = await tab();
            typed[i] = String((await inputs(tabs[i]!))[0] ?? "");
          }
        }
        for (const one of tabs) await one.flush();
        const kept = await inputs(await tab());
        for (const text of typed) if (text) expect(kept.some((one) => String(one).startsWith(text))).toBe(true);
        for (const one of open) one.close();
      }),
      {numRuns: 60}
    );
  });
});

describe("an answer that was reset", () => {
  it("is away in every tab and can be had back, beside what was typed since", async () => {
    const store = await tab();
    put(store, "long work", 1, {hints: 2});
    await store.reset(answer({input: "long work", changed: 1, hints: 2}));
    expect(await inputs(store)).toEqual([]);
    expect(await inputs(await tab())).toEqual([]);
    put(store, "new start", 2);
    const back = await store.undoReset("clusters", "one");
    expect(back?.input).toBe("long work");
    expect(back?.hints).toBe(2);
    expect(await inputs(store)).toEqual(["long work", "new start"]);
    expect(await store.undoReset("clusters", "one")).toBeNull();
    put(store, "long work, more", back!.changed + 1);
    expect(await inputs(store)).toEqual(["long work, more", "new start"]);
  });
  it("takes what it covers along", async () => {
    const a = await tab();
    const b = await tab();
    put(a, "draft", 1);
    await a.flush();
    put(b, "final", 2, {attempts: [{input: "draft", verdict: "wrong", credit: 0, message: "", at: 1}]});
    await b.flush();
    await b.reset((await b.get("clusters", "one"))[0]!);
    expect(await inputs(b)).toEqual([]);
  });
});

describe("many answers at once", () => {
  it("are imported without a loss, again without a change, and the import is undone", async () => {
    await fc.assert(
      fc.asyncProperty(anyCollection, anyCollection, async (mine, theirs) => {
        freshDatabase();
        small.clear();
        const store = await tab();
        await store.take(mine);
        const before = (await store.all()).map(identityOf).sort();
        expect(before).toEqual(mergeCopies(mine, []).map(identityOf).sort());
        const group = await store.take(theirs);
        const after = (await store.all()).map(identityOf).sort();
        expect(after).toEqual(mergeCopies(mine, theirs).map(identityOf).sort());
        await store.take(theirs);
        expect((await store.all()).map(identityOf).sort()).toEqual(after);
        await store.undo(group);
        expect((await store.all()).map(identityOf).sort()).toEqual(before);
        store.close();
      }),
      {numRuns: 40}
    );
  });
  it("are deleted, brought back, and erased for good", async () => {
    const store = await tab();
    put(store, "one", 1);
    store.put(answer({exercise: "two"}));
    const group = await store.remove((await store.copies()).map(({line}) => line));
    expect(await store.all()).toEqual([]);
    expect(await store.actions()).toMatchObject([{group, why: "deleted", removed: 2, added: 0}]);
    await store.undo(group);
    expect((await store.all()).length).toBe(2);
    await store.remove((await store.copies()).map(({line}) => line));
    await store.eraseGone();
    expect(await store.actions()).toEqual([]);
    expect(await (await tab()).all()).toEqual([]);
  });
  it("can be told which copy counts", async () => {
    const store = await tab();
    await store.take([answer({input: "old", changed: 1}), answer({input: "new", changed: 2})]);
    const [, old] = await store.copies();
    await store.choose(old!.line);
    expect(await inputs(store)).toEqual(["old", "new"]);
  });
  it("are forgotten sixty days after they were put away", async () => {
    const store = await tab();
    put(store, "x", 1);
    await store.reset(answer({input: "x"}));
    clock += 61 * 24 * 3600 * 1000;
    expect(await (await tab()).actions()).toEqual([]);
  });
});

describe("storage that fails", () => {
  const blocked = {
    open() {
      throw new DOMException("no", "SecurityError");
    }
  };

  it("is replaced by the small storage", async () => {
    setDatabase(blocked);
    const store = await tab();
    put(store, "x", 1);
    expect([store.durable, store.trouble]).toEqual([true, null]);
    expect(await inputs(await tab())).toEqual(["x"]);
    await store.reset(answer({input: "x"}));
    expect(await inputs(await tab())).toEqual([]);
    expect((await store.undoReset("clusters", "one"))?.input).toBe("x");
  });
  it("is replaced by memory, and the reader is told what to do", async () => {
    setDatabase(undefined);
    const store = await tab({small: null});
    expect([store.durable, store.trouble]).toEqual([false, lostTrouble]);
    put(store, "x", 1);
    expect(await inputs(store)).toEqual(["x"]);
    // The room in another tab has it all the same, as long as the first one is open.
    const room = await tab({small: null});
    await vi.waitFor(async () => expect(await inputs(room)).toEqual(["x"]));
    put(store, "xy", 2);
    await vi.waitFor(async () => expect(await inputs(room)).toEqual(["xy"]));
  });
  it("does not answer, and is taken in when it does", async () => {
    const first = await tab();
    put(first, "kept before", 1);
    await first.flush();
    const real = globalThis.indexedDB;
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const hanging: unknown[] = [];
    setDatabase({
      open(...args: [string, number]) {
        const request = new EventTarget();
        hanging.push(request);
        void held.then(() => {
          const inner = real.open(...args);
          for (const type of ["success", "error", "upgradeneeded"])
            inner.addEventListener(type, (event) => {
              Object.assign(request, {result: inner.result});
              request.dispatchEvent(new Event(event.type));
            });
        });
        return request;
      }
    });
    const started = Date.now();
    const store = await tab({limit: 50});
    expect(Date.now() - started).toBeLessThan(1000);
    const heard: unknown[] = [];
    store.watch("clusters", "one", ({input}) => heard.push(input));
    put(store, "typed meanwhile", 2);
    expect(await inputs(store)).toEqual(["typed meanwhile"]);
    setDatabase(real);
    release();
    expect(await inputs(await tab())).toEqual(["typed meanwhile", "kept before"]);
  });
  it("is full: answers stay in the small storage, then in memory, and go to the database when there is room", async () => {
    const store = await tab();
    const said: (string | null)[] = [];
    store.onTrouble((text) => said.push(text));
    const refuse = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    put(store, "x", 1);
    await store.flush();
    expect(store.trouble).toBe(tightTrouble);
    expect(await inputs(store)).toEqual(["x"]);
    small.full = true;
    put(store, "xy", 2);
    await store.flush();
    expect([store.durable, store.trouble]).toEqual([false, fullTrouble]);
    expect(await inputs(store)).toEqual(["xy"]);
    refuse.mockRestore();
    await store.flush();
    expect([store.durable, store.trouble]).toEqual([true, null]);
    expect(said).toEqual([tightTrouble, fullTrouble, null]);
    expect(await inputs(await tab())).toEqual(["xy"]);
  });
  it("refuses a reset, which is then kept in the small storage", async () => {
    const store = await tab();
    put(store, "x", 1);
    await store.flush();
    const refuse = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await store.reset(answer({input: "x", changed: 1}));
    expect(await inputs(store)).toEqual([]);
    refuse.mockRestore();
    expect(await inputs(await tab())).toEqual([]);
    expect((await store.undoReset("clusters", "one"))?.input).toBe("x");
  });
  it("holds garbage, which is left alone", async () => {
    const store = await tab();
    put(store, "mine", 1);
    await store.flush();
    const db = await openDB("work-t");
    const garbage = [{line: "g", record: 5}, {line: "h"}, {line: "i", record: {page: "clusters", exercise: "one"}}];
    for (const value of garbage) await db.put("copies", value);
    db.close();
    for (const text of ["", "{", "null", '{"line":"z"}']) small.setItem(`work:t:${text}`, text);
    small.setItem("work-name:t", "x".repeat(1000));
    const next = await tab();
    expect(await inputs(next)).toEqual(["mine"]);
    expect((await next.all()).length).toBe(1);
    expect(next.unreadable).toBe(7);
    put(next, "mine, more", 2);
    await next.remove((await next.copies()).map(({line}) => line));
    expect(next.name.length).toBe(200);
    expect((await (await openDB("work-t")).getAll("copies")).length).toBe(4);
  });
  it("has a database of that name with another inside", async () => {
    for (const version of [1, 7]) {
      freshDatabase();
      small.clear();
      (await openDB("work-t", version, {upgrade: (db) => void db.createObjectStore("other")})).close();
      const store = await tab();
      put(store, "x", 1);
      await store.flush();
      expect(store.durable).toBe(true);
      expect(await inputs(await tab())).toEqual(["x"]);
    }
  });
  it("closes the database under the tab", async () => {
    const store = await tab();
    put(store, "x", 1);
    await store.flush();
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(() => {
      throw new DOMException("closing", "InvalidStateError");
    });
    put(store, "xy", 2);
    await store.flush();
    await vi.waitFor(async () => expect(small.length).toBe(0));
    expect(await inputs(store)).toEqual(["xy"]);
  });
});
