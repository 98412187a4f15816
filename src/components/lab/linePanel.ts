import {svg} from "../../vendor/htl.js";

/** One line of a panel, a number a period; the first stands for the end of period 1. */
export interface PanelLine {
  readonly key: string;
  /** Words at the end of the line. */
  readonly label: string;
  readonly colour: string;
  readonly values: ArrayLike<number>;
  /** The band around it. */
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
  /** One run of many, drawn thin. */
  readonly single?: ArrayLike<number> | null;
  /** Whether it is dashed, or the pattern of its dashes. */
  readonly dashed?: boolean | string;
}

export interface PanelMark {
  /** Periods that have passed before it. */
  readonly at: number;
  readonly title: string;
}

export interface PanelState {
  readonly periods: number;
  readonly lines: readonly PanelLine[];
  readonly marks: readonly PanelMark[];
  /** The period that is looked at, from 1, or null. */
  readonly cursor: number | null;
  /** Whether what is drawn belongs to values that have since changed. */
  readonly stale: boolean;
}

export interface LinePanelOptions {
  height: number;
  domain: readonly [number, number];
  ticks: readonly number[];
  /** Says what the vertical scale counts, beside its last tick. */
  unit?: string;
  /** Whether the horizontal scale is labelled. */
  axis?: boolean;
}

export interface LinePanel {
  readonly element: SVGSVGElement;
  draw(state: PanelState, width: number): void;
}

interface Nodes {
  readonly band: SVGPathElement;
  readonly single: SVGPathElement;
  readonly line: SVGPathElement;
  readonly label: SVGTextElement;
  readonly lead: SVGPathElement;
}

const top = 22;
const left = 34;
const labelGap = 16;
/** Panels narrower than this have short margins, and numbers in place of the titles of phases. */
const narrow = 480;
/** Pixels that a letter of a title takes on average, at most. */
const letter = 7.6;

const endOf = (width: number) => width - (width < narrow ? 104 : 160);

/** Returns how many letters of each title fit between its mark and the next. */
export function titleRoom(marks: readonly PanelMark[], periods: number, width: number): number[] {
  if (width < narrow) return marks.map(() => 0);
  const each = (endOf(width) - left) / periods;
  return marks.map(({at}, i) =>
    Math.max(0, Math.floor((((marks[i + 1]?.at ?? periods) - at) * each - 10) / letter) - 2)
  );
}

/** Returns positions at least `gap` apart, as near to the wanted ones as their order allows, between the bounds. */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const at = wanted.slice();
  let last = -Infinity;
  for (const i of order) last = at[i] = Math.max(at[i]!, last + gap, low);
  let next = Infinity;
  for (const i of order.reverse()) next = at[i] = Math.min(at[i]!, next - gap, high);
  return at;
}

/** Returns round numbers of periods for a scale from 0 to `periods`. */
export function periodTicks(periods: number, most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((s) => periods / s <= most) ?? 100;
  return Array.from({length: Math.floor(periods / step) + 1}, (_, i) => i * step);
}

