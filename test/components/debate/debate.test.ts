// @vitest-environment jsdom
import {beforeAll, beforeEach, describe, expect, test, vi} from "vitest";
import {readScenarios} from "../../../loaders/scenarios.js";
import {briefCard, rowName} from "../../../src/components/debate/briefs.js";
import {clauseMatrix} from "../../../src/components/debate/clauseMatrix.js";
import {lotsFigure} from "../../../src/components/debate/lotsFigure.js";
import {packageBoard, type PackageBoardOptions} from "../../../src/components/debate/packageBoard.js";
import {printAlone} from "../../../src/components/debate/printing.js";
import {roleCards} from "../../../src/components/debate/roleCards.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import type {Preset} from "../../../src/model/pressures/presets.js";
import {clauseKeys, roleKeys} from "../../../src/workbook/debate/clauses.js";
import {meetingStore, type MeetingStore} from "../../../src/workbook/debate/store.js";
import type {DebateStudy} from "../../../src/workbook/debate/study.js";

let presets: Preset[];
let store: MeetingStore;
beforeAll(() => {
  presets = readScenarios().map((p) => ({...p, values: {...p.values, firms: 60, periods: 16}}));
});
beforeEach(() => {
  store = meetingStore({presets});
  document.body.replaceChildren();
});

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const settle = async () => {
  for (let i = 0; i < 12; i++) await frame();
};
const button = (element: Element, text: string) => {
  const found = [...element.querySelectorAll("button")].find((b) => b.textContent!.includes(text));
  if (!found) throw new Error(`There is no button “${text}”.`);
  return found;
};
const type = (input: HTMLInputElement | HTMLTextAreaElement, value: string) => {
  input.value = value;
  input.dispatchEvent(new Event("input", {bubbles: true}));
};
const board = (options: PackageBoardOptions = {}) =>
  packageBoard(store, {
    kernel: plainKernel(),
    runs: {runs: 2, budget: 1000},
    address: () => "https://example.org/debate.html",
    ...options
  });

describe("briefs", () => {
  test("a brief on the screen keeps the reservation closed, one on paper shows it", () => {
    const shown = briefCard("workshop");
    expect(shown.querySelector("details.brief-private")).not.toBeNull();
    const paper = briefCard("workshop", {open: true, holder: "Ana", from: "China"});
    expect(paper.querySelector("details")).toBeNull();
    expect(paper.textContent).toMatch(/Ana[\s\S]*Starting point: China\.[\s\S]*For you alone\./);
  });
  test("rows of the evidence have names for readers", () => {
    expect(rowName({table: "passage", id: "india-9"})).toBe("India, paragraph 9");
    expect(rowName({table: "passage", id: "agenda-4"})).toBe("Research agenda, paragraph 4");
    expect(rowName({table: "case_study", id: "case-devils-deal", title: "The devil’s deal"})).toBe(
      "Case: The devil’s deal"
    );
  });
});

