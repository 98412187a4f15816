import type {Band} from "../../model/collective/ensemble.js";
import {periods} from "../../model/collective/parameters.js";
import type {CollectiveRun} from "../../model/collective/run.js";
import {svg} from "../../vendor/htl.js";

const left = 46;
const right = 12;
const top = 20;
const titleHeight = 20;
const shares = [
  {name: "contributing", title: "Firms that contribute"},
  {name: "good", title: "Shared good, of what it could be"},
  {name: "trust", title: "Trust: share expected to contribute"}
] as const;
const shareHeight = 62;
const splitHeight = 96;
const step = titleHeight + shareHeight + 12;
const splitTop = top + shares.length * step + titleHeight;
const bottom = splitTop + splitHeight;

/** Height of the panels in pixels, at any width. */
export const panelsHeight = bottom + 40;

export type ShareName = (typeof shares)[number]["name"];

export interface PanelsState {
  run: CollectiveRun;
  bands: Readonly<Record<ShareName, Band>> | null;
  /** The period that is looked at, and the last that may be seen; counted from 1. */
  period: number;
  last: number;
  /** The guess for the end, 0 to 1. */
  guess: number;
  shock: {time: number; text: string} | null;
}

export interface TimePanels {
  readonly element: SVGElement;
  draw(state: PanelsState, width: number): void;
  /** Returns the period and, above the first panel's floor, the share that a point of the drawing stands for. */
  at(clientX: number, clientY: number): {period: number; share: number | null};
}

const percent = (x: number) => `${Math.round(100 * x)} %`;

