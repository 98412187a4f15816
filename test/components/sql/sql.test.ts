// @vitest-environment jsdom
import {describe, expect, it, vi} from "vitest";
import {questionList} from "../../../src/components/sql/questionList.js";
import {resultTable} from "../../../src/components/sql/resultTable.js";
import {fileName} from "../../../src/components/sql/saveFile.js";
import {schemaBrowser} from "../../../src/components/sql/schemaBrowser.js";
import {loadNotice} from "../../../src/components/sql/loadNotice.js";
import {prefetchButton} from "../../../src/components/sql/prefetchButton.js";
import {storedResult} from "../../../src/workbook/sql/resultSource.js";
import {wholeResult} from "../../../src/workbook/sql/wholeResult.js";

const question = {
  id: "q",
  title: "Which?",
  asks: "Why.",
  notice: "See.",
  sql: "SELECT 1",
  columns: [
    {name: "n", type: "INTEGER"},
    {name: "n", type: "VARCHAR"}
  ],
  rows: Array.from({length: 120}, (_, i) => [String(i), i % 2 ? null : i % 4 ? "" : `t${i}`]),
  rowCount: 120
};
const table = () => resultTable(storedResult(question), {label: "Which?"});
const texts = (element: Element, selector: string) =>
  [...element.querySelectorAll(selector)].map((one) => one.textContent!.trim());
const press = (element: Element, selector: string, at = 0) =>
  (element.querySelectorAll(selector)[at] as HTMLElement).click();

describe("a result as a table", () => {
  it("shows a page, types under names, NULL and empty text apart, numbers to the right", () => {
    const element = table();
    expect(element.querySelectorAll("tbody tr").length).toBe(50);
    expect(texts(element, "th .sql-type")).toEqual(["INTEGER", "VARCHAR"]);
    expect(element.querySelector("td.null")!.textContent).toBe("NULL");
    expect(element.querySelector("td.empty")!.textContent).toBe("empty text");
    expect(element.querySelector("td")!.className).toBe("number");
    expect(element.querySelector(".sql-place")!.textContent).toBe("Rows 1 to 50 of 120");
    expect(element.querySelector("[role=region]")!.getAttribute("aria-label")).toBe("Result of Which?");
  });
  it("turns pages and stops at both ends", async () => {
    const element = table();
    press(element, ".sql-pager button", 3);
    await vi.waitFor(() => expect(element.querySelector(".sql-place")!.textContent).toBe("Rows 101 to 120 of 120"));
    press(element, ".sql-pager button", 2);
    press(element, ".sql-pager button", 0);
    await vi.waitFor(() => expect(element.querySelector("td")!.textContent).toBe("0"));
  });
  it("sorts up, down and not at all", async () => {
    const element = table();
    const order = () => element.querySelector("th")!.getAttribute("aria-sort");
    press(element, ".sql-sort");
    await vi.waitFor(() => expect(order()).toBe("ascending"));
    press(element, ".sql-sort");
    await vi.waitFor(() => expect(element.querySelector("td")!.textContent).toBe("119"));
    press(element, ".sql-sort");
    await vi.waitFor(() => expect(order()).toBe("none"));
  });
  it("says why a page cannot be had", async () => {
    const source = {...storedResult(question), page: () => Promise.reject(new Error("Run the cell again."))};
    const element = resultTable(source, {label: "x"});
    press(element, ".sql-pager button", 2);
    await vi.waitFor(() => expect(element.querySelector("[role=alert]")!.textContent).toBe("Run the cell again."));
  });
  it("is saved whole as CSV", async () => {
    const csv = await wholeResult(storedResult(question));
    expect(csv.split("\r\n").slice(0, 3)).toEqual(["n,n", "0,t0", "1,"]);
    expect(csv.split("\r\n").length).toBe(122);
  });
});

describe("the lists beside the cells", () => {
  it("give a question and a quoted name", () => {
    const chosen = vi.fn();
    press(questionList([question], {onChoose: chosen}), "button");
    expect(chosen).toHaveBeenCalledWith(question);
    const inserted = vi.fn();
    const schema = schemaBrowser(
      [{name: "fact", comment: "Facts", rows: 2, columns: [{name: "Group", type: "VARCHAR"}]}],
      {onInsert: inserted}
    );
    press(schema, ".sql-name", 0);
    press(schema, ".sql-name", 1);
    expect(inserted.mock.calls.flat()).toEqual(["fact", '"Group"']);
    expect(texts(schema, ".sql-count")).toEqual(["2 rows"]);
  });
});

describe("loading", () => {
  it("tells bytes and time left, and hides when it is over", () => {
    const {element, show} = loadNotice();
    show({kind: "loading", what: "first", progress: {bytes: 1e6, total: 4e6, rate: 2e5, secondsLeft: 15}});
    expect(element.hidden).toBe(false);
    expect(element.textContent).toMatch(/1\.0 of 4\.0 MB, 0\.2 MB a second, about 15 seconds left/);
    show({kind: "ready", rest: null, version: "1"});
    expect(element.hidden).toBe(true);
  });
  it("is offered beforehand with its size, also where the browser keeps nothing", async () => {
    const element = prefetchButton();
    await vi.waitFor(() => expect(element.textContent).toMatch(/\d\.\d MB, once/));
    expect((element.querySelector("button") as HTMLButtonElement).disabled).toBe(false);
  });
});

describe("a file's name", () => {
  it("is made from the cell's", () => {
    expect(fileName("Clusters by Städte!", "csv")).toBe("clusters-by-stadte.csv");
    expect(fileName("???", "csv")).toBe("result.csv");
  });
});
