// @vitest-environment jsdom
import {describe, expect, test, vi} from "vitest";
import {casePlacing} from "../../../src/components/governance/casePlacing.js";
import {chainBuilder} from "../../../src/components/governance/chainBuilder.js";
import {chainFigure} from "../../../src/components/governance/chainFigure.js";
import {flipText, governanceExplorer} from "../../../src/components/governance/governanceExplorer.js";
import {linkLine} from "../../../src/components/governance/linkLine.js";
import {trajectoryFigure} from "../../../src/components/governance/trajectoryFigure.js";
import {passageLink} from "../../../src/components/governance/words.js";
import {cases} from "../../../src/model/governance/cases.js";
import {workedChains} from "../../../src/model/governance/chains.js";
import {outcomeOfTie} from "../../../src/model/governance/classify.js";
import {outcomes} from "../../../src/model/governance/forms.js";
import {ruleSchema} from "../../../src/model/governance/parameters.js";
import {scenarios} from "../../../src/model/governance/scenarios.js";
import {defaultsOf} from "../../../src/model/schema/parameter.js";

const rules = defaultsOf(ruleSchema);
const mount = <E extends HTMLElement>(element: E) => {
  document.body.replaceChildren(element);
  const seen = {events: 0};
  element.addEventListener("input", () => (seen.events += 1));
  return {element, seen};
};
const text = (root: Element, selector: string) => root.querySelector(selector)!.textContent!;
const type = (input: HTMLInputElement, value: string) => {
  input.value = value;
  input.dispatchEvent(new Event("input", {bubbles: true}));
};
const choose = (select: HTMLSelectElement, value: string) => {
  select.value = value;
  select.dispatchEvent(new Event("input", {bubbles: true}));
  select.dispatchEvent(new Event("change", {bubbles: true}));
};
const button = (root: Element, name: string) =>
  [...root.querySelectorAll("button")].find((b) => b.textContent === name)!;
const key = (element: Element, name: string, options = {}) =>
  element.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true, ...options}));

describe("the explorer", () => {
  test("a slider moves the point, the form and what would flip it, and announces once", () => {
    const {element, seen} = mount(governanceExplorer());
    expect(text(element, ".form-name")).toBe("Captive");
    type(element.querySelectorAll<HTMLInputElement>("input[type=range]")[2]!, "0.9");
    expect([element.value.tie.capability, seen.events]).toEqual([0.9, 1]);
    expect(text(element, ".form-name")).toBe("Modular");
    expect(element.querySelector(".tie-point")!.getAttribute("aria-valuetext")).toBe(
      "complexity 0.70, ability to codify 0.70 and capability 0.90: Modular"
    );
    expect(element.querySelectorAll(".flip-list li")[0]!.textContent).toMatch(/^Lower .* by 0\.21: /);
  });
  test("arrow keys move the point in its panel, Page Down carries it to the other panel with the focus", () => {
    const {element} = mount(governanceExplorer());
    const point = element.querySelector<SVGElement>(".tie-point")!;
    point.focus();
    key(point, "ArrowUp");
    key(point, "ArrowLeft", {shiftKey: true});
    expect(element.value.tie).toEqual({complexity: 0.7, codifiability: 0.69, capability: 0.4});
    for (let i = 0; i < 3; i++) key(point, "PageDown");
    expect(element.value.tie.complexity).toBe(0.4);
    expect(point.closest("[data-panel]")!.getAttribute("data-panel")).toBe("low");
    expect(document.activeElement).toBe(point);
    expect(text(element, ".form-name")).toBe("Exclusion");
    expect([...element.querySelectorAll(".rank-text")].map((t) => t.textContent)).toEqual(["none", "none"]);
  });
  test("says the form in a status that changes only when the form does", () => {
    const {element} = mount(governanceExplorer());
    const status = element.querySelector('[role="status"]')!;
    const before = status.firstChild;
    type(element.querySelectorAll<HTMLInputElement>("input[type=range]")[0]!, "0.8");
    expect(status.firstChild).toBe(before);
    type(element.querySelectorAll<HTMLInputElement>("input[type=range]")[0]!, "0.1");
    expect(status.textContent).toMatch(/^Exclusion\./);
  });
  test("assigning the value redraws and stays silent", () => {
    const {element, seen} = mount(governanceExplorer());
    element.value = {tie: {complexity: 0.9, codifiability: 0.1, capability: 0.9}, rules};
    expect([text(element, ".form-name"), seen.events]).toEqual(["Relational", 0]);
  });
  test("a flip names a step on the slider that is large enough and no larger", () => {
    const flip = {dimension: "capability", to: "modular"} as const;
    expect(flipText({...flip, direction: "raise", distance: 0.15})).toBe("Raise capability by 0.15: modular");
    expect(flipText({...flip, direction: "lower", distance: 0.15})).toBe("Lower capability by 0.16: modular");
    expect(flipText({...flip, direction: "lower", distance: 0})).toBe("Lower capability by 0.01: modular");
  });
});