/** Returns panels over time, one below another: three shares with a band of runs and one run, and the gains of that run by where they come from. */
export function timePanels(): TimePanels {
  const path = (name: string) => svg`<path class=${name} />`;
  const label = (name = "collective-label") => svg`<text class=${name}></text>`;
  const line = (name: string) => svg`<line class=${name} />`;
  const set = (element: Element, attributes: Record<string, string | number>) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  };

  const panels = shares.map(({name, title}, i) => ({
    name,
    title,
    floor: top + i * step + titleHeight + shareHeight,
    heading: label("collective-heading"),
    grid: [0, 0.5, 1].map((share) => ({share, rule: line("collective-grid"), tick: label("collective-tick")})),
    band: path("collective-band"),
    run: path("collective-run"),
    here: svg`<circle class="collective-here" r="4.5" />`
  }));
  const split = {
    heading: label("collective-heading"),
    zero: line("collective-grid zero"),
    external: path("collective-external"),
    joint: path("collective-joint"),
    edge: path("collective-run"),
    externalLabel: label("collective-label in-external"),
    jointLabel: label("collective-label in-joint"),
    ticks: [0, 1].map(() => label("collective-tick"))
  };
  const cover = svg`<rect class="collective-cover" />`;
  const coverText = [label("collective-label soft"), label("collective-label soft")];
  const guessLine = line("collective-guess");
  const guessText = label("collective-label guess");
  const shockLine = line("collective-shock");
  const shockText = label("collective-label shock");
  const cursor = line("collective-cursor");
  const axis = [1, 20, 40, 60, 80].map((period) => ({period, tick: label("collective-tick")}));
  const axisName = label("collective-tick");
  const element = svg`<svg class="collective-panels" role="img" height=${panelsHeight}>
    ${panels.flatMap((p) => [...p.grid.flatMap((g) => [g.rule, g.tick]), p.band])}
    ${split.external}${split.joint}${split.zero}${split.edge}${split.ticks}
    ${shockLine}${cursor}${panels.flatMap((p) => [p.run, p.here])}
    ${cover}${coverText}${guessLine}${guessText}${shockText}
    ${panels.map((p) => p.heading)}${split.heading}${split.externalLabel}${split.jointLabel}
    ${axis.map((a) => a.tick)}${axisName}
  </svg>`;
  let width = 0;
  const x = (period: number) => left + ((period - 1) / (periods - 1)) * (width - left - right);
  const n = (value: number) => value.toFixed(1);
  const upTo = (last: number, y: (t: number) => number) => {
    let d = "";
    for (let t = 0; t < last; t++) d += `${t ? "L" : "M"}${n(x(t + 1))},${n(y(t))}`;
    return d;
  };
  const between = (last: number, y0: (t: number) => number, y1: (t: number) => number) => {
    let back = "";
    for (let t = last - 1; t >= 0; t--) back += `L${n(x(t + 1))},${n(y1(t))}`;
    return `${upTo(last, y0)}${back}Z`;
  };

  /** Places what depends on the width only. */
  function layOut(): void {
    set(element, {width, viewBox: `0 0 ${width} ${panelsHeight}`});
    for (const {floor, heading, grid} of panels) {
      set(heading, {x: left, y: floor - shareHeight - 6});
      for (const {share, rule, tick} of grid) {
        const y = floor - share * shareHeight;
        set(rule, {x1: left, x2: width - right, y1: y, y2: y});
        set(tick, {x: left - 6, y: y + 4, "text-anchor": "end"});
        tick.textContent = percent(share);
      }
    }
    set(split.heading, {x: left, y: splitTop - 6});
    for (const {period, tick} of axis) {
      set(tick, {x: x(period), y: bottom + 16, "text-anchor": period === 80 ? "end" : "middle"});
      tick.textContent = String(period);
    }
    set(axisName, {x: (x(1) + x(periods)) / 2, y: bottom + 33, "text-anchor": "middle"});
    axisName.textContent = "period";
  }

  return {
    element,
    draw({run, bands, period, last, guess, shock}, nextWidth) {
      if (nextWidth !== width) {
        width = nextWidth;
        layOut();
      }
      const t = period - 1;
      for (const {name, title, floor, heading, band, run: path, here} of panels) {
        const y = (share: number) => floor - share * shareHeight;
        const series = run[name];
        set(path, {d: upTo(last, (t) => y(series[t]!))});
        const own = bands?.[name];
        set(band, {
          d: own
            ? between(
                last,
                (t) => y(own.low[t]!),
                (t) => y(own.high[t]!)
              )
            : ""
        });
        set(here, {cx: x(period), cy: y(series[t]!)});
        heading.textContent = `${title}: ${percent(series[t]!)}`;
      }
      const {external, joint} = run;
      // The scale says nothing of what is still hidden unless the gains are out of the ordinary, and stays from preset to preset.
      let low = -2;
      let high = 16;
      for (let t = 0; t < periods; t++) {
        low = Math.min(low, joint[t]!);
        high = Math.max(high, external[t]!, external[t]! + joint[t]!);
      }
      low = Math.floor(low / 2) * 2;
      high = Math.ceil(high / 4) * 4;
      const y = (value: number) => bottom - ((value - low) / (high - low)) * splitHeight;
      // Joint action stands on the external economies; where it costs more than it brings it hangs below nought.
      const base = (t: number) => (joint[t]! >= 0 ? external[t]! : 0);
      set(split.external, {
        d: between(
          last,
          () => y(0),
          (t) => y(external[t]!)
        )
      });
      set(split.joint, {
        d: between(
          last,
          (t) => y(base(t)),
          (t) => y(base(t) + joint[t]!)
        )
      });
      set(split.edge, {d: upTo(last, (t) => y(external[t]! + joint[t]!))});
      set(split.zero, {x1: left, x2: width - right, y1: y(0), y2: y(0)});
      [0, high].forEach((value, i) => {
        set(split.ticks[i]!, {x: left - 6, y: y(value) + 4, "text-anchor": "end"});
        split.ticks[i]!.textContent = `${value} %`;
      });
      const together = external[t]! + joint[t]!;
      split.heading.textContent = `Gain from the cluster, of sales: ${together.toFixed(1)} %`;
      set(split.externalLabel, {x: left + 6, y: y(0) - 5});
      const wide = width > 420;
      split.externalLabel.textContent = `${wide ? "external economies, by themselves" : "by themselves"}: ${external[t]!.toFixed(1)} %`;
      const jointAt = Math.max(splitTop + 12, y(Math.max(external[t]!, external[t]! + joint[t]!)) - 6);
      set(split.jointLabel, {x: left + 6, y: Math.min(jointAt, y(external[t]!) - 6)});
      split.jointLabel.textContent = `${wide ? "joint action, after dues" : "joint action"}: ${joint[t]!.toFixed(1).replace("-", "−")} %`;

      const hidden = last < periods;
      const edge = x(last + 0.5);
      set(cover, {x: edge, y: top, width: Math.max(0, width - right - edge), height: bottom - top});
      cover.toggleAttribute("hidden", !hidden);
      ["The rest is hidden", "until you have guessed."].forEach((text, i) => {
        coverText[i]!.textContent = hidden ? text : "";
        set(coverText[i]!, {x: (edge + width - right) / 2, y: panels[1]!.floor - 30 + 17 * i, "text-anchor": "middle"});
      });
      const guessY = panels[0]!.floor - guess * shareHeight;
      set(guessLine, {x1: hidden ? edge : x(periods - 9), x2: width - right, y1: guessY, y2: guessY});
      set(guessText, {
        x: width - right,
        y: guessY < panels[0]!.floor - 44 ? guessY + 15 : guessY - 5,
        "text-anchor": "end"
      });
      guessText.textContent = `your guess ${percent(guess)}`;
      set(cursor, {x1: x(period), x2: x(period), y1: top, y2: bottom});
      const shockX = shock ? x(shock.time - 0.5) : 0;
      set(shockLine, {x1: shockX, x2: shockX, y1: 4, y2: bottom});
      shockLine.toggleAttribute("hidden", !shock);
      const flip = shockX > width * 0.55;
      set(shockText, {x: shockX + (flip ? -6 : 6), y: 14, "text-anchor": flip ? "end" : "start"});
      shockText.textContent = shock?.text ?? "";
      element.setAttribute(
        "aria-label",
        `Period ${period} of ${periods}: ${panels.map(({name, title}) => `${title.toLowerCase()} ${percent(run[name][t]!)}`).join(", ")}; ` +
          `gain ${together.toFixed(1)} % of sales, of which ${joint[t]!.toFixed(1)} % from joint action.`
      );
    },
    at(clientX, clientY) {
      const box = element.getBoundingClientRect();
      const scale = box.width ? width / box.width : 1;
      const across = ((clientX - box.left) * scale - left) / (width - left - right);
      const period = Math.max(1, Math.min(periods, Math.round(1 + across * (periods - 1))));
      const {floor} = panels[0]!;
      const up = (floor - (clientY - box.top) * scale) / shareHeight;
      return {period, share: up >= -0.1 && up <= 1.2 ? Math.max(0, Math.min(1, up)) : null};
    }
  };
}
