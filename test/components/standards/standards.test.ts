// @vitest-environment jsdom
import {expect, test} from "vitest";
import {readScenarios} from "../../../loaders/scenarios.js";
import {standardsData} from "../../../loaders/standards.js";
import {auditFigure} from "../../../src/components/standards/auditFigure.js";
import {leatherFigure} from "../../../src/components/standards/leatherFigure.js";
import {legsFigure} from "../../../src/components/standards/legsFigure.js";
import {auditScenario} from "../../../src/components/standards/scenarios.js";
import {standardGrid} from "../../../src/components/standards/standardGrid.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {valueProblem} from "../../../src/model/schema/parameter.js";
import {pushesFixture} from "./fixture.js";

const data = standardsData();
const button = (element: Element, text: string) =>
  [...element.querySelectorAll("button")].find((b) => b.textContent!.includes(text))!;

test("every standard has one place in the grid, and the chosen one is told", () => {
  const figure = standardGrid(data);
  expect(figure.querySelectorAll(".standard-chip")).toHaveLength(data.standards.length);
  expect(figure.querySelector(".standard-detail")!.textContent).toContain("law where the buyer sells");
  let events = 0;
  figure.addEventListener("input", () => events++);
  button(figure, "ISO 26000").click();
  button(figure, "ISO 26000").click();
  expect(events).toBe(1);
  expect(figure.value.standard).toBe("iso-26000");
  expect(figure.querySelectorAll(".standard-detail .erratum, .standard-detail .errata").length).toBeGreaterThan(0);
});

test("a country dims the rules of the others, and says how many are law there", () => {
  const figure = standardGrid(data);
  button(figure, "Brazil").click();
  expect(figure.querySelector('[data-standard="in-dye-ban"]')!.classList.contains("dim")).toBe(true);
  expect(figure.querySelector('[data-standard="br-labour-code"]')!.classList.contains("dim")).toBe(false);
  expect(figure.querySelector(".status")!.textContent).toMatch(
    /^\d+ of \d+ rules can reach a firm in Brazil; \d+ of them are law there\.$/
  );
});

test("ids of passages in notes become links", () => {
  const figure = standardGrid(data, {standard: "abvtex-code"});
  expect(figure.querySelector(".standard-detail")!.textContent).toContain(
    "public inspectors is in Brazil, paragraph 6"
  );
  expect(figure.querySelector('.standard-detail dd a[href$="passage=brazil-6"]')!.textContent).toBe(
    "Brazil, paragraph 6"
  );
});

test("the leather figure shows both ways with their roles, and one step that stops", () => {
  const figure = leatherFigure(data);
  expect(figure.querySelectorAll(".route")).toHaveLength(2);
  expect(figure.querySelectorAll(".stops")).toHaveLength(1);
  expect(figure.querySelectorAll('[data-role="rule maker"]').length).toBeGreaterThanOrEqual(3);
});

test("the audit figure reads its panels at the depth of the slider", () => {
  const figure = auditFigure(pushesFixture);
  expect(figure.value).toBe(0.5);
  const slider = figure.querySelector<HTMLInputElement>("input[type=range]")!;
  let events = 0;
  figure.addEventListener("input", () => events++);
  slider.value = "2";
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  expect([figure.value, events]).toEqual([1, 1]);
  expect(figure.querySelector(".audit-words")!.textContent).toMatch(
    /^At 1\.0 \(auditors see all that can be seen\): no contractor between, letter 0\.70 and spirit 0\.60;/
  );
  expect(() => (figure.value = 0.33)).toThrow(RangeError);
  for (const path of figure.querySelectorAll(".audit-line")) expect(path.getAttribute("d")).toMatch(/^M[\d.,L-]+$/);
});

test("the figure of legs has a panel a country, and its table the sum beside both legs", () => {
  const figure = legsFigure(pushesFixture);
  expect(figure.querySelectorAll(".legs-panel")).toHaveLength(3);
  button(figure, "Show as table").click();
  const rows = [...figure.querySelectorAll("tbody tr")].map((tr) => [...tr.children].map((td) => td.textContent));
  expect(rows).toHaveLength(12);
  expect(rows[3]).toEqual(["India", "both legs", "0.60", "0.40", "0.40"]);
});

test("the scenario sets values that its controls can have", () => {
  const {show, tryThis, preset, presets} = auditScenario(readScenarios());
  expect(presets.map((p) => p.id)).toContain(preset);
  for (const key of show) expect(pressureParameters.map((p) => p.key)).toContain(key);
  for (const {set = {}} of tryThis)
    for (const [key, value] of Object.entries(set)) {
      expect(show).toContain(key);
      expect(
        valueProblem(
          pressureParameters.find((p) => p.key === key)!,
          value
        )
      ).toBeNull();
    }
});
