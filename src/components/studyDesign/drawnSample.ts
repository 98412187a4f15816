import {defaultsOf} from "../../model/schema/parameter.js";
import {silos, strata, toStudyCluster, type StudyCluster} from "../../model/studyDesign/cluster.js";
import {designs, drawSample, toFrame, type Design, type Sample} from "../../model/studyDesign/designs.js";
import {estimate, truth} from "../../model/studyDesign/estimate.js";
import {
  instrumentKeys,
  instruments,
  measure,
  type FirmRecord,
  type Instrument
} from "../../model/studyDesign/instruments.js";
import {studyDesignParameters} from "../../model/studyDesign/parameters.js";
import {html, svg} from "../../vendor/htl.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {perFrame, watchWidth} from "./liveFigure.js";
import {designNames, instrumentNames} from "./words.js";

/** What the reader sets. */
export interface DrawnSetting {
  design: Design;
  instrument: Instrument;
  /** Firms to draw. */
  n: number;
  /** Which draw; another number draws other firms. */
  seed: number;
  /** Whether what the study cannot know is shown. */
  truth: boolean;
}

/** One study firm by firm. */
export interface DrawnStudy {
  readonly sample: Sample;
  /** By firm: whether it is drawn, whether its hidden workshops are noted, and whether the design could draw it at all. */
  readonly drawn: Uint8Array;
  readonly noted: Uint8Array;
  readonly reachable: Uint8Array;
  /** Share of firms that meet the spirit: as the study reports it (null without a firm), and in truth. */
  readonly reported: number | null;
  readonly truth: number;
}

const values = defaultsOf(studyDesignParameters);
const silosShown = silos.map((_, i) => i);

/** Returns one study in a cluster, firm by firm. */
export function drawStudy(
  cluster: StudyCluster,
  {design, instrument, n, seed}: Omit<DrawnSetting, "truth">
): DrawnStudy {
  const frame = toFrame(cluster, design);
  const sample = drawSample(cluster, frame, n, seed, values);
  const [drawn, noted, reachable] = [0, 0, 0].map(() => new Uint8Array(cluster.n)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array
  ];
  if (design === "snowball") reachable.fill(1);
  else for (const layer of frame.layers) for (const i of layer) reachable[i] = 1;
  const keys = instrumentKeys(seed);
  const record: FirmRecord = {workers: 0, letter: 0, spirit: 0, hidden: 0, decent: 0};
  for (const layer of sample.layers)
    for (const i of layer) {
      drawn[i] = 1;
      measure(cluster, i, instrument, values, keys, record);
      noted[i] = record.hidden > 0 && cluster.hidden[i]! > 0 ? 1 : 0;
    }
  return {
    sample,
    drawn,
    noted,
    reachable,
    reported: estimate(cluster, sample, instrument, "spirit", values, seed)?.value ?? null,
    truth: truth(cluster, "spirit", values)!
  };
}

const count = (n: number, test: (i: number) => boolean) => Array.from({length: n}, (_, i) => i).filter(test).length;
const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Returns what a study found and, where it is shown, what it missed, in sentences. */
export function drawnWords(cluster: StudyCluster, study: DrawnStudy, setting: DrawnSetting): string {
  const {drawn, noted, reachable, reported} = study;
  const firms = count(cluster.n, (i) => drawn[i] === 1);
  const inSilo = silos.map(
    (name, s) =>
      `${count(cluster.n, (i) => drawn[i] === 1 && cluster.silo[i] === s)} of ${count(cluster.n, (i) => cluster.silo[i] === s)} in the ${name} silo`
  );
  const notedFirms = count(cluster.n, (i) => noted[i] === 1);
  const report =
    reported === null
      ? "It can report nothing."
      : `It would report that ${percent(reported)} of firms meet the spirit.`;
  const known = `The study looks at ${firms} of ${cluster.n} firms: ${inSilo.join(", ")}. ${report} It notes hidden workshops at ${notedFirms === 0 ? "no firm" : notedFirms === 1 ? "one firm" : `${notedFirms} firms`}.`;
  if (!setting.truth) return `${known} What did it miss? Guess, then show it.`;
  const users = count(cluster.n, (i) => cluster.hidden[i]! > 0);
  const visited = count(cluster.n, (i) => cluster.hidden[i]! > 0 && drawn[i] === 1);
  const seen = count(cluster.n, (i) => cluster.hidden[i]! > 0 && noted[i] === 1);
  const people = cluster.hidden.reduce((a, b) => a + b, 0);
  const out = count(cluster.n, (i) => !reachable[i]);
  const never = out ? ` ${out} firms could not be drawn at all.` : "";
  const beside =
    " Nobody spoke to an association, an office or a union: they are no firms, so no draw of firms finds them.";
  return `${known} In truth ${percent(study.truth)} meet it. ${users} firms have work done in hidden workshops, by ${people} people; ${visited} of these firms were looked at and ${visited - seen} of them kept it from sight.${never}${beside}`;
}

