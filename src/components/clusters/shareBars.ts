import {axisX, barX, plot, text} from "../../vendor/plot.js";

/** A share between 0 and 100 per cent with its label and its colour. */
export interface Share {
  label: string;
  value: number;
  text: string;
  colour: string;
}

/** Returns a bar per share on one scale from 0 to 100 per cent, each labelled above and at its end; the rest of the whole stays visible. */
export function shareBars(shares: readonly Share[], {width = 640, label = "per cent"} = {}): Element {
  const rows = shares.map((s, i) => ({...s, row: i}));
  return plot({
    width,
    height: 20 + rows.length * 52,
    marginLeft: 1,
    marginRight: 66,
    marginTop: 28,
    marginBottom: 30,
    ariaLabel: rows.map((r) => `${r.label}: ${r.text}`).join("; "),
    style: {fontSize: "13px", fontFamily: "var(--sans)", background: "none"},
    x: {domain: [0, 100]},
    y: {axis: null, domain: rows.map((r) => r.row), paddingInner: 0.66, paddingOuter: 0},
    marks: [
      axisX({
        ticks: [0, 25, 50, 75, 100],
        tickSize: 0,
        label: null,
        tickFormat: (d: number) => (d === 100 ? `${d} ${label}` : String(d)),
        fill: "var(--ink-soft)",
        fontSize: 12
      }),
      barX(rows, {y: "row", x1: 0, x2: 100, fill: "var(--wash)"}),
      barX(rows, {y: "row", x1: 0, x2: "value", fill: "colour"}),
      text(rows, {y: "row", x: 0, text: "label", textAnchor: "start", dy: -20, fill: "var(--ink)", fontSize: 14}),
      text(rows, {
        y: "row",
        x: "value",
        text: "text",
        textAnchor: "start",
        dx: 6,
        fill: "var(--ink)",
        fontWeight: 650,
        fontSize: 14
      })
    ]
  });
}