describe("role cards", () => {
  test("draw roles for the class, again with another seed, and with names", () => {
    const cards = roleCards(store);
    expect(cards.querySelectorAll(".debate-groups li")).toHaveLength(8);
    const before = cards.querySelector(".debate-groups")!.textContent;
    button(cards, "Draw again").click();
    expect(cards.querySelector(".debate-groups")!.textContent).not.toBe(before);
    type(cards.querySelector("textarea")!, "Ana\nBo\nChandra\nDas\nEva");
    expect(store.meeting.students).toBe(5);
    expect(cards.querySelectorAll(".debate-groups li")).toHaveLength(5);
    expect(cards.querySelector(".debate-groups")!.textContent).toContain("Chandra");
    expect(cards.querySelector(".debate-missing")!.textContent).toMatch(/^Nobody holds: /);
  });
  test("a number that cannot be used is named and changes nothing", () => {
    const cards = roleCards(store);
    const [count] = cards.querySelectorAll<HTMLInputElement>("input[type=number]");
    type(count!, "3");
    expect(cards.querySelector(".debate-problem")!.textContent).toBe(
      "The number of students has to be a whole number from 4 to 200."
    );
    expect(store.meeting.students).toBe(24);
    type(count!, "30");
    expect(cards.querySelector<HTMLElement>(".debate-problem")!.hidden).toBe(true);
    expect(store.meeting.students).toBe(30);
  });
  test("a choice of brief is the value and announces itself; setting it does not", () => {
    const cards = roleCards(store);
    let events = 0;
    cards.addEventListener("input", () => events++);
    button(cards, "Union").click();
    expect(cards.value).toBe("union");
    expect(events).toBe(1);
    cards.value = "buyer";
    expect(events).toBe(1);
    expect(cards.querySelector(".brief-name")!.textContent).toBe("Buyer");
  });
  test("print one brief for each role or for each student, and leave nothing behind", () => {
    let printed = 0;
    const cards = roleCards(store, {print: () => (printed = document.querySelectorAll(".print-alone .brief").length)});
    button(cards, "for each role").click();
    expect(printed).toBe(8);
    expect(document.documentElement.dataset.printing).toBe("alone");
    dispatchEvent(new Event("afterprint"));
    expect(document.querySelector(".print-alone")).toBeNull();
    expect(document.documentElement.dataset.printing).toBeUndefined();
    button(cards, "for each student").click();
    expect(printed).toBe(24);
    dispatchEvent(new Event("afterprint"));
  });
  test("a browser that refuses to print gets its page back", () => {
    const sheet = document.createElement("div");
    expect(() =>
      printAlone(sheet, () => {
        throw new Error("no printer");
      })
    ).toThrow("no printer");
    expect(document.querySelector(".print-alone")).toBeNull();
  });
});

