import "fake-indexeddb/auto";
import {deleteDB} from "idb";
import {afterEach, expect, test, vi} from "vitest";
import {openSavedStore, type SavedRow} from "../../src/workbook/savedRows.js";

const read = (row: unknown) => row as SavedRow;
const open = (table: string) => openSavedStore(table, read);
const ids = async (store: Awaited<ReturnType<typeof open>>) => (await store.list()).saved.map(({id}) => id).sort();
afterEach(() => vi.unstubAllGlobals());

test("two tabs that keep rows at the same time keep them all, and hear of each other", async () => {
  const [a, b] = await Promise.all([open("both"), open("both")]);
  const heard = vi.fn();
  b.onOther(heard);
  await Promise.all([1, 2, 3, 4].flatMap((n) => [a.put({id: `a${n}`, at: n}), b.put({id: `b${n}`, at: n})]));
  expect(await ids(a)).toEqual(["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4"]);
  expect(await ids(b)).toEqual(await ids(a));
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  a.close();
  b.close();
});

test("a row that is kept after the site's data were cleared is there at the next visit", async () => {
  const store = await open("cleared");
  await store.put({id: "before", at: 1});
  await deleteDB("workbook-cleared");
  await store.put({id: "after", at: 2});
  expect(await ids(store)).toEqual(["after"]);
  store.close();
  const next = await open("cleared");
  expect(await ids(next)).toEqual(["after"]);
  next.close();
});

test("where the database cannot be opened, rows live as long as the page", async () => {
  vi.stubGlobal("indexedDB", {
    open() {
      throw new DOMException("denied", "SecurityError");
    }
  });
  const store = await open("denied");
  expect(store.lasting).toBe(false);
  await store.put({id: "x", at: 1});
  expect(await ids(store)).toEqual(["x"]);
});
