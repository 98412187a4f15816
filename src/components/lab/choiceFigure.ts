import {segments, type PressureValues} from "../../model/pressures/parameters.js";
import {html} from "../../vendor/htl.js";
import {choiceOf, choiceParts, partLabels, type Choice, type ChoosingFirm} from "../../workbook/lab/choice.js";
import type {FirmKind} from "../../workbook/lab/state.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {refreshTable} from "./refreshTable.js";
import {formatNumber, optionColours, optionNames, segmentNames} from "./words.js";

export interface ChoiceFigureOptions {
  values: PressureValues;
  firm: FirmKind;
}

/** The figure of one firm's choice: its value is the kind of firm; `values` are those of the model. */
export type ChoiceFigure = HTMLElement & {value: FirmKind; values: PressureValues};

/** Returns the middle firm of a kind as it stands before its first choice: levels at the middle of its kind, and no peers yet. */
export function middleFirm(values: PressureValues, {segment, workers, tier, tradition}: FirmKind): ChoosingFirm {
  const exporter = segment === "demanding" || segment === "price";
  return {
    segment,
    workers,
    tier: workers >= 50 ? 0 : tier,
    tradition: tradition ? 1 : 0,
    region: 0,
    capability: Math.min(1, values.capability + (workers >= 50 ? 0.15 : 0)),
    experience: exporter ? values.experience : 0,
    norm: values.norms,
    peers: [0, 0, 0, 0]
  };
}

const signed = (x: number) => `${x > 0.0005 ? "+" : ""}${formatNumber(100 * x, 1)}`;
const percent = (x: number) => `${Math.round(100 * x)} %`;

/** Where zero lies on the track of a bar, as a share of its width: more speaks against options than for them. */
const zeroAt = 0.65;

/** Returns the width of a track, as a share of sales: it holds 12 % to the left of zero, or as often that as all bars need. */
const scaleFor = ({parts, sums}: Choice): number => {
  const all = [...choiceParts.flatMap((part) => parts[part]), ...sums];
  const most = Math.max(...all.map((x) => (x < 0 ? -x / zeroAt : x / (1 - zeroAt))));
  const step = 0.12 / zeroAt;
  return step * Math.max(1, Math.ceil(most / step - 1e-9));
};

const shownParts = choiceParts.filter((part) => part !== "peers");

