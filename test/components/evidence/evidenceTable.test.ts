// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {evidenceTable} from "../../../src/components/evidence/evidenceTable.js";
import {openTable, type EvidenceTable, type TableState} from "../../../src/workbook/tableView.js";
import {fixtureSource} from "./fixture.js";

let facts: EvidenceTable;
beforeEach(async () => {
  facts = await fixtureSource().source.table("fact");
  document.body.replaceChildren();
});

/** Returns a table on the page, the values that it has announced, the files that it has saved, and ways to look at it. */
function place(state: Partial<TableState> = {}, table = facts) {
  const saved: {name: string; text: string}[] = [];
  const element = evidenceTable(
    table,
    {...openTable(table.name), ...state},
    {save: (name, text) => saved.push({name, text})}
  );
  const announced: TableState[] = [];
  document.body.append(element);
  document.body.addEventListener("input", () => announced.push(element.value));
  const all = (selector: string) => [...element.querySelectorAll<HTMLElement>(selector)];
  const named = (selector: string, text: string) => all(selector).find((e) => e.textContent!.includes(text))!;
  return {
    element,
    announced,
    saved,
    all,
    status: () => element.querySelector("[role=status]")!.textContent,
    ids: () => all("tbody th").map((th) => th.textContent!.trim()),
    header: (name: string) => all("thead th").find((th) => th.textContent!.trim().startsWith(name))!,
    button: (text: string) => named("button", text) as HTMLButtonElement,
    choice: (name: string) => named(".controls label", name).querySelector<HTMLSelectElement>("select")!,
    search(text: string) {
      const input = element.querySelector<HTMLInputElement>("input[type=search]")!;
      input.value = text;
      input.dispatchEvent(new Event("input", {bubbles: true}));
    }
  };
}

const choose = (select: HTMLSelectElement, label: string) => {
  select.value = [...select.options].find((o) => o.textContent!.startsWith(label))!.value;
  select.dispatchEvent(new Event("input", {bubbles: true}));
};

