import {expect, test} from "vitest";
import {readTable} from "../../loaders/csv.js";
import {mapPanels} from "../../loaders/map.js";

const located = readTable("place").map((row) => ({
  id: row.id!,
  name: row.name!,
  country: row.country!,
  latitude: Number(row.latitude),
  longitude: Number(row.longitude)
}));
const panels = mapPanels(located);

test("there is a panel each for India, China and Brazil, in this order", () => {
  expect(panels.map((p) => p.country)).toEqual(["IN", "CN", "BR"]);
});

test("every place has one mark, inside its panel", () => {
  const marks = panels.flatMap((p) => p.marks.map((m) => ({...m, p})));
  expect(marks.map((m) => m.id).sort()).toEqual(located.map((p) => p.id).sort());
  for (const {x, y, trueX, trueY, p} of marks) {
    expect(Math.min(x, trueX, y, trueY)).toBeGreaterThanOrEqual(0);
    expect(Math.max(x, trueX)).toBeLessThanOrEqual(p.width);
    expect(Math.max(y, trueY)).toBeLessThanOrEqual(p.height);
  }
});

test("north is up and east is right", () => {
  const at = (panel: number, id: string) => panels[panel]!.marks.find((m) => m.id === id)!;
  expect(at(0, "in-jalandhar-footballs").trueY).toBeLessThan(at(0, "in-alleppey-coir").trueY);
  expect(at(0, "in-rajkot-engineering").trueX).toBeLessThan(at(0, "in-agra-footwear").trueX);
  expect(at(1, "cn-yangzhou-toothbrushes").trueY).toBeLessThan(at(1, "cn-shenzhen-zone").trueY);
  expect(at(2, "br-ceara-fruit").trueY).toBeLessThan(at(2, "br-sinos-valley-shoes").trueY);
});

test("no mark hides another", () => {
  for (const {marks} of panels) {
    marks.forEach((a, i) =>
      marks.slice(i + 1).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(10))
    );
  }
});

test("the outlines stay small enough for the first paint", () => {
  expect(JSON.stringify(panels).length).toBeLessThan(60_000);
});