/** Returns a panel of lines over periods on a fixed vertical scale, with words at their ends; its nodes are kept from drawing to drawing. */
export function linePanel({height, domain, ticks, unit = "", axis = true}: LinePanelOptions): LinePanel {
  const bottom = axis ? 34 : 8;
  const [low, high] = domain;
  const y = (value: number) =>
    top + ((high - Math.min(high, Math.max(low, value))) / (high - low)) * (height - top - bottom);
  const grid = svg<SVGGElement>`<g class="panel-grid"></g>`;
  const marks = svg<SVGGElement>`<g class="panel-marks"></g>`;
  const bands = svg<SVGGElement>`<g></g>`;
  const lines = svg<SVGGElement>`<g></g>`;
  const labels = svg<SVGGElement>`<g class="panel-labels"></g>`;
  const cursor = svg<SVGPathElement>`<path class="panel-cursor" />`;
  const element = svg<SVGSVGElement>`<svg class="line-panel" aria-hidden="true" height=${height}>${grid}${marks}${bands}${cursor}${lines}${labels}</svg>`;
  const kept = new Map<string, Nodes>();
  let frame = "";

  const nodesOf = (key: string): Nodes => {
    let nodes = kept.get(key);
    if (!nodes) {
      nodes = {
        band: svg<SVGPathElement>`<path class="panel-band" />`,
        single: svg<SVGPathElement>`<path class="panel-single" />`,
        line: svg<SVGPathElement>`<path class="panel-line" />`,
        label: svg<SVGTextElement>`<text class="panel-label"></text>`,
        lead: svg<SVGPathElement>`<path class="panel-lead" />`
      };
      kept.set(key, nodes);
      bands.append(nodes.band);
      lines.append(nodes.single, nodes.line);
      labels.append(nodes.lead, nodes.label);
    }
    return nodes;
  };
  const dropNodes = (key: string) => {
    for (const node of Object.values(kept.get(key)!) as SVGElement[]) node.remove();
    kept.delete(key);
  };

  function drawFrame(periods: number, width: number, x: (t: number) => number, end: number): void {
    const next = `${periods} ${width}`;
    if (next === frame) return;
    frame = next;
    element.setAttribute("width", String(width));
    element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    grid.replaceChildren(
      ...ticks.map(
        (tick, i) => svg<SVGGElement>`<g><path class=${tick === 0 ? "zero" : ""} d=${`M${left},${y(tick)}H${end}`} />
          <text x=${left - 6} y=${y(tick) + 4} text-anchor="end">${String(tick).replace("-", "−")}</text>
          ${i === ticks.length - 1 && unit ? svg`<text x=${left - 28} y=${y(tick) - 9}>${unit}</text>` : null}</g>`
      ),
      ...(axis
        ? periodTicks(periods, width < narrow ? 4 : 8).map(
            (t) => svg<SVGGElement>`<g><path class="tick" d=${`M${x(t)},${height - bottom}v5`} />
              <text x=${x(t)} y=${height - bottom + 19} text-anchor="middle">${t}</text></g>`
          )
        : []),
      ...(axis ? [svg<SVGTextElement>`<text x=${end + 18} y=${height - bottom + 19}>periods</text>`] : [])
    );
  }

  return {
    element,
    draw({periods, lines: wanted, marks: phases, cursor: at, stale}, width) {
      if (width < 80) return;
      const end = endOf(width);
      const x = (t: number) => left + (t / periods) * (end - left);
      drawFrame(periods, width, x, end);
      element.classList.toggle("stale", stale);

      const path = (values: ArrayLike<number>) => {
        let d = "";
        for (let t = 0; t < Math.min(values.length, periods); t++)
          d += `${t ? "L" : "M"}${x(t + 1).toFixed(1)},${y(values[t]!).toFixed(1)}`;
        return d;
      };
      const area = (from: ArrayLike<number>, to: ArrayLike<number>) => {
        let d = path(to);
        for (let t = Math.min(from.length, periods) - 1; t >= 0; t--)
          d += `L${x(t + 1).toFixed(1)},${y(from[t]!).toFixed(1)}`;
        return `${d}Z`;
      };
      const lastOf = (values: ArrayLike<number>) => values[Math.min(values.length, periods) - 1] ?? 0;

      for (const key of [...kept.keys()]) if (!wanted.some((line) => line.key === key)) dropNodes(key);
      const tall = height - bottom;
      const places = spreadLabels(
        wanted.map(({values}) => y(lastOf(values))),
        labelGap,
        10,
        tall
      );
      wanted.forEach(({key, label, colour, values, low: from, high: to, single, dashed = false}, i) => {
        const nodes = nodesOf(key);
        nodes.line.setAttribute("d", path(values));
        nodes.line.setAttribute("stroke-dasharray", dashed === true ? "6 4" : dashed || "none");
        nodes.line.style.stroke = colour;
        nodes.band.setAttribute("d", from && to ? area(from, to) : "");
        nodes.band.style.fill = colour;
        nodes.single.setAttribute("d", single ? path(single) : "");
        nodes.single.style.stroke = colour;
        const shown = Math.min(values.length, periods);
        nodes.lead.setAttribute("d", `M${x(shown)},${y(lastOf(values))}L${end + 5},${places[i]}`);
        nodes.lead.style.stroke = colour;
        nodes.label.textContent = label;
        nodes.label.style.fill = colour;
        nodes.label.setAttribute("x", String(end + 8));
        nodes.label.setAttribute("y", String(places[i]! + 4.5));
      });

      cursor.setAttribute("d", at === null || at >= periods ? "" : `M${x(at)},${top - 6}V${tall}`);
      const room = titleRoom(phases, periods, width);
      marks.replaceChildren(
        ...phases.map(({at: from, title}, i) => {
          const letters = axis ? 0 : room[i]!;
          const words = title.length <= letters ? title : `${title.slice(0, Math.max(0, letters - 1)).trimEnd()} …`;
          return svg<SVGGElement>`<g><path d=${`M${x(from)},${top - 14}V${tall}`} />
            <text x=${x(from) + 5} y=${top - 6}><tspan class="number">${i + 1}</tspan> ${letters > 4 ? words : ""}</text></g>`;
        })
      );
    }
  };
}