describe("a table", () => {
  it("shows fifty rows a page and says how many there are", () => {
    const t = place();
    expect(t.ids()).toHaveLength(50);
    expect(t.status()).toBe("120 rows; rows 1 to 50 are shown");
    t.button("Next page").click();
    expect(t.ids()[0]).toBe("in-fact-50");
    t.button("All 120 rows").click();
    expect(t.ids()).toHaveLength(120);
    expect(t.announced.map(({page}) => page)).toEqual([2, "all"]);
    t.button("In pages").click();
    expect(t.ids()).toHaveLength(50);
  });

  it("sorts by a column up, down, and as before, says so, and keeps the focus on the button", () => {
    const t = place();
    const press = () => {
      const button = t.header("subject").querySelector("button")!;
      button.focus();
      button.click();
    };
    press();
    expect(t.header("subject").getAttribute("aria-sort")).toBe("ascending");
    expect(t.ids().slice(0, 3)).toEqual(["in-fact-0", "in-fact-1", "in-fact-2"]);
    press();
    expect(t.header("subject").getAttribute("aria-sort")).toBe("descending");
    expect(t.ids()[0]).toBe("in-fact-119");
    expect(document.activeElement?.textContent).toContain("subject");
    press();
    expect(t.header("subject").hasAttribute("aria-sort")).toBe(false);
    expect(t.announced.map(({sort}) => sort?.descending)).toEqual([false, true, undefined]);
  });

  it("sorts the written number by its value", () => {
    const t = place({sort: {column: "as_written", descending: true}});
    expect(t.ids().slice(0, 2)).toEqual(["in-fact-5", "in-fact-119"]);
  });

  it("finds rows by words in any column, hidden ones too, with one event for one key", () => {
    const t = place();
    t.search("SUBJECT 11 br");
    expect(t.ids()).toEqual(["in-fact-110", "in-fact-112", "in-fact-114", "in-fact-116", "in-fact-118"]);
    expect(t.status()).toBe("5 of 120 rows");
    expect(t.announced).toHaveLength(1);
    t.search("7000000000");
    expect(t.ids()).toEqual(["in-fact-5"]);
    t.search("nothing at all");
    expect(t.element.textContent).toContain("No row passes the filters.");
    expect(t.button("rows as CSV").disabled).toBe(true);
    t.button("Show all rows again").click();
    expect(t.status()).toContain("120 rows");
  });

  it("limits columns with few values to one of them, or to empty cells", () => {
    const t = place();
    choose(t.choice("country"), "IN (60)");
    expect(t.status()).toContain("60 of 120 rows");
    choose(t.choice("place_id"), "(empty)");
    expect(t.announced.at(-1)!.only).toEqual([
      {column: "country", value: "IN"},
      {column: "place_id", value: null}
    ]);
    expect(t.status()).toContain("40 of 120 rows");
    choose(t.choice("country"), "any");
    expect(t.announced.at(-1)!.only).toEqual([{column: "place_id", value: null}]);
  });

  it("shows limits that no choice can show as buttons that lift them", () => {
    const t = place({
      only: [
        {column: "subject", value: "subject 4"},
        {column: "country", value: "XX"}
      ]
    });
    expect(t.status()).toBe("0 of 120 rows");
    t.button("country: XX").click();
    expect(t.ids()).toEqual(["in-fact-4"]);
    t.button("subject: subject 4").click();
    expect(t.status()).toContain("120 rows");
  });

  it("shows and hides columns, but never the one that names the row", () => {
    const t = place();
    const box = (name: string) =>
      t
        .all(".column-chooser label")
        .find((l) => l.textContent!.trim() === name)!
        .querySelector("input")!;
    expect(t.header("value")).toBeUndefined();
    expect(box("value").checked).toBe(false);
    expect(box("id").disabled).toBe(true);
    box("value").click();
    expect(t.header("value")).toBeDefined();
    expect(t.announced.at(-1)!.hidden).toEqual(["qualifier"]);
    t.button("Show all columns").click();
    expect(t.announced.at(-1)!.hidden).toEqual([]);
  });

  it("links rows with all that is asked for, and the rows that they name", () => {
    const t = place({filter: "subject"});
    const links = t.all("tbody tr")[0]!.querySelectorAll("a");
    expect([...links].map((a) => a.getAttribute("href"))).toEqual([
      "#table=fact&row=in-fact-0&filter=subject",
      "#country=BR",
      "#place=in-agra",
      "#unit=firms",
      "#passage=india-1"
    ]);
  });

  it("marks the open row and shows its page", () => {
    const t = place({row: "in-fact-77"});
    expect(t.all("tr[aria-current=true] th")[0]!.textContent!.trim()).toBe("in-fact-77");
    expect(t.status()).toContain("rows 51 to 100");
  });

  it("redraws without a word when its value is set", () => {
    const t = place();
    t.element.value = {...openTable("fact"), filter: "subject 3", page: null};
    expect(t.element.querySelector<HTMLInputElement>("input[type=search]")!.value).toBe("subject 3");
    expect(t.status()).toContain("of 120 rows");
    expect(t.announced).toEqual([]);
  });

  it("saves what is shown, in its order and with its columns, and the whole table as it is in the database", () => {
    const t = place({
      filter: "fact-3",
      sort: {column: "id", descending: true},
      hidden: ["country", "place_id", "indicator", "qualifier", "value", "unit", "cited_work", "section"]
    });
    t.button("rows as CSV").click();
    t.button("Whole table").click();
    const [shown, whole] = t.saved;
    expect(shown!.name).toBe("fact-selection.csv");
    const lines = shown!.text.slice(1).trimEnd().split("\r\n");
    expect(lines[0]).toBe("id,subject,as_written,note");
    expect(lines.slice(1).map((l) => l.split(",")[0])).toEqual(
      [39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 3].map((i) => `in-fact-${i}`)
    );
    expect(lines.at(-1)).toBe("in-fact-3,subject 3,3,'=HYPERLINK(1)");
    expect(whole!.name).toBe("fact.csv");
    expect(whole!.text.split("\r\n")).toHaveLength(122);
    expect(whole!.text).toContain(
      "id,country,place_id,subject,indicator,qualifier,value,unit,cited_work,section,note\r\n"
    );
  });

  it("shows text from the data as text", () => {
    const hostile: EvidenceTable = {
      name: "place",
      comment: null,
      columns: [{name: "id", type: "VARCHAR", comment: null, key: true}],
      rows: [["<img src=x onerror=alert(1)>"]]
    };
    const t = place({}, hostile);
    expect(t.element.querySelector("img")).toBeNull();
    expect(t.ids()).toEqual(["<img src=x onerror=alert(1)>"]);
  });
});
