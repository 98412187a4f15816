import {barX, plot, text} from "../../vendor/plot.js";

/** An amount from 0 upwards, with its label, a line of detail (or none) and the amount as text. */
export interface Amount {
  label: string;
  detail: string;
  value: number;
  text: string;
  colour: string;
}

/** Returns a bar per amount from a common zero, with its label and detail above and the amount at its end; no axis is needed. */
export function amountBars(amounts: readonly Amount[], {width = 640} = {}): Element {
  const rows = amounts.map((a, i) => ({...a, row: i}));
  const narrow = width < 480;
  return plot({
    width,
    height: 4 + rows.length * 52,
    marginLeft: 1,
    marginRight: narrow ? 104 : 130,
    marginTop: 28,
    marginBottom: 6,
    ariaLabel: rows.map((r) => `${r.label}: ${r.text}${r.detail ? `, ${r.detail}` : ``}`).join("; "),
    style: {fontSize: "13px", fontFamily: "var(--sans)", background: "none"},
    x: {axis: null, domain: [0, Math.max(...rows.map((r) => r.value))]},
    y: {axis: null, domain: rows.map((r) => r.row), paddingInner: 0.7, paddingOuter: 0},
    marks: [
      barX(rows, {y: "row", x1: 0, x2: "value", fill: "colour"}),
      text(rows, {
        y: "row",
        x: 0,
        text: (d: Amount) => (narrow || !d.detail ? d.label : `${d.label} · ${d.detail}`),
        textAnchor: "start",
        dy: -20,
        fill: "var(--ink)",
        fontSize: 14
      }),
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
