// @vitest-environment jsdom
import {expect, test} from "vitest";
import {placeMap} from "../../../src/components/clusters/placeMap.js";
import type {MapPanel, Place} from "../../../src/workbook/evidence.js";

const place = (id: string, country: string, sector: string): Place => ({
  id,
  name: id.toUpperCase(),
  country,
  countryName: country,
  state: "A;B",
  sector,
  sectorLabel: sector,
  industry: sector,
  kind: "cluster",
  precision: "town",
  printedName: id,
  summary: `About ${id}.`,
  source: "a study",
  facts: [],
  interventions: [],
  cases: [],
  errata: []
});
const panel = (country: string, ids: string[]): MapPanel => ({
  country,
  name: country,
  width: 320,
  height: 400,
  land: "",
  near: "",
  scaleKm: 500,
  scaleLength: 50,
  locator: {size: 44, land: "", frame: ""},
  marks: ids.map((id, i) => ({id, x: 50 + 60 * i, y: 100, trueX: 50 + 60 * i, trueY: 100, label: null}))
});
const data = {
  places: [
    place("a", "IN", "textiles"),
    place("b", "IN", "leather"),
    place("p", "PK", "sports"),
    place("c", "CN", "textiles")
  ],
  panels: [panel("IN", ["a", "b", "p"]), panel("CN", ["c"])],
  sectors: [
    {id: "textiles", label: "Textiles"},
    {id: "leather", label: "Leather"},
    {id: "sports", label: "Sports"},
    {id: "wood", label: "Wood"}
  ]
};
const draw = (options = {}) => {
  const map = placeMap(data, {title: "Places", source: "a study", ...options});
  document.body.replaceChildren(map);
  const inputs: unknown[] = [];
  map.addEventListener("input", () => inputs.push(map.value));
  const marks = () => [...map.querySelectorAll<SVGGElement>(".map-mark:not([hidden])")];
  return {map, inputs, marks};
};
const button = (map: HTMLElement, text: string) =>
  [...map.querySelectorAll("button")].find((b) => b.textContent === text)!;
const key = (element: Element, name: string) =>
  element.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true}));

test("a click on a country leaves its places and says how many, and a neighbour stays with the map it is drawn on", () => {
  const {map, inputs, marks} = draw();
  button(map, "IN").click();
  expect(inputs).toEqual([{country: "IN", sector: null, place: null}]);
  expect(map.querySelector('[role="status"]')!.textContent).toBe("3 of 4 places shown.");
  expect(marks()).toHaveLength(3);
  expect(map.querySelector<HTMLElement>('[data-country="CN"]')!.hidden).toBe(true);
});

test("the industries offered are those that have places", () => {
  const {map} = draw();
  expect([...map.querySelectorAll("option")].map((o) => o.textContent)).toEqual([
    "All industries",
    "Textiles",
    "Leather",
    "Sports"
  ]);
});

test("a choice that leaves nothing says what to do", () => {
  const {map} = draw({country: "CN", sector: "leather"});
  expect(map.querySelector('[role="status"]')!.textContent).toMatch(/Choose another industry/);
});

test("arrow keys move between places and Enter shows the case", () => {
  const {map, inputs, marks} = draw();
  const [a, b] = marks();
  expect(a!.getAttribute("tabindex")).toBe("0");
  a!.focus();
  key(a!, "ArrowRight");
  expect(document.activeElement).toBe(b);
  expect([a!, b!].map((m) => m.getAttribute("tabindex"))).toEqual(["-1", "0"]);
  key(b!, "Enter");
  expect(inputs).toEqual([{country: null, sector: null, place: "b"}]);
  expect(map.querySelector(".map-case")!.textContent).toContain("About b.");
  expect(b!.getAttribute("aria-pressed")).toBe("true");
});

test("picking what is picked already says nothing", () => {
  const {inputs, marks} = draw({place: "a"});
  key(marks()[0]!, "Enter");
  marks()[0]!.focus();
  key(marks()[0]!, " ");
  expect(inputs).toEqual([]);
});

test("a place that a filter hides is no longer picked", () => {
  const {map} = draw({place: "b"});
  button(map, "CN").click();
  expect(map.value.place).toBeNull();
});

test("setting the value from code redraws and stays silent", () => {
  const {map, inputs} = draw();
  map.value = {country: "CN", sector: null, place: "c"};
  expect(inputs).toEqual([]);
  expect(map.querySelector(".map-case")!.textContent).toContain("About c.");
});
