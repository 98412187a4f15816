import {axisX, dot, plot, ruleY, text} from "../../vendor/plot.js";
import type {ClustersData} from "../../workbook/evidence.js";
import {countryColour} from "../countries.js";

/** Returns a line of years for each cluster that was studied more than once, with a mark per publication; marks of one year are stacked. */
export function studyDots(studies: ClustersData["studies"], {width = 640} = {}): Element {
  const clusters = [...new Set(studies.map((s) => s.cluster))];
  const seen = new Map<string, number>();
  const marks = studies.map((s) => {
    const key = `${s.cluster} ${s.year}`;
    const level = seen.get(key) ?? 0;
    seen.set(key, level + 1);
    return {...s, level, row: clusters.indexOf(s.cluster)};
  });
  const y = (d: {row: number; level: number}) => d.row * 6 - d.level * 1.15;
  const years = marks.map((m) => m.year);
  return plot({
    width,
    height: 60 + clusters.length * 96,
    marginLeft: 14,
    marginRight: 14,
    marginTop: 10,
    marginBottom: 34,
    ariaLabel: clusters
      .map(
        (c) =>
          `${c}: ${marks
            .filter((m) => m.cluster === c)
            .map((m) => m.work)
            .join(", ")}`
      )
      .join("; "),
    style: {fontSize: "13px", fontFamily: "var(--sans)", background: "none"},
    x: {domain: [Math.min(...years) - 1, Math.max(...years) + 1]},
    y: {axis: null, domain: [(clusters.length - 1) * 6 + 1, -5]},
    marks: [
      axisX({
        tickFormat: (d: number) => String(d),
        ticks: width < 480 ? 5 : 9,
        tickSize: 0,
        label: null,
        fill: "var(--ink-soft)",
        fontSize: 12
      }),
      ruleY(
        clusters.map((_, i) => i * 6 + 0.8),
        {stroke: "var(--rule)"}
      ),
      dot(marks, {x: "year", y, r: 6, fill: (d: {country: string}) => countryColour(d.country), title: "work"}),
      text(
        clusters.map((c, i) => ({c, i})),
        {
          x: Math.min(...years) - 1,
          y: (d: {i: number}) => d.i * 6 - 3.9,
          text: "c",
          textAnchor: "start",
          fill: "var(--ink)",
          fontSize: 14,
          fontWeight: 600
        }
      )
    ]
  });
}
