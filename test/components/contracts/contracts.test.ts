// @vitest-environment jsdom
import {expect, test} from "vitest";
import {contractsData} from "../../../loaders/contracts.js";
import {readScenarios} from "../../../loaders/scenarios.js";
import {profileFigure} from "../../../src/components/contracts/profileFigure.js";
import {pushDiagram} from "../../../src/components/contracts/pushDiagram.js";
import {contractScenario} from "../../../src/components/contracts/scenarios.js";
import {taskTriangle} from "../../../src/components/contracts/taskTriangle.js";
import {timelineFigure, yearsText} from "../../../src/components/contracts/timelineFigure.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {valueProblem} from "../../../src/model/schema/parameter.js";
import {pushesFixture} from "../standards/fixture.js";

const data = contractsData();
const button = (element: Element, text: string) =>
  [...element.querySelectorAll("button")].find((b) => b.textContent!.includes(text))!;
const press = (element: Element, key: string) =>
  element.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));

test("arrow keys move a mark, which says its division and announces the step", () => {
  const figure = taskTriangle();
  const mark = figure.querySelector('[data-country="BR"]')!;
  let events = 0;
  figure.addEventListener("input", () => events++);
  const before = Number(mark.getAttribute("aria-valuenow"));
  press(mark, "ArrowUp");
  press(mark, "x");
  expect(Number(mark.getAttribute("aria-valuenow"))).toBe(before + 5);
  expect(mark.getAttribute("aria-valuetext")).toMatch(/^the state 37 per cent, business \d+ per cent/);
  expect(events).toBe(1);
  expect(figure.value.placed["rule-writing"]["BR"]!.state).toBeCloseTo(0.37);
  expect(figure.value.placed["assistance"]["BR"]!.state).toBeCloseTo(0.32);
});

test("our reading is hidden until it is asked for, for one task at a time", () => {
  const figure = taskTriangle();
  expect(figure.querySelector(".triangle-answer")!.textContent).toBe("");
  button(figure, "Compare with our reading").click();
  expect(figure.querySelectorAll(".triangle-readings li")).toHaveLength(3);
  expect(figure.querySelector(".triangle-readings")!.textContent).toContain(
    "(Brazil, paragraph 7; Brazil, paragraph 9)"
  );
  expect(figure.querySelectorAll(".triangle-ours > g")).toHaveLength(3);
  button(figure, "Speak for workers").click();
  expect(figure.querySelectorAll(".triangle-readings li")).toHaveLength(0);
  button(figure, "Write the rules").click();
  button(figure, "Begin again").click();
  expect(figure.querySelectorAll(".triangle-ours > g")).toHaveLength(0);
});

test("the table keeps our reading back until a task was compared", () => {
  const figure = taskTriangle();
  button(figure, "Show as table").click();
  const ours = () => [...figure.querySelectorAll("tbody tr")].map((tr) => tr.children[3]!.textContent);
  expect(new Set(ours())).toEqual(new Set(["shown after you compare this task"]));
  button(figure, "Compare").click();
  expect(ours()[1]).toBe("the state 75 per cent, business 25 per cent, civil society 0 per cent");
});

test("a profile has a mark where there is an order and a dash where there is none", () => {
  const figure = profileFigure(data);
  const ordered = data.contracts.filter((r) => r.level !== null).length;
  expect(figure.querySelectorAll(".profile-picture path[transform]")).toHaveLength(ordered);
  expect(figure.querySelectorAll(".profile-dash")).toHaveLength(data.contracts.length - ordered);
  button(figure, "National cluster policy").click();
  expect(figure.value).toBe("cluster-policy");
  const levels = [...figure.querySelectorAll(".profile-level")].map((p) => p.textContent);
  expect(levels[0]).toContain("shared highest of the three");
  expect(levels[1]).toContain("lowest of the three");
  button(figure, "Voice of workers").click();
  expect(figure.querySelector(".profile-level")!.textContent).toBe("no order given");
});

test("the timeline draws what has a year and lists what has none", () => {
  const figure = timelineFigure(data);
  const dated = data.policies.filter((p) => p.dated !== "nowhere").length;
  expect(figure.querySelectorAll(".timeline-label")).toHaveLength(dated);
  expect(figure.querySelector(".timeline-undated summary")!.textContent).toBe(
    `Named without a year: ${data.policies.length - dated} of ${data.policies.length}`
  );
  expect(yearsText({from: 2007, to: 2012})).toBe("2007–2012");
  expect(yearsText({from: null, to: 2006})).toBe("to 2006");
  expect(yearsText({from: 1997, to: 1997})).toBe("1997");
});

test("a pressure with which there is less is drawn dashed, and the choice of outcome changes the bands", () => {
  const figure = pushDiagram(pushesFixture);
  expect(figure.querySelectorAll('.push-panel [stroke-dasharray="3 3"]')).toHaveLength(3);
  expect(figure.querySelector(".push-number")!.textContent).toBe("+0.10");
  let events = 0;
  figure.addEventListener("input", () => events++);
  button(figure, "letter").click();
  expect([figure.value, events]).toEqual(["letter", 1]);
  expect(figure.querySelector(".push-number")!.textContent).toBe("+0.00");
});

test("the scenario’s values are those that its controls can have, and Brazil’s are Brazil’s", () => {
  const presets = readScenarios();
  const {show, tryThis} = contractScenario(presets);
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
  const brazil = presets.find((p) => p.id === "contract-brazil")!;
  expect(tryThis[3]!.set).toMatchObject({inspection: brazil.values.inspection, assistance: brazil.values.assistance});
  expect(() => contractScenario([])).toThrow(RangeError);
});
