import {contributed, gone, type CollectiveRun} from "../../model/collective/run.js";
import {svg} from "../../vendor/htl.js";

const gap = 3;
const labelHeight = 20;
const thirds = [
  {third: 2, name: "Largest third", share: 0.46},
  {third: 1, name: "Middle third", share: 0.3},
  {third: 0, name: "Smallest third", share: 0.24}
] as const;

interface Dot {
  readonly firm: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Returns where the dots of each third lie, largest first, row by row, as large as fits in the box; areas are in proportion to size. */
export function layOut({size, third}: CollectiveRun["firms"], width: number, height: number): Dot[] {
  const room = height - thirds.length * labelHeight;
  const groups = thirds.map((group) => ({
    share: group.share,
    firms: Array.from(size.keys())
      .filter((i) => third[i] === group.third)
      .sort((p, q) => size[q]! - size[p]! || p - q)
  }));
  for (let scale = 11; ; scale *= 0.93) {
    const dots: Dot[] = [];
    let top = 0;
    let fits = true;
    for (const {share, firms} of groups) {
      const bottom = top + labelHeight + room * share;
      let x = 0;
      let y = top + labelHeight;
      let row = 0;
      for (const firm of firms) {
        const r = Math.max(2.2, Math.min(20, scale * Math.sqrt(size[firm]!)));
        if (x > 0 && x + 2 * r > width) {
          y += row + gap;
          x = 0;
          row = 0;
        }
        row = Math.max(row, 2 * r);
        dots.push({firm, x: x + r, y: y + row / 2, r});
        x += 2 * r + gap;
      }
      if (y + row > bottom) fits = false;
      top = bottom;
    }
    if (fits || scale < 2) return dots;
  }
}

export interface FirmDots {
  readonly element: SVGElement;
  /** Lays out the firms of a run, and again where the width changed. */
  place(run: CollectiveRun, width: number): void;
  /** Shows what each firm did in a period, counted from 1. */
  show(run: CollectiveRun, period: number): void;
}

/** Returns the firms of a run as dots by size: filled when a firm contributes, hollow when it does not, a cross when it is gone. */
export function firmDots({height = 400}: {height?: number} = {}): FirmDots {
  const layer = svg`<g></g>`;
  const labels = thirds.map(() => svg`<text class="collective-label" x="0"></text>`);
  const element = svg`<svg class="collective-dots" role="img" height=${height}>${labels}${layer}</svg>`;
  let marks: SVGElement[] = [];
  let shown = new Uint8Array(0);

  return {
    element,
    place(run, width) {
      const dots = layOut(run.firms, width, height);
      element.setAttribute("width", String(width));
      element.setAttribute("viewBox", `0 0 ${width} ${height}`);
      const room = height - thirds.length * labelHeight;
      let top = 0;
      thirds.forEach(({share}, i) => {
        labels[i]!.setAttribute("y", String(top + 13));
        top += labelHeight + room * share;
      });
      if (marks.length !== dots.length) {
        marks = dots.map(() => svg`<g><circle /><path /></g>`);
        layer.replaceChildren(...marks);
      }
      for (const {firm, x, y, r} of dots) {
        const mark = marks[firm]!;
        mark.setAttribute("transform", `translate(${x.toFixed(1)},${y.toFixed(1)})`);
        mark.firstElementChild!.setAttribute("r", (r - 0.75).toFixed(2));
        const c = Math.min(r, 5) * 0.65;
        mark.lastElementChild!.setAttribute("d", `M${-c},${-c}L${c},${c}M${-c},${c}L${c},${-c}`);
      }
      shown = new Uint8Array(dots.length).fill(255);
    },
    show(run, period) {
      const n = run.firms.id.length;
      const acts = run.acts.subarray((period - 1) * n, period * n);
      const counts = thirds.map(() => ({all: 0, here: 0, joined: 0}));
      for (let i = 0; i < n; i++) {
        const act = acts[i]!;
        const count = counts[2 - run.firms.third[i]!]!;
        count.all += 1;
        if (act !== gone) count.here += 1;
        if (act === contributed) count.joined += 1;
        if (shown[i] === act) continue;
        shown[i] = act;
        marks[i]!.setAttribute("class", act === gone ? "firm-gone" : act === contributed ? "firm-in" : "firm-out");
      }
      thirds.forEach(({name}, i) => {
        const {all, joined} = counts[i]!;
        labels[i]!.textContent = all ? `${name}: ${joined} of ${all} contribute` : "";
      });
      const sum = (key: "here" | "joined") => counts.reduce((total, count) => total + count[key], 0);
      element.setAttribute(
        "aria-label",
        `Period ${period}: ${sum("joined")} firms contribute, ${sum("here") - sum("joined")} do not, ${n - sum("here")} are gone.`
      );
    }
  };
}
