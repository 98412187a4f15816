import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  addCell,
  changeCell,
  createCell,
  deleteCell,
  emptyNotebook,
  freeName,
  mergeNotebooks,
  moveCell,
  restoreCell,
  toNotebook,
  type Notebook
} from "../../../src/workbook/sql/notebook.js";
import {NotebookState} from "../../../src/workbook/sql/notebookState.js";
import type {NotebookStore} from "../../../src/workbook/sql/notebookStore.js";

const of = (...ids: string[]): Notebook =>
  ids.reduce((notebook, id) => addCell(notebook, createCell(id, {name: id})), emptyNotebook);
const order = ({cells}: Notebook): string => cells.map(({id}) => id).join("");

describe("cells", () => {
  it("are added at the end or after another", () => {
    expect(order(addCell(of("a", "b"), createCell("c")))).toBe("abc");
    expect(order(addCell(of("a", "b"), createCell("c"), "a"))).toBe("acb");
  });
  it("move within the notebook and no further", () => {
    expect(order(moveCell(of("a", "b", "c"), "c", -1))).toBe("acb");
    const notebook = of("a", "b");
    expect(moveCell(notebook, "a", -1)).toBe(notebook);
    expect(moveCell(notebook, "b", 1)).toBe(notebook);
  });
  it("that are deleted come back at their place", () => {
    const notebook = of("a", "b", "c");
    const without = deleteCell(notebook, "b");
    expect(order(without)).toBe("ac");
    expect(order(restoreCell(without, notebook.cells[1]!, 1))).toBe("abc");
  });
  it("count their changes; nothing changed is the same notebook", () => {
    const notebook = of("a");
    expect(changeCell(notebook, "a", {sql: "x"}).cells[0]).toMatchObject({sql: "x", edits: 1});
    expect(changeCell(notebook, "a", {sql: ""})).toBe(notebook);
    expect(changeCell(notebook, "z", {sql: "x"})).toBe(notebook);
  });
  it("get names that are free", () => {
    const {cells} = addCell(of(), createCell("a", {name: "Query 1"}));
    expect(freeName(cells)).toBe("Query 2");
    expect(freeName(cells, "Query 1")).toBe("Query 2");
    expect(freeName(cells, "Mine")).toBe("Mine");
  });
});

describe("two tabs", () => {
  it("keep the cells of both and the later change of each", () => {
    const start = of("a", "b");
    const one = changeCell(changeCell(addCell(start, createCell("c")), "a", {sql: "1"}), "a", {sql: "2"});
    const two = changeCell(deleteCell(addCell(start, createCell("d"), "a"), "b"), "a", {sql: "other"});
    const merged = mergeNotebooks(one, two);
    expect(merged.cells.map(({id, sql}) => `${id}${sql}`).sort()).toEqual(["a2", "c", "d"]);
  });
  it("come to the same notebook whichever keeps first, and stay there", () => {
    const step = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      act: fc.constantFrom("add", "sql", "up", "down", "drop"),
      text: fc.constantFrom("x", "y")
    });
    const walk = (start: Notebook, steps: {id: string; act: string; text: string}[]): Notebook =>
      steps.reduce((notebook, {id, act, text}) => {
        if (act === "add")
          return notebook.cells.some((cell) => cell.id === id) ? notebook : addCell(notebook, createCell(id));
        if (act === "sql") return changeCell(notebook, id, {sql: text});
        if (act === "drop") return deleteCell(notebook, id);
        return moveCell(notebook, id, act === "up" ? -1 : 1);
      }, start);
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (left, right) => {
        const a = walk(of("a", "b"), left);
        const b = walk(of("a", "b"), right);
        const merged = mergeNotebooks(a, b);
        expect(merged.cells.map((cell) => cell.id).sort()).toEqual(
          mergeNotebooks(b, a)
            .cells.map((cell) => cell.id)
            .sort()
        );
        expect(mergeNotebooks(merged, merged)).toEqual(merged);
        for (const cell of merged.cells) expect(mergeNotebooks(b, a).cells).toContainEqual(cell);
        expect(new Set(merged.cells.map((cell) => cell.id)).size).toBe(merged.cells.length);
      })
    );
  });
});

describe("what was kept", () => {
  it("is read however damaged it is", () => {
    for (const odd of [null, 3, "x", {}, {cells: 5}, {cells: [null, {id: 1}]}])
      expect(toNotebook(odd).cells).toEqual([]);
    expect(
      toNotebook({
        cells: [
          {id: "a", sql: "x"},
          {id: "a", sql: "y"}
        ]
      }).cells
    ).toEqual([{id: "a", sql: "x", name: "", chart: null, question: null, edits: 0}]);
  });
  it("comes back as it was", () => {
    const notebook = changeCell(of("a", "b"), "a", {sql: "SELECT 1", chart: {kind: "bar", x: 0, y: 1, colour: null}});
    expect(toNotebook(structuredClone(notebook))).toEqual(notebook);
  });
});

describe("the notebook of a page", () => {
  function store(): NotebookStore & {kept: Notebook; saves: number; broken: boolean; other: () => void} {
    return {
      lasting: true,
      kept: emptyNotebook,
      saves: 0,
      broken: false,
      other: () => {},
      async load() {
        return this.kept;
      },
      async save(notebook) {
        this.saves++;
        if (this.broken) throw new Error("no room");
        return (this.kept = mergeNotebooks(notebook, this.kept));
      },
      onOther(callback) {
        this.other = callback;
      },
      saveAtOnce: () => {},
      close: () => {}
    };
  }
  it("keeps every change, and changes during a save with the next one", async () => {
    const kept = store();
    const state = new NotebookState(kept);
    state.update((notebook) => addCell(notebook, createCell("a")));
    for (const sql of ["S", "SE", "SEL"]) state.update((notebook) => changeCell(notebook, "a", {sql}));
    await state.save();
    expect(kept.kept.cells[0]!.sql).toBe("SEL");
    expect(kept.saves).toBeLessThan(5);
  });
  it("says when nothing is kept", async () => {
    const kept = store();
    kept.broken = true;
    const state = new NotebookState(kept);
    const events: string[] = [];
    for (const name of ["saved", "unsaved"]) state.addEventListener(name, () => events.push(name));
    state.update((notebook) => addCell(notebook, createCell("a")));
    await state.save();
    expect(new Set(events)).toEqual(new Set(["unsaved"]));
  });
  it("takes in what another tab kept and tells when a cell that is here changed", async () => {
    const kept = store();
    const state = new NotebookState(kept);
    state.update((notebook) => addCell(notebook, createCell("a")));
    await state.save();
    kept.kept = changeCell(addCell(kept.kept, createCell("b")), "a", {sql: "other"});
    const told = new Promise((resolve) => state.addEventListener("other", resolve));
    kept.other();
    await told;
    expect(order(state.notebook)).toBe("ab");
    expect(state.notebook.cells[0]!.sql).toBe("other");
  });
});