describe("chains", () => {
  test("each outcome has a line of its own shape", () => {
    expect(new Set(outcomes.map((o) => linkLine(o).innerHTML)).size).toBe(outcomes.length);
  });
  test("a chain is a list of nodes and links with the form, the ranks and who sets the terms in words", () => {
    const {element} = mount(chainFigure(workedChains));
    const items = [...element.querySelectorAll(".chain > li")].map((li) => li.textContent!.replace(/\s+/g, " "));
    expect(items).toHaveLength(7);
    expect(items[0]).toContain("Foreign brand");
    expect(items[1]).toMatch(/Modular.*coordination 2 of 5, power 2 of 5.*terms set by: Foreign brand/);
    expect(items[3]).toMatch(/Market.*terms set by: price alone/);
    expect(items[4]).toContain("out of the buyer’s sight");
  });
  test("choosing another chain draws it, announces once and changes the table", () => {
    const {element, seen} = mount(chainFigure(workedChains));
    element.querySelector<HTMLButtonElement>(".figure-toggle")!.click();
    choose(element.querySelector("select")!, "toritama");
    expect([element.value, seen.events]).toEqual(["toritama", 1]);
    expect(element.querySelectorAll(".figure-table tbody tr")).toHaveLength(2);
    expect(() => (element.value = "nowhere")).toThrow(/nowhere/);
  });
  test("changing a link changes its form and the poles, and can be undone", () => {
    const {element, seen} = mount(chainBuilder(workedChains));
    expect(text(element, ".chain-summary strong")).toMatch(/^Bipolar/);
    element.querySelectorAll<HTMLButtonElement>(".link-pick")[1]!.click();
    expect(seen.events).toBe(0);
    expect(text(element, ".chain-editor h3")).toBe("The link between Exporter and Contractors");
    type(element.querySelector<HTMLInputElement>(".chain-editor input[type=range]")!, "0.8");
    expect(seen.events).toBe(1);
    expect(text(element, ".chain-summary strong")).toMatch(/^Multipolar/);
    expect(element.value.links[1]!.tie.complexity).toBe(0.8);
    button(element, "Back to our reading").click();
    expect(element.value).toBe(workedChains[0]);
    expect(text(element, ".chain-summary strong")).toMatch(/^Bipolar/);
  });
  test("a driver from outside counts in a market tie, and a firm does not", () => {
    const {element} = mount(chainBuilder(workedChains));
    element.querySelectorAll<HTMLButtonElement>(".link-pick")[1]!.click();
    const box = [...element.querySelectorAll(".driver-choice")].find((l) => l.textContent!.includes("Indian state"))!;
    box.querySelector("input")!.click();
    expect(element.value.links[1]!.drivers).toEqual(["exporter", "state"]);
    expect(element.querySelectorAll(".link-drivers")[1]!.textContent).toBe("terms set by: Indian state");
  });
});