/** Returns a synthetic cluster as dots, with one sample lit up and, on demand, what it missed. Its value is the setting. */
export function drawnSample(start: Partial<DrawnSetting> = {}): HTMLElement & {value: DrawnSetting} {
  let setting: DrawnSetting = {design: "list", instrument: "visit", n: 40, seed: 1, truth: false, ...start};
  const cluster = toStudyCluster(values, 1);
  let study = drawStudy(cluster, setting);
  let width = 0;
  const select = <T extends string>(
    names: Readonly<Record<T, string>>,
    all: readonly T[],
    key: "design" | "instrument"
  ) => {
    const element = html`<select>
      ${all.map((id) => html`<option value=${id}>${names[id]}</option>`)}
    </select>` as HTMLSelectElement;
    element.value = setting[key];
    element.addEventListener("input", () => set({[key]: element.value}));
    return element;
  };
  const design = select<Design>(designNames, designs, "design");
  const instrument = select<Instrument>(
    instrumentNames,
    instruments.filter((i) => i !== "perfect"),
    "instrument"
  );
  const size = html`<input type="range" min="5" max="150" step="5" value=${setting.n} />` as HTMLInputElement;
  const sizeText = html`<output></output>`;
  size.addEventListener("input", () => set({n: Number(size.value)}));
  const again = html`<button type="button" class="button">Draw again</button>` as HTMLButtonElement;
  const reveal =
    html`<button type="button" class="button" aria-pressed="false">Show what it missed</button>` as HTMLButtonElement;
  again.onclick = () => {
    set({seed: setting.seed + 1});
    again.dispatchEvent(new Event("input", {bubbles: true}));
  };
  reveal.onclick = () => {
    set({truth: !setting.truth});
    reveal.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const picture = svg`<svg role="img" class="drawn"></svg>` as SVGSVGElement;
  const holder = html`<div></div>`;
  holder.append(picture);
  const words = html`<p class="study-words drawn-words" role="status"></p>`;
  let firms: {circle: SVGElement; square: SVGElement | null; cross: SVGElement | null}[] = [];

  const radius = (i: number) => Math.min(12, 2.2 + Math.sqrt(cluster.workers[i]!) * 0.75);

  /** Lays firms out anew: a panel for each silo, a band for each size, largest firms first. */
  function layOut(): void {
    const columns = width < 520 ? 1 : 3;
    const gap = 24;
    const each = (width - (columns - 1) * gap) / columns;
    const nodes: Element[] = [];
    firms = [];
    let bottom = 0;
    let floor = 0;
    silosShown.forEach((s) => {
      const left = columns === 1 ? 0 : s * (each + gap);
      let y = columns === 1 ? floor + 16 : 16;
      const members = Array.from({length: cluster.n}, (_, i) => i).filter((i) => cluster.silo[i] === s);
      nodes.push(
        svg`<text class="drawn-silo" x=${left} y=${y}>${`${silos[s]![0]!.toUpperCase()}${silos[s]!.slice(1)} silo, ${members.length} firms`}</text>`
      );
      y += 10;
      for (let h = strata.length - 1; h >= 0; h--) {
        const band = members
          .filter((i) => cluster.stratum[i] === h)
          .sort((a, b) => cluster.workers[b]! - cluster.workers[a]! || a - b);
        if (!band.length) continue;
        y += 12;
        nodes.push(svg`<text class="drawn-band" x=${left} y=${y}>${strata[h]}</text>`);
        const cell = [15, 21, 32][h]!;
        const perRow = Math.max(1, Math.floor(each / cell));
        band.forEach((i, k) => {
          const cx = left + (k % perRow) * cell + cell / 2;
          const cy = y + 4 + Math.floor(k / perRow) * cell + cell / 2;
          const circle = svg`<circle cx=${cx} cy=${cy} r=${radius(i)} />` as SVGElement;
          nodes.push(circle);
          const hidden = cluster.hidden[i]! > 0;
          const a = h === 2 ? 4 : 3;
          const [sx, sy] = [cx + radius(i) * 0.75, cy + radius(i) * 0.75];
          const square = hidden
            ? (svg`<rect x=${sx - a} y=${sy - a} width=${2 * a} height=${2 * a} />` as SVGElement)
            : null;
          const cross = hidden
            ? (svg`<path d=${`M${sx - a},${sy - a}l${2 * a},${2 * a}m0,${-2 * a}l${-2 * a},${2 * a}`} />` as SVGElement)
            : null;
          if (square && cross) nodes.push(square, cross);
          firms[i] = {circle, square, cross};
        });
        y += 4 + Math.ceil(band.length / perRow) * cell + 4;
      }
      floor = y + 6;
      bottom = Math.max(bottom, y);
    });
    picture.setAttribute("width", String(width));
    picture.setAttribute("height", String(bottom + 4));
    picture.setAttribute("viewBox", `0 0 ${width} ${bottom + 4}`);
    picture.replaceChildren(...nodes);
  }
  /** Shows which firms are drawn and, on demand, what is missed, by classes alone. */
  function mark(): void {
    const {drawn, noted, reachable} = study;
    firms.forEach(({circle, square, cross}, i) => {
      const out = setting.truth && !reachable[i];
      circle.setAttribute("class", drawn[i] ? "drawn-in" : out ? "drawn-never" : "drawn-out");
      square?.setAttribute("class", noted[i] ? "drawn-noted" : setting.truth ? "drawn-missed" : "drawn-unseen");
      cross?.setAttribute("class", setting.truth && drawn[i] && !noted[i] ? "drawn-cross" : "drawn-unseen");
    });
  }
  const draw = () => {
    study = drawStudy(cluster, setting);
    design.value = setting.design;
    instrument.value = setting.instrument;
    size.value = String(setting.n);
    sizeText.textContent = `${setting.n} firms`;
    reveal.setAttribute("aria-pressed", String(setting.truth));
    reveal.textContent = setting.truth ? "Hide what it missed" : "Show what it missed";
    words.textContent = drawnWords(cluster, study, setting);
    picture.setAttribute("aria-label", words.textContent);
    mark();
  };
  const redraw = perFrame(draw);
  function set(change: object): void {
    setting = {...setting, ...change};
    redraw();
  }
  const sign = (mark: Element) =>
    html`<li>${svg`<svg aria-hidden="true" width="18" height="18" viewBox="-9 -9 18 18">${mark}</svg>`}</li>`;
  const key = html`<ul class="movers-key drawn-key" aria-hidden="true"></ul>`;
  const say = (mark: Element, text: string) => {
    const item = sign(mark);
    item.append(text);
    key.append(item);
  };
  say(svg`<circle class="drawn-in" r="6" />`, "looked at");
  say(svg`<circle class="drawn-out" r="6" />`, "not looked at");
  say(svg`<rect class="drawn-noted" x="-4" y="-4" width="8" height="8" />`, "hidden workshops, noted");
  say(svg`<circle class="drawn-never" r="6" />`, "could not be drawn");
  say(svg`<rect class="drawn-missed" x="-4" y="-4" width="8" height="8" />`, "hidden workshops, unknown");
  say(
    svg`<g><rect class="drawn-missed" x="-4" y="-4" width="8" height="8" /><path class="drawn-cross" d="M-4,-4l8,8m0,-8l-8,8" /></g>`,
    "visited and not seen"
  );

  const table = (): FigureTable => ({
    columns: ["Silo", "Size", "Firms", "Looked at", "With hidden workshops", "Of these looked at", "Noted"],
    numbers: [2, 3, 4, 5, 6],
    rows: silos.flatMap((silo, s) =>
      strata.map((stratum, h) => {
        const here = (i: number) => cluster.silo[i] === s && cluster.stratum[i] === h;
        const hidden = (i: number) => here(i) && cluster.hidden[i]! > 0;
        return [
          silo,
          stratum,
          count(cluster.n, here),
          count(cluster.n, (i) => here(i) && study.drawn[i] === 1),
          setting.truth ? count(cluster.n, hidden) : "not known",
          setting.truth ? count(cluster.n, (i) => hidden(i) && study.drawn[i] === 1) : "not known",
          count(cluster.n, (i) => hidden(i) && study.noted[i] === 1)
        ];
      })
    )
  });
  const figure = figureFrame(html`<div>${key}${holder}${words}</div>`, {
    title: "One study, firm by firm: what lights up, and what stays dark",
    subtitle:
      "Each dot is a firm of a made-up cluster, larger with more workers; a small square is work done out of sight. Draw a sample, guess what it missed, then look.",
    alt: "Dots for the firms of a cluster in three silos and three sizes; those in the sample are filled. The sentence below the drawing and the table say who was looked at and what was missed.",
    source: "our model of study design; the cluster is made up",
    controls: html`<div>
      <div class="controls"><label>How firms are found ${design}</label><label>How they are looked at ${instrument}</label></div>
      <div class="drawn-controls">
        <label class="tipping-slider"><span>Size of the sample ${sizeText}</span>${size}</label>${again}${reveal}
      </div>
    </div>`,
    table,
    wide: true
  }) as HTMLElement & {value: DrawnSetting};
  watchWidth(holder, (next) => {
    width = next;
    layOut();
    mark();
  });
  draw();
  Object.defineProperty(figure, "value", {
    get: () => setting,
    set: (next: DrawnSetting) => {
      setting = next;
      redraw();
    }
  });
  return figure;
}