describe("the package", () => {
  test("opens as it is today: nothing to sign, every role as today", async () => {
    const element = board();
    await settle();
    expect(element.querySelector(".debate-status")!.textContent).toContain("nothing to sign");
    expect([...element.querySelectorAll(".balance-words")].map((w) => w.textContent)).toEqual(
      roleKeys.map(() => "as today on 4")
    );
    expect(button(element, "Signs").disabled).toBe(true);
    expect(element.querySelectorAll(".debate-strip li")).toHaveLength(8);
  });
  test("what a proposal sets is run, compared with today and can be signed; a new proposal asks again", async () => {
    const element = board();
    await settle();
    button(element, "Sticks with help").click();
    expect(store.meeting.changes).toEqual({inspection: 0.31, fine: 0.3, assistance: 0.55});
    await settle();
    expect(element.querySelector(".balance[data-role=inspector] .balance-words")!.textContent).toMatch(/better on/);
    expect(element.querySelector(".debate-costs tbody tr")!.textContent).toContain("Inspections and help");
    const signs = element.querySelector<HTMLButtonElement>(".balance[data-role=ministry] button")!;
    signs.click();
    expect(signs.getAttribute("aria-pressed")).toBe("true");
    expect(element.querySelector(".debate-status")!.textContent).toContain("labour inspector");
    signs.click();
    expect(store.meeting.voices).toEqual({});
    signs.click();
    button(element, "More sticks").click();
    expect(store.meeting.voices).toEqual({});
    button(element, "Back to today").click();
    expect(store.meeting.changes).toEqual({});
  });
  test("another starting point clears the package", async () => {
    const element = board();
    button(element, "Workers first").click();
    button(element, "India").click();
    expect(store.meeting).toMatchObject({preset: "contract-india", changes: {}});
    await settle();
    expect(element.querySelector(".scenario-preset")!.textContent).toMatch(/^India/);
  });
  test("a slider changes the package once, for clauses only", () => {
    const element = board();
    let told = 0;
    store.watch(() => told++);
    const sliders = element.querySelectorAll<HTMLInputElement>("input[type=range]");
    expect(sliders).toHaveLength(clauseKeys.length);
    sliders[0]!.value = "0.5";
    sliders[0]!.dispatchEvent(new Event("input", {bubbles: true}));
    expect(told).toBe(1);
    expect(store.meeting.changes).toEqual({inspection: 0.5});
  });
  test("reservations stay closed until they are opened, and say what the package crosses", async () => {
    const element = board();
    button(element, "More sticks").click();
    await settle();
    const details = element.querySelector<HTMLDetailsElement>(".debate-reservations")!;
    expect(details.querySelectorAll("li")).toHaveLength(0);
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    expect(details.querySelectorAll("li")).toHaveLength(8);
    const exporter = [...details.querySelectorAll("li")].find((li) => li.textContent!.startsWith("Exporter"))!;
    expect(exporter.textContent).toContain("The package crosses it.");
  });
  test("title and minutes are kept, saved, copied and printed with the link", async () => {
    const copy = vi.fn(async () => {});
    const save = vi.fn();
    let sheet = "";
    const element = board({copy, save, print: () => (sheet = document.querySelector(".print-alone")!.textContent!)});
    button(element, "Everybody gives a little").click();
    await settle();
    type(element.querySelector<HTMLInputElement>(".debate-field input")!, "A little each");
    button(element, "Put headings").click();
    const minutes = element.querySelector("textarea")!;
    expect(minutes.value).toContain("Who did not sign, and why:");
    type(minutes, "We met.");
    button(element, "Save as Markdown").click();
    expect(save.mock.calls[0]![1]).toMatch(/^# A little each[\s\S]*We met\.[\s\S]*debate\.html#v=1&p=contract-china/);
    button(element, "Copy the link").click();
    await settle();
    expect(copy).toHaveBeenCalledWith(expect.stringContaining("https://example.org/debate.html#v=1"));
    expect(element.querySelector(".debate-done")!.textContent).toBe("The link is in the clipboard.");
    button(element, "Print the package").click();
    expect(sheet).toMatch(/A little each[\s\S]*We met\./);
    dispatchEvent(new Event("afterprint"));
    button(element, "Start over").click();
    expect(store.meeting.minutes).toBe("");
    button(element, "Bring back").click();
    expect(store.meeting.minutes).toBe("We met.");
  });
  test("where copying is not allowed, it says what to do", async () => {
    const element = board({copy: () => Promise.reject(new Error("no"))});
    button(element, "Copy the link").click();
    await settle();
    expect(element.querySelector(".debate-done")!.textContent).toContain("Mark the link below");
  });
  test("what could not be used of a link is said on top", () => {
    store = meetingStore({presets, hash: "#v=1&p=contract-brazil&fine=9"});
    expect(board().querySelector(".debate-note")!.textContent).toContain("Fines and closures");
  });
  test("a model that cannot run says so", async () => {
    const element = board({kernel: Promise.reject(new Error("out of memory"))});
    await settle();
    expect(element.querySelector(".debate-reading")!.textContent).toBe("The model could not be loaded: out of memory");
  });
});

describe("figures", () => {
  const standings = (s: "better" | "worse" | "mixed" | "same") => Object.fromEntries(roleKeys.map((key) => [key, s]));
  const study = {
    runs: 2,
    contracts: ["IN", "CN", "BR"].map((country, c) => ({
      preset: `contract-${country}`,
      country,
      singles: clauseKeys.map((key, i) => ({
        key,
        standings: standings(i === 0 ? "better" : c === 0 ? "same" : "mixed")
      })),
      lots: [
        {changed: 3, better: 8, worse: 0, mixed: 0},
        {changed: 5, better: 2, worse: 1, mixed: 3}
      ]
    }))
  } as unknown as DebateStudy;

  test("the table of clauses follows the country, in signs and in words", () => {
    const figure = clauseMatrix(study);
    expect(figure.querySelectorAll("tbody td")).toHaveLength(80);
    expect(figure.querySelector(".clause-reading")!.textContent).toContain("9 make something worse");
    button(figure, "India").click();
    expect(figure.value).toBe("IN");
    expect(figure.querySelector(".clause-reading")!.textContent).toContain("9 do nothing");
    expect(figure.querySelector("tbody td .visually-hidden")!.textContent).toBe("something better, nothing worse");
    figure.value = "nowhere";
    expect(figure.value).toBe("IN");
  });
  test("packages by lot are counted in the title and in the table", () => {
    const figure = lotsFigure(study);
    expect(figure.querySelector(".figure-title")!.textContent).toBe(
      "Of 6 packages drawn by lot, 3 make nothing worse for anybody"
    );
    button(figure, "Show as table").click();
    expect(figure.querySelectorAll(".figure-table tbody tr")).toHaveLength(9);
  });
});