describe("paths", () => {
  test("the scrubber moves in time, says the form and announces", () => {
    const {element, seen} = mount(trajectoryFigure(scenarios));
    const scrubber = element.querySelector<HTMLInputElement>(".scrubber")!;
    type(scrubber, "12");
    expect([element.value.period, seen.events]).toEqual([12, 1]);
    expect(scrubber.getAttribute("aria-valuetext")).toBe("Period 12 of 20: Modular");
    expect(text(element, ".path-status")).toMatch(/^Modular in period 12 of 20/);
    expect(text(element, ".change-list")).toBe(
      "Period 10 (learning): capability passes its threshold, and captive becomes modular."
    );
  });
  test("another path starts at its beginning and offers the rates that it uses", () => {
    const {element} = mount(trajectoryFigure(scenarios));
    choose(element.querySelector("select")!, "insertion");
    expect(element.value).toMatchObject({scenario: "insertion", period: 0});
    expect(element.querySelectorAll(".change-list li")).toHaveLength(4);
    expect([...element.querySelectorAll(".parameter > label")].map((l) => l.textContent)).toEqual([
      "Demands grow or shrink",
      "Suppliers learn",
      "Written knowledge goes out of date",
      "Knowledge is written down",
      "Length of one phase"
    ]);
  });
  test("a rate of nothing changes nothing, and says so", () => {
    const {element} = mount(trajectoryFigure(scenarios));
    type(element.querySelector<HTMLInputElement>(".parameter input[type=range]")!, "0");
    expect(text(element, ".change-list")).toMatch(/^Nowhere/);
  });
  test("play moves to the end and stops there; a path that has left the page stops too", () => {
    vi.useFakeTimers();
    try {
      const {element} = mount(trajectoryFigure(scenarios));
      button(element, "▶ Play").click();
      vi.advanceTimersByTime(500);
      expect(element.value.period).toBeGreaterThan(3);
      vi.advanceTimersByTime(5000);
      expect(element.value.period).toBe(20);
      expect(vi.getTimerCount()).toBe(0);
      button(element, "▶ Play").click();
      element.remove();
      vi.advanceTimersByTime(200);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("placing cases", () => {
  const radio = (root: Element, value: string) => root.querySelector<HTMLInputElement>(`input[value="${value}"]`)!;
  test("a chosen form is kept with its case, drawn as its number, and announced", () => {
    const {element, seen} = mount(casePlacing(cases));
    radio(element, "captive").click();
    expect(element.value).toEqual({[cases[0]!.id]: "captive"});
    expect(seen.events).toBe(1);
    expect(element.querySelector(".case-token")!.closest("[data-panel]")!.getAttribute("data-panel")).toBe("high");
    expect(text(element, ".status")).toBe("1 of 12 cases placed.");
    button(element, "Next →").click();
    expect(text(element, ".case-words h3")).toContain(cases[1]!.title);
    expect(radio(element, "captive").checked).toBe(false);
    button(element, "← Back").click();
    expect(radio(element, "captive").checked).toBe(true);
  });
  test("our reading stays hidden until it is asked for, and then gives reasons with passages", () => {
    const {element} = mount(casePlacing(cases));
    const compare = button(element, "Compare with our reading");
    expect(compare.disabled).toBe(true);
    radio(element, "hierarchy").click();
    expect(element.querySelector<HTMLElement>(".case-results")!.hidden).toBe(true);
    compare.click();
    expect(text(element, ".agreement")).toContain("You place 0 of 1 as we do");
    expect(element.querySelectorAll(".case-result")).toHaveLength(1);
    expect(text(element, ".case-result")).toContain("you say hierarchy, we say modular");
    expect(element.querySelectorAll(".case-result a.passage")).toHaveLength(3);
  });
  test("who places all as we do agrees in all", () => {
    const {element, seen} = mount(casePlacing(cases));
    element.value = Object.fromEntries(cases.map((c) => [c.id, outcomeOfTie(c.tie, rules)]));
    expect(seen.events).toBe(0);
    button(element, "Compare with our reading").click();
    expect(text(element, ".agreement")).toContain("You place 12 of 12 as we do.");
  });
  test("the list for the class holds what is entered and nothing else", () => {
    const {element} = mount(casePlacing(cases));
    radio(element, "modular").click();
    button(element, "Compare with our reading").click();
    const tally = element.querySelector(".class-tally")!;
    expect(text(tally, ".status")).toBe("No group has been added yet.");
    expect(tally.querySelector("table")).toBeNull();
    tally.querySelector("form")!.dispatchEvent(new Event("submit", {cancelable: true}));
    button(element, "Begin a new placing").click();
    expect(element.value).toEqual({});
    radio(element, "captive").click();
    button(element, "Compare with our reading").click();
    tally.querySelector("form")!.dispatchEvent(new Event("submit", {cancelable: true}));
    expect(text(tally, ".status")).toBe("Group 1: 1 of 1 as we do. Group 2: 0 of 1 as we do.");
    const row = [...tally.querySelectorAll("tbody tr")[0]!.children].map((td) => td.textContent);
    expect(row).toEqual([`1 ${cases[0]!.title}`, "2", "1 (50 %)", "1 (50 %)"]);
  });
});

test("a passage is named as the prose names it and leads to its row in the evidence", () => {
  const link = (id: string) => passageLink(id) as HTMLAnchorElement;
  expect([link("india-10").textContent, link("fn-4").textContent, link("concepts-5").textContent]).toEqual([
    "India, paragraph 10",
    "footnote 4",
    "Clusters, chains and institutions, paragraph 5"
  ]);
  expect(link("india-10").getAttribute("href")).toBe("./evidence.html#passage=india-10");
});
