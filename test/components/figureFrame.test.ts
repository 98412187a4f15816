// @vitest-environment jsdom
import {expect, test} from "vitest";
import {figureFrame} from "../../src/components/figureFrame.js";

const frame = (extra = {}) =>
  figureFrame(document.createElement("svg"), {
    title: "A rises",
    alt: "A in words",
    source: "a study",
    table: {
      columns: ["Name", "Value"],
      numbers: [1],
      rows: [
        ["A", 3],
        ["<b>", 4]
      ]
    },
    ...extra
  });

test("a figure has a title, a text alternative that describes it, and its source", () => {
  const figure = frame();
  const by = (attribute: string) => figure.querySelector(`#${figure.getAttribute(attribute)}`)?.textContent;
  expect(by("aria-labelledby")).toBe("A rises");
  expect(by("aria-describedby")).toBe("A in words");
  expect(figure.querySelector(".figure-foot")?.textContent).toContain("Source: a study");
});

test("the table takes the place of the drawing and gives it back", () => {
  const figure = frame();
  const button = figure.querySelector<HTMLButtonElement>(".figure-toggle")!;
  const body = figure.querySelector<HTMLElement>(".figure-body")!;
  button.click();
  expect(body.hidden).toBe(true);
  expect(button.textContent).toBe("Show as figure");
  expect([...figure.querySelectorAll("td")].map((td) => td.textContent)).toEqual(["A", "3", "<b>", "4"]);
  button.click();
  expect(body.hidden).toBe(false);
  expect(button.getAttribute("aria-expanded")).toBe("false");
});

test("a table that is a function is made anew each time it is shown", () => {
  let n = 0;
  const figure = frame({table: () => ({columns: ["n"], rows: [[++n]]})});
  const button = figure.querySelector<HTMLButtonElement>(".figure-toggle")!;
  button.click();
  button.click();
  button.click();
  expect(figure.querySelector("td")!.textContent).toBe("2");
});

test("errata stand below the figure with a link to their row", () => {
  const figure = frame({errata: [{id: "err-a", printed: "x.", shown: "y.", why: "z."}]});
  expect(figure.querySelector(".erratum a")!.getAttribute("href")).toBe("./evidence.html#erratum=err-a");
});

test("a figure without a table has no button", () => {
  expect(frame({table: undefined}).querySelector("button")).toBeNull();
});
