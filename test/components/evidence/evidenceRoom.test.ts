// @vitest-environment jsdom
import {afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import {evidenceRoom} from "../../../src/components/evidence/evidenceRoom.js";
import {fixtureSource} from "./fixture.js";

// jsdom lays nothing out.
beforeAll(() => void (Element.prototype.scrollIntoView = () => {}));

let leaving = new AbortController();
afterEach(() => {
  leaving.abort();
  leaving = new AbortController();
  document.body.replaceChildren();
});

/** Opens the room at an address and waits until something is shown there. */
async function open(hash: string, failing?: Set<string>) {
  history.replaceState(null, "", `/evidence.html${hash}`);
  const {source, fetched} = fixtureSource(failing);
  const room = evidenceRoom(source, {signal: leaving.signal});
  document.body.append(room);
  await vi.waitFor(() => expect(room.querySelector(".room-wait, [aria-busy]")).toBeNull());
  const text = (selector: string) => room.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim();
  async function go(to: string) {
    const changed = new Promise((resolve) => addEventListener("hashchange", resolve, {once: true}));
    location.hash = to;
    await changed;
    await vi.waitFor(() => expect(room.querySelector("[aria-busy]")).toBeNull());
  }
  return {room, fetched, text, go};
}

describe("the room", () => {
  it("begins with all tables in groups, with what they hold and how many rows, and fetches none", async () => {
    const {room, fetched, text} = await open("");
    expect(fetched).toEqual(["schema"]);
    expect([...room.querySelectorAll("h4")].map((h) => h.textContent)).toEqual(
      ["The evidence", "The argument", "Who and what", "Sources", "Glossary", "Helper tables"].filter(
        (t) => t !== "The argument" && t !== "Who and what"
      )
    );
    expect(text(".table-list li")).toBe("Facts 120 rows · fact All of fact.");
    expect(text(".room-views [aria-current]")).toBe("Tables");
  });

  it("opens a row by its short address, with all columns, their meaning, and the errata beside it", async () => {
    const {room, text} = await open("#fact=in-fact-5");
    expect(text("#row-title")).toBe("over 7 billion · subject 5: firms");
    expect(document.activeElement?.id).toBe("row-title");
    expect(room.querySelectorAll(".row-column")).toHaveLength(12);
    expect(text(".row-column dt")).toBe("idwhat id means");
    await vi.waitFor(() => expect(text(".row-errata")).toContain("Because."));
    expect(text(".row-care")).toBe("This row has to be read with care. Read the erratum");
    room.querySelector<HTMLElement>(".row-care button")!.click();
    expect(document.activeElement?.className).toBe("row-errata");
    expect(text(".row-columns")).toContain("India: clusters in India");
    expect(text("tr[aria-current]")).toContain("in-fact-5");
    expect(room.querySelector<HTMLInputElement>(".copy-link input")!.value).toMatch(/\/evidence\.html#fact=in-fact-5$/);
  });

  it("steps through the rows that pass the filters, in their order", async () => {
    const {room, go, text} = await open("#table=fact&row=in-fact-118&filter=subject 11&sort=id:desc");
    expect(text(".row-place")).toContain("row 2 of 11");
    const step = (name: string) => room.querySelector<HTMLAnchorElement>(`a[data-step=${name}]`);
    expect(step("previous")!.getAttribute("href")).toContain("row=in-fact-119");
    step("next")!.focus();
    await go(step("next")!.getAttribute("href")!);
    expect(text(".row-place")).toContain("in-fact-117");
    expect(document.activeElement?.getAttribute("data-step")).toBe("next");
    await go(step("close")!.getAttribute("href")!);
    expect(room.querySelector(".row-card")).toBeNull();
    expect(document.activeElement?.getAttribute("data-row")).toBe("in-fact-117");
  });

  it("keeps what a reader asks for in the address, and adds no step for it", async () => {
    const {room} = await open("#table=fact");
    const steps = history.length;
    const search = room.querySelector<HTMLInputElement>("input[type=search]")!;
    search.value = "tea & x";
    search.dispatchEvent(new Event("input", {bubbles: true}));
    await vi.waitFor(() => expect(location.hash).toBe("#table=fact&filter=tea%20%26%20x"));
    expect(history.length).toBe(steps);
  });

  it.each([
    ["#table=nothing", "no table “nothing”", ".table-list"],
    ["#fact=nowhere", "no row “nowhere”", ".table-page"],
    ["#table=fact&sort=zz&page=99", "no column “zz”.There is no page 99.", ".table-page"],
    ["#fact=%E0", "could not be read", ".table-list"]
  ])("says what it cannot find for %s and shows what it can", async (hash, said, shown) => {
    const {room, text} = await open(hash);
    expect(text(".room-notice")).toContain(said);
    expect(room.querySelector(shown)).not.toBeNull();
  });

  it("leaves what is open when a heading of the page is asked for", async () => {
    const {room, go} = await open("#place=in-agra");
    await go("#how-to-cite");
    expect(room.querySelector("#row-title")!.textContent).toBe("Agra");
  });

  it("says when something could not be fetched, and tries again", async () => {
    const {room, text} = await open("#table=place", new Set(["place"]));
    expect(text("[role=alert]")).toContain("no connection");
    room.querySelector<HTMLElement>("[role=alert] button")!.click();
    await vi.waitFor(() => expect(text(".table-page h3")).toBe("Places place"));
  });

  it("leads from a row to the rows that name it", async () => {
    const {room, go, text} = await open("#place=in-agra");
    const link = room.querySelector<HTMLAnchorElement>(".named-by a")!;
    expect(link.getAttribute("href")).toBe("#table=fact&only=place_id:in-agra");
    await go(link.getAttribute("href")!);
    expect(text(".evidence-table [role=status]")).toBe("40 of 120 rows");
  });
});

describe("the lists for reading", () => {
  it("show errata in the order of the paper, with all that is known of each", async () => {
    const {room, text} = await open("#errata");
    expect([...room.querySelectorAll<HTMLElement>(".erratum-entry")].map((e) => e.dataset.id)).toEqual([
      "err-early",
      "err-late"
    ]);
    expect(text("[data-id=err-late]")).toContain("Printed Nadvy Shown here Nadvi Why A slip. How sure Certain");
    expect(text("[data-id=err-late]")).toContain("Checked the reference list Stands beside: reference nadvi-2014");
  });

  it("show each work with the passages that cite it, and go to the one asked for", async () => {
    const {room, text} = await open("#ref=nadvi-2014");
    expect(document.activeElement?.getAttribute("data-id")).toBe("nadvi-2014");
    expect(text("[data-id=nadvi-2014]")).toContain("Cited in one place india-1 clusters in India, as “Nadvy 2014”");
    expect(text("[data-id=nadvi-2014] .entry-links")).toBe("Row in the table · Erratum");
    expect(text("[data-id=other-2000] .entry-links")).toContain("not in the paper’s list");
    expect(text("[data-id=unread-2001] .entry-links")).toContain("cited nowhere in it");
    expect(room.querySelector("img")).toBeNull();
    expect(room.querySelector("[href^=javascript]")).toBeNull();
  });

  it("show terms by alphabet and abbreviations apart, and find them", async () => {
    const {room, text} = await open("#glossary");
    expect([...room.querySelectorAll("dfn, h4")].map((e) => e.textContent)).toEqual([
      "Terms",
      "cluster",
      "trust",
      "Abbreviations",
      "SME"
    ]);
    const search = room.querySelector<HTMLInputElement>("input[type=search]")!;
    search.value = "enterprise";
    search.dispatchEvent(new Event("input", {bubbles: true}));
    const hidden = (id: string) => (room.querySelector(`[data-id=${id}]`) as HTMLElement).hidden;
    expect([hidden("sme"), hidden("trust")]).toEqual([false, true]);
    expect(text(".reading-list [role=status]")).toBe("1 of 3 terms and abbreviations");
    await vi.waitFor(() => expect(location.hash).toBe("#glossary&filter=enterprise"));
  });
});
