import {pushes} from "../../model/pressures/pushes.js";
import {html, svg} from "../../vendor/htl.js";
import type {PushesData} from "../../workbook/standards/pushesData.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {countrySign} from "../lab/presetPanel.js";
import {countryNames, formatNumber} from "../lab/words.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

export type PushOutcome = "letter" | "spirit";

/** Returns a band from a height on the left to one on the right, of one width, as an SVG path. */
function band(x0: number, y0: number, x1: number, y1: number, width: number): string {
  const middle = (x0 + x1) / 2;
  const n = (v: number) => v.toFixed(1);
  const h = width / 2;
  return (
    `M${n(x0)},${n(y0 - h)}C${n(middle)},${n(y0 - h)} ${n(middle)},${n(y1 - h)} ${n(x1)},${n(y1 - h)}` +
    `L${n(x1)},${n(y1 + h)}C${n(middle)},${n(y1 + h)} ${n(middle)},${n(y0 + h)} ${n(x0)},${n(y0 + h)}Z`
  );
}

/** Returns a difference with its sign. */
const signed = (x: number): string => `${x < 0 ? "" : "+"}${formatNumber(x)}`;

/**
 * Returns the pressures of the three contracts as bands, each as wide as what would be lost without it, for the letter or the
 * spirit; a choice between the two is the figure's value.
 */
export function pushDiagram(
  {pushes: contracts, runs}: Pick<PushesData, "pushes" | "runs">,
  {outcome = "spirit" as PushOutcome} = {}
): HTMLElement & {value: PushOutcome} {
  let value = outcome;
  let width = 640;
  const buttons = (["letter", "spirit"] as const).map((key) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${key}</button>`;
    button.onclick = () => {
      if (key === value) return;
      value = key;
      render();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    };
    return {key, button};
  });
  const pictures = html`<div class="push-panels"></div>`;
  const body = html`<div class="push-figure model-colours">
    <div class="controls"><fieldset><legend>What each pressure adds to the</legend><div class="choices">${buttons.map((b) => b.button)}</div></fieldset></div>
    ${pictures}</div>`;

  // All panels and both outcomes share one scale, so that widths can be compared throughout.
  const thickest = Math.max(
    ...contracts.flatMap((c) => c.effects.flatMap((e) => [Math.abs(e.letter), Math.abs(e.spirit)]))
  );

  function draw(): void {
    const columns = width < 640 ? 1 : 3;
    const each = Math.floor((width - (columns - 1) * 22) / columns);
    const [row, top, label, end] = [46, 10, columns === 1 ? 124 : 118, 62];
    const height = top + pushes.length * row + 8;
    const scale = 34 / thickest;
    pictures.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    pictures.replaceChildren(
      ...contracts.map(({country, all, effects}) => {
        const colour = countryColour(country);
        const widths = effects.map((e) => Math.max(0.75, Math.abs(e[value]) * scale));
        const total = widths.reduce((a, b) => a + b, 0);
        const middle = top + (pushes.length * row) / 2;
        let at = middle - total / 2;
        const x1 = each - end;
        const bands = pushes.map(({key, label: words}, i) => {
          const effect = effects.find((e) => e.key === key)![value];
          const w = widths[i]!;
          const y0 = top + (i + 0.5) * row;
          const y1 = at + w / 2;
          at += w;
          const [one = "", two = ""] = words.length > 16 ? splitWords(words) : [words];
          return svg`<g>
            <path d=${band(label + 4, y0, x1, y1, w)} fill=${colour} fill-opacity=${effect < 0 ? 0 : 0.55} stroke=${colour} stroke-dasharray=${effect < 0 ? "3 3" : "none"} />
            <text class="push-label" x="0" y=${two ? y0 - 9 : y0 - 2}>${one}</text>
            ${two ? svg`<text class="push-label" x="0" y=${y0 + 5}>${two}</text>` : null}
            <text class="push-number" x="0" y=${two ? y0 + 19 : y0 + 13}>${signed(effect)}</text>
          </g>`;
        });
        return html`<div class="push-panel"><div class="part-title">${countrySign(country)} ${countryNames[country]}</div>
          ${svg`<svg aria-hidden="true" width=${each} height=${height} viewBox=${`0 0 ${each} ${height}`}>
            ${bands}
            <rect x=${x1} y=${middle - total / 2 - 3} width="5" height=${total + 6} fill="var(--ink)" />
            <text class="push-total" x=${x1 + 12} y=${middle - 4}>${value}</text>
            <text class="push-total strong" x=${x1 + 12} y=${middle + 17}>${formatNumber(all[value])}</text>
          </svg>`}</div>`;
      })
    );
  }
  function render(): void {
    for (const {key, button} of buttons) button.setAttribute("aria-pressed", String(key === value));
    draw();
  }
  const strongest = (c: PushesData["pushes"][number]) => {
    const best = [...c.effects].sort((a, b) => b.spirit - a.spirit)[0]!;
    return `${pushes.find((p) => p.key === best.key)!.label.toLowerCase()} (${signed(best.spirit)})`;
  };
  const element = figureFrame(body, {
    title:
      "In the model China’s spirit leans on buyers, Brazil’s on many pushes at once, and India’s has little to lean on",
    subtitle:
      "Each band is as wide as what the model loses when this pressure is switched off and all else stays. Dashed: with the pressure there is less. The bands do not add up to the outcome, because pressures act through one another.",
    alt: contracts
      .map(
        (c) =>
          `${countryNames[c.country]}: spirit ${formatNumber(c.all.spirit)}, letter ${formatNumber(c.all.letter)}; the pressure without which most of the spirit would be lost is ${strongest(c)}.`
      )
      .join(" "),
    source: `our model, the presets of the three contracts, ${runs} runs with and without each pressure. The values are ordinal and illustrative; none was measured`,
    table: {
      columns: ["Country", "Pressure", "Adds to the letter", "Adds to the spirit"],
      numbers: [2, 3],
      rows: contracts.flatMap((c) => [
        ...c.effects.map((e) => [
          countryNames[c.country] ?? c.country,
          pushes.find((p) => p.key === e.key)!.label,
          signed(e.letter),
          signed(e.spirit)
        ]),
        [
          countryNames[c.country] ?? c.country,
          "outcome with all",
          formatNumber(c.all.letter),
          formatNumber(c.all.spirit)
        ]
      ])
    },
    wide: true
  }) as HTMLElement & {value: PushOutcome};
  watchWidth(pictures, (next) => {
    width = next;
    draw();
  });
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: PushOutcome) {
      value = next;
      render();
    }
  });
  render();
  return element;
}

/** Returns words on two lines of about the same length. */
function splitWords(text: string): [string, string] {
  const words = text.split(" ");
  let best = 1;
  const length = (from: number, to: number) => words.slice(from, to).join(" ").length;
  for (let i = 1; i < words.length; i++)
    if (Math.max(length(0, i), length(i, words.length)) < Math.max(length(0, best), length(best, words.length)))
      best = i;
  return [words.slice(0, best).join(" "), words.slice(best).join(" ")];
}
