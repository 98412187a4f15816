import {html} from "../../vendor/htl.js";
import {barY, binX, dot, lineY, plot, rectY, ruleY} from "../../vendor/plot.js";
import type {ChartChoice} from "../../workbook/sql/chartChoice.js";
import type {ChartColumn} from "../../workbook/sql/protocol.js";
import {countOf, valueKind, type ResultColumn} from "../../workbook/sql/values.js";

export interface ChartData {
  readonly choice: ChartChoice;
  readonly columns: readonly ResultColumn[];
  readonly title: string;
  readonly x: ChartColumn;
  readonly y: ChartColumn | null;
  readonly colour: ChartColumn | null;
  /** in pixels */
  readonly width: number;
}

/** Groups that get a colour of their own; the rest share one. */
const mostColours = 7;
const palette = [
  "var(--accent)",
  "var(--sql-type)",
  "var(--focus)",
  "var(--sql-amber)",
  "var(--good)",
  "var(--ink)",
  "var(--ink-soft)"
];
/** A country keeps its colour here too; no other group gets one of these. */
const countryColours = new Map([
  ["IN", "var(--country-in)"],
  ["India", "var(--country-in)"],
  ["CN", "var(--country-cn)"],
  ["China", "var(--country-cn)"],
  ["BR", "var(--country-br)"],
  ["Brazil", "var(--country-br)"]
]);

/** Returns a colour for each group. */
function coloursOf(names: readonly string[]): string[] {
  let next = 0;
  return names.map((name) => countryColours.get(name) ?? palette[next++ % palette.length]!);
}

interface Row {
  x: number | string | Date;
  y: number | string | Date | null;
  colour: string;
}

const toValue = (value: number | string | null | undefined, type: string): number | string | Date | null =>
  value === null || value === undefined ? null : valueKind(type) === "time" ? new Date(value) : value;

/** Returns the groups of a colour column: the most frequent ones by name, the others as one. */
function groupsOf(colour: ChartColumn | null): {names: string[]; of: (i: number) => string} {
  if (!colour) return {names: [""], of: () => ""};
  const counts = new Map<string, number>();
  for (const value of colour) counts.set(String(value ?? "NULL"), (counts.get(String(value ?? "NULL")) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const own = sorted.length > mostColours ? sorted.slice(0, mostColours - 1) : sorted;
  const names = sorted.length > own.length ? [...own, "others"] : own;
  return {names, of: (i) => (own.includes(String(colour[i] ?? "NULL")) ? String(colour[i] ?? "NULL") : "others")};
}

const shorten = (value: unknown, most: number): string => {
  const text = String(value ?? "");
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

/** Returns what the chart shows in words, for a reader who does not see it. */
function inWords({choice, columns, x, y}: ChartData, rows: readonly Row[], groups: readonly string[]): string {
  const numbers = (choice.kind === "histogram" ? x : (y ?? [])).filter(
    (value): value is number => typeof value === "number"
  );
  const range = numbers.length
    ? ` Values of ${columns[choice.kind === "histogram" ? choice.x : choice.y!]!.name} from ${Math.min(...numbers)} to ${Math.max(...numbers)}.`
    : "";
  const colours = choice.colour === null ? "" : ` Groups: ${groups.join(", ")}.`;
  return `${countOf(rows.length, "row")} drawn.${valueKind(columns[choice.kind === "histogram" ? choice.x : choice.y!]!.type) === "number" ? range : ""}${colours} The table of the result holds the same values.`;
}

/** Returns a chart of a result as a figure with its title, its legend and its text alternative. */
export function drawChart(data: ChartData): HTMLElement {
  const {choice, columns, title, width} = data;
  const groups = groupsOf(data.colour);
  const colours = coloursOf(groups.names);
  const rows: Row[] = [];
  data.x.forEach((value, i) => {
    const x = toValue(value, columns[choice.x]!.type);
    const y = choice.y === null ? null : toValue(data.y?.[i], columns[choice.y]!.type);
    if (x !== null && (choice.y === null || y !== null)) rows.push({x, y, colour: groups.of(i)});
  });
  const dropped = data.x.length - rows.length;
  const words = inWords(data, rows, groups.names);
  const names = kindIsNamed(choice, columns);
  const ticks = names ? new Set(rows.map((row) => String(row.x))).size : 0;
  const crowded = ticks * 60 > width;
  const fill = {fill: "colour"};
  const marks = {
    bar: () => [barY(rows, {x: "x", y: "y", ...fill}), ruleY([0], {stroke: "var(--ink-soft)"})],
    line: () => [
      lineY(rows, {x: "x", y: "y", stroke: "colour", strokeWidth: 2, ...(names ? {} : {sort: "x"})}),
      dot(rows, {x: "x", y: "y", fill: "colour", r: 2.5})
    ],
    dot: () => [dot(rows, {x: "x", y: "y", fill: "colour", fillOpacity: 0.75, r: 4})],
    histogram: () => [rectY(rows, binX({y: "count"}, {x: "x", ...fill})), ruleY([0], {stroke: "var(--ink-soft)"})]
  }[choice.kind]();
  const picture = plot({
    width: Math.max(280, width),
    height: crowded ? 420 : 340,
    marginLeft: 56,
    marginBottom: crowded ? 130 : 48,
    ariaLabel: title,
    style: {fontFamily: "var(--sans)", fontSize: "13px", background: "none", color: "var(--ink)"},
    x: {
      label: columns[choice.x]!.name,
      ...(names && {
        type: choice.kind === "bar" ? "band" : "point",
        ...(ticks * 14 > width && {ticks: []}),
        domain: [...new Set(rows.map((row) => row.x))],
        tickFormat: (value: unknown) => shorten(value, crowded ? 20 : 14)
      }),
      ...(crowded && {tickRotate: -60, labelAnchor: "center"}),
      ...(choice.kind === "dot" && valueKind(columns[choice.x]!.type) === "category" && {type: "point"})
    },
    y: {
      label: choice.y === null ? "rows" : columns[choice.y]!.name,
      grid: true,
      nice: true,
      ...(choice.y !== null &&
        valueKind(columns[choice.y]!.type) === "category" && {
          type: "point",
          tickFormat: (value: unknown) => shorten(value, 8)
        })
    },
    color: {type: "categorical", domain: groups.names, range: colours},
    marks
  } as Parameters<typeof plot>[0]);
  const legend =
    choice.colour === null
      ? ""
      : html`<ul class="sql-legend">${groups.names.map((name, i) => html`<li><span class="sql-swatch" style=${{background: colours[i]}}></span>${shorten(name, 40)}</li>`)}</ul>`;
  return html`<figure class="sql-figure">
    <figcaption><strong>${title}</strong>${dropped ? html`<span class="sql-note"> ${countOf(dropped, "row")} without a value left out.</span>` : ""}</figcaption>
    ${legend}<div class="sql-plot">${picture}</div>
    <p class="visually-hidden">${words}</p>
  </figure>`;
}

/** Returns whether the columns across are names rather than a scale. */
function kindIsNamed({kind, x}: ChartChoice, columns: readonly ResultColumn[]): boolean {
  return kind === "bar" || (kind !== "histogram" && kind !== "dot" && valueKind(columns[x]!.type) === "category");
}
