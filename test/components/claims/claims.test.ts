// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {claimChart} from "../../../src/components/claims/claimChart.js";
import {claimDetail} from "../../../src/components/claims/claimDetail.js";
import {claimFigures} from "../../../src/components/claims/figures.js";
import {stackRuns} from "../../../src/components/claims/runStrip.js";
import {someClaims} from "../../workbook/claims/fixture.js";

const data = someClaims();
const names = (element: Element) => [...element.querySelectorAll(".claim-name")].map((e) => e.textContent!.trim());
const press = (element: Element, label: RegExp) =>
  [...element.querySelectorAll("button")].find((b) => label.test(b.textContent!))!.click();

describe("the list of claims", () => {
  test("shows the claims that were tested, and the reasons of the others on demand", () => {
    const chart = claimChart(data);
    expect(names(chart)).toEqual(["depends-on-ground", "turns-round", "holds", "does-nothing"]);
    press(chart, /^cannot be tested/);
    expect(names(chart)).toEqual(["is-silent"]);
    expect(chart.querySelector(".claim-reason")!.textContent).toBe("It is not in the models.");
    expect(chart.querySelector("[role=status]")!.textContent).toBe("1 of 5 claims shown.");
  });
  test("has a mark for each test and the verdict in words", () => {
    const rows = [...claimChart(data).querySelectorAll(".claim-row")];
    expect(rows.map((r) => r.querySelectorAll("path").length)).toEqual([2, 1, 2, 1]);
    expect(rows.map((r) => r.querySelector(".claim-verdict")!.textContent)).toEqual([
      "depends",
      "contradicted",
      "supported",
      "no effect"
    ]);
  });
  test("announces the claim that a reader picks, and is silent when set from code", () => {
    const chart = claimChart(data);
    let inputs = 0;
    chart.addEventListener("input", () => inputs++);
    chart.querySelector<HTMLElement>('[data-claim="holds"]')!.click();
    expect([chart.value, inputs]).toEqual(["holds", 1]);
    chart.value = "turns-round";
    expect(inputs).toBe(1);
    expect(chart.querySelector("[aria-current]")!.textContent).toBe("turns-round");
  });
});

describe("one claim", () => {
  test("shows every run of every arm", () => {
    const detail = claimDetail(data, {claim: "holds"});
    expect(detail.querySelectorAll("circle")).toHaveLength(2 * 2 * 12);
    expect([...detail.querySelectorAll("h3")].map((h) => h.textContent!.trim())).toEqual([
      "Brazil’s contract",
      "India’s contract"
    ]);
  });
  test("is chosen in a list, and silently from code", () => {
    const detail = claimDetail(data);
    let inputs = 0;
    detail.addEventListener("input", () => inputs++);
    const select = detail.querySelector("select")!;
    select.value = "turns-round";
    select.dispatchEvent(new Event("input", {bubbles: true}));
    expect([detail.value, inputs]).toEqual(["turns-round", 1]);
    detail.value = "does-nothing";
    expect([detail.value, select.value, inputs]).toEqual(["does-nothing", "does-nothing", 1]);
    detail.value = "no such claim";
    expect(detail.value).toBe("does-nothing");
  });
});

test("a claim picked in the list is the one that is shown, and the other way round", () => {
  const {all, one} = claimFigures(data, {claim: "holds"});
  all.querySelector<HTMLElement>('[data-claim="turns-round"]')!.click();
  const select = one.querySelector("select")!;
  expect(select.value).toBe("turns-round");
  select.value = "does-nothing";
  select.dispatchEvent(new Event("input", {bubbles: true}));
  expect(all.querySelector("[aria-current]")!.textContent).toBe("does-nothing");
});

test("the title of the figure counts the verdicts", () =>
  expect(claimFigures(data).all.querySelector(".figure-title")!.textContent).toBe(
    "Of 4 claims that could be tested, the models bear out 1; 1 depend on where one looks, and 2 find no support"
  ));

test("runs of about one value are stacked", () =>
  expect(stackRuns([0, 0.001, 1, null], [0, 1]).map((d) => d.level)).toEqual([0, 1, 0]));