/** Returns the figure of what each option is worth to one kind of firm, taken apart, with controls for the kind of firm. */
export function choiceFigure({values, firm}: ChoiceFigureOptions): ChoiceFigure {
  const rows = [...shownParts, "sum" as const];
  const bars = new Map(
    rows.map((row) => [
      row,
      optionNames.map(() => {
        const bar = html`<span class="choice-bar"></span>`;
        const number = html`<span class="choice-number"></span>`;
        return {bar, number};
      })
    ])
  );
  const chances = optionNames.map((_, o) => ({
    bar: html`<span class="choice-chance-bar" style=${{background: optionColours[o]}}></span>`,
    number: html`<span class="choice-number"></span>`
  }));
  const table = html`<div class="choice-scroll"><table class="choice-table">
    <thead>
      <tr>
        <th scope="col"><span class="visually-hidden">What counts</span></th>
        ${optionNames.map((name, o) => html`<th scope="col" style=${{borderColor: optionColours[o]}}>${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr class=${row === "sum" ? "choice-sum" : ""}>
            <th scope="row">${row === "sum" ? "Worth in all" : partLabels[row]}</th>
            ${bars.get(row)!.map(({bar, number}) => html`<td><div class="choice-cell"><span class="choice-track" aria-hidden="true">${bar}</span>${number}</div></td>`)}
          </tr>`
      )}
      <tr class="choice-chance">
        <th scope="row">Chosen by</th>
        ${chances.map(({bar, number}) => html`<td><div class="choice-cell"><span class="choice-track chance" aria-hidden="true">${bar}</span>${number}</div></td>`)}
      </tr>
    </tbody>
  </table></div>`;
  const sentence = html`<p class="choice-sentence"></p>`;

  const segment = html<HTMLSelectElement>`<select>${segments.map((s) => html`<option value=${s}>${segmentNames[s]}</option>`)}</select>`;
  const workers = html<HTMLInputElement>`<input type="range" min="1" max="250" step="1" />`;
  const workersText = html`<output></output>`;
  const tier = html<HTMLSelectElement>`<select>
    ${["none", "one", "two", "three"].map((name, i) => html`<option value=${i}>${name}</option>`)}
  </select>`;
  const tradition = html<HTMLInputElement>`<input type="checkbox" />`;
  const controls = html`<div class="controls choice-controls">
    <label>The firm sells to ${segment}</label>
    <label><span>Its workers: ${workersText}</span> ${workers}</label>
    <label>Contractors before the buyer ${tier}</label>
    <label class="choice-check">${tradition} stands in a local tradition</label>
  </div>`;

  const choice = () => choiceOf(values, middleFirm(values, firm));
  const tableOf = (): FigureTable => {
    const {parts, sums, chances: likely} = choice();
    return {
      columns: ["In per cent of sales", ...optionNames],
      numbers: [1, 2, 3, 4],
      rows: [
        ...shownParts.map((part) => [partLabels[part], ...parts[part].map(signed)]),
        ["Worth in all", ...sums.map(signed)],
        ["Chosen by", ...likely.map(percent)]
      ]
    };
  };
  const figure = figureFrame(html`<div>${table}${sentence}</div>`, {
    title: "One firm’s choice: what pays best in its eyes is chosen most often",
    subtitle:
      "A firm’s first choice, before it has peers to look at. Bars to the right speak for an option, bars to the left against it; in per cent of sales, with costs weighed as this firm weighs them.",
    alt: "For each of the four options, costs, buyers, press and unions, expected sanctions, association and tradition, and own norms as bars to the left or right of zero, their sum, and how many such firms choose it. The same numbers stand beside the bars.",
    source: "our model; its values are illustrative",
    controls,
    table: tableOf
  }) as ChoiceFigure;
  figure.classList.add("choice-figure");

  function render(): void {
    segment.value = firm.segment;
    workers.value = String(firm.workers);
    workersText.textContent = String(firm.workers);
    const large = firm.workers >= 50;
    tier.value = String(large ? 0 : firm.tier);
    tier.disabled = large;
    tier.title = large ? "A firm of this size sells to the buyer itself." : "";
    tradition.checked = firm.tradition;
    const now = choice();
    const scale = scaleFor(now);
    for (const row of rows) {
      const numbers = row === "sum" ? now.sums : now.parts[row];
      bars.get(row)!.forEach(({bar, number}, o) => {
        const x = numbers[o]!;
        const width = (100 * Math.abs(x)) / scale;
        bar.style.width = `${width}%`;
        bar.style.left = `${100 * zeroAt - (x < 0 ? width : 0)}%`;
        bar.classList.toggle("against", x < 0);
        number.textContent = signed(x);
      });
    }
    chances.forEach(({bar, number}, o) => {
      bar.style.width = `${100 * now.chances[o]!}%`;
      number.textContent = percent(now.chances[o]!);
    });
    const best = now.sums.indexOf(Math.max(...now.sums));
    sentence.textContent = `${optionNames[best]} is worth most to such a firm: ${percent(now.chances[best]!)} of them choose it first. The rest see something that this sum leaves out, or judge it otherwise.`;
    refreshTable(figure);
  }
  const set = (next: Partial<FirmKind>) => {
    firm = {...firm, ...next};
    render();
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  };
  for (const input of [segment, workers, tier, tradition])
    for (const type of ["input", "change"]) input.addEventListener(type, (event) => event.stopPropagation());
  segment.addEventListener("change", () => set({segment: segment.value as FirmKind["segment"]}));
  workers.addEventListener("input", () => set({workers: Number(workers.value)}));
  tier.addEventListener("change", () => set({tier: Number(tier.value)}));
  tradition.addEventListener("change", () => set({tradition: tradition.checked}));

  Object.defineProperties(figure, {
    value: {
      get: () => firm,
      set(next: FirmKind) {
        firm = next;
        render();
      }
    },
    values: {
      get: () => values,
      set(next: PressureValues) {
        values = next;
        render();
      }
    }
  });
  render();
  return figure;
}
