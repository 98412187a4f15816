import {html, svg} from "../../vendor/htl.js";
import type {ContractRow, ContractsData} from "../../workbook/contracts/contractsData.js";
import {countryColour, countryMark, countryOrder} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {passageLink, withPassages} from "../governance/words.js";
import {countrySign} from "../lab/presetPanel.js";
import {countryNames} from "../lab/words.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

const levelWords = ["lowest of the three", "in between", "highest of the three"];

/** Returns the level of a row in words; where countries share a level, the words say so. */
function levelText(row: ContractRow, rows: readonly ContractRow[]): string {
  if (row.level === null) return "no order given";
  const same = rows.filter((r) => r.dimension === row.dimension && r.level === row.level);
  const words = levelWords[row.level - 1]!;
  return same.length > 1 ? words.replace("highest", "shared highest").replace("lowest", "shared lowest") : words;
}

/**
 * Returns the three portraits on the same dimensions, one panel a country, each with its place in the order of the three
 * where there is one. A choice of dimension shows the portraits in words side by side; it is the figure's value.
 */
export function profileFigure(
  {dimensions, contracts}: Pick<ContractsData, "dimensions" | "contracts">,
  {dimension = "public-enforcement"} = {}
): HTMLElement & {value: string} {
  let value = dimension;
  const rowOf = (country: string, id: string) => contracts.find((r) => r.country === country && r.dimension === id)!;
  const hasOrder = (id: string) => countryOrder.every((country) => rowOf(country, id).level !== null);
  const ordered = [...dimensions.filter((d) => hasOrder(d.id)), ...dimensions.filter((d) => !hasOrder(d.id))];
  const without = ordered.filter((d) => !hasOrder(d.id));

  const buttons = ordered.map(({id, label}) => {
    const button = html<HTMLButtonElement>`<button type="button" class="profile-row">${label}</button>`;
    button.onclick = () => {
      if (id === value) return;
      value = id;
      render();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    };
    return {id, button};
  });
  const picture = html`<div class="profile-picture"></div>`;
  const detail = html`<div class="profile-detail" aria-live="polite"></div>`;
  const key = html`<p class="profile-key">Filled mark: the paper states the order. Hollow mark: the order is our reading.
    A dash: the paper gives no order. Left is lowest, right is highest; choose a row to read the portraits.</p>`;
  const body = html`<div class="profile">${key}
    <div class="profile-grid"><div class="profile-labels"><div class="profile-head" aria-hidden="true"></div>${buttons.map((b) => b.button)}</div>${picture}</div>
    ${detail}</div>`;

  function draw(width: number): void {
    const tall = width < 330;
    const [row, head] = [44, 30];
    const gap = tall ? 10 : 28;
    const each = (width - 2 * gap) / 3;
    const height = head + ordered.length * row;
    const y = (i: number) => head + (i + 0.5) * row;
    const x = (column: number, level: number) => column * (each + gap) + each * [0.14, 0.5, 0.86][level - 1]!;
    picture.replaceChildren(
      svg<SVGElement>`<svg aria-hidden="true" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`}>
        ${ordered.map((d, i) => (d.id === value ? svg`<rect class="profile-chosen" x="-4" y=${y(i) - row / 2} width=${width + 8} height=${row} />` : null))}
        ${countryOrder.map((country, c) => {
          const points = ordered.map(({id}, i) => ({row: rowOf(country, id), i}));
          const line = points
            .filter(({row: r}) => r.level !== null)
            .map(({row: r, i}, n) => `${n ? "L" : "M"}${x(c, r.level!).toFixed(1)},${y(i)}`)
            .join("");
          return svg`<g>
            <text class="profile-country" x=${c * (each + gap) + each / 2} y="16" text-anchor="middle" fill=${countryColour(country)}>${countryNames[country]}</text>
            ${[1, 2, 3].map((level) => svg`<path class="audit-grid" d=${`M${x(c, level)},${head}V${height}`} />`)}
            <path class="profile-line" d=${line} stroke=${countryColour(country)} />
            ${points.map(({row: r, i}) =>
              r.level === null
                ? svg`<text class="profile-dash" x=${x(c, 2)} y=${y(i) + 5} text-anchor="middle">–</text>`
                : svg`<path d=${countryMark(country, tall ? 6 : 7.5)} transform=${`translate(${x(c, r.level)},${y(i)})`}
                    fill=${r.basis === "order stated" ? countryColour(country) : "var(--paper)"} stroke=${countryColour(country)} stroke-width="2.2" />`
            )}
          </g>`;
        })}
      </svg>`
    );
  }
  let width = 420;
  function render(): void {
    for (const {id, button} of buttons) button.setAttribute("aria-pressed", String(id === value));
    draw(width);
    const chosen = dimensions.find((d) => d.id === value);
    if (!chosen) throw new RangeError(`There is no dimension "${value}".`);
    detail.replaceChildren(
      html`<div><div class="part-title">${chosen.question}</div>
        <div class="profile-portraits">
          ${countryOrder.map((country) => {
            const row = rowOf(country, value);
            const basis = {
              "order stated": "order stated in the paper",
              "our reading": "order is our reading",
              "no order": ""
            }[row.basis];
            const panel = html`<section class="profile-portrait"><div class="part-title">${countrySign(country)} ${countryNames[country]}</div>
              <p class="profile-level">${levelText(row, contracts)}${basis ? html`<br />${basis}` : ""}</p>
              <p>${row.portrait} <span class="triangle-passages">(${passageLink(row.section)})</span></p>
              ${row.note ? html`<p class="profile-note">${withPassages(row.note)}</p>` : ""}</section>`;
            panel.style.setProperty("--country", countryColour(country));
            return panel;
          })}
        </div></div>`
    );
  }
  const element = figureFrame(body, {
    title:
      "Three contracts on the same dimensions: Brazil asks most, India leaves most room, and on several the paper gives no order",
    subtitle:
      "Each panel is one country. A mark’s place is a place in the order of the three, not a measure; the distance between two places has no size.",
    alt: countryOrder
      .map(
        (country) =>
          `${countryNames[country]}: ${ordered
            .filter((d) => hasOrder(d.id))
            .map((d) => `${d.label}, ${levelText(rowOf(country, d.id), contracts)}`)
            .join("; ")}.`
      )
      .concat(`No order is given for ${without.map((d) => d.label.toLowerCase()).join(", ")}.`)
      .join(" "),
    source:
      "portraits after Knorringa and Nadvi (2014); the table of the evidence says for each whether the paper states the order or we read it",
    table: {
      columns: ["Dimension", "Country", "Place in the order", "Basis", "Portrait", "Passage"],
      rows: ordered.flatMap((d) =>
        countryOrder.map((country) => {
          const row = rowOf(country, d.id);
          return [d.label, countryNames[country]!, levelText(row, contracts), row.basis, row.portrait, row.section];
        })
      )
    },
    wide: true
  }) as HTMLElement & {value: string};
  watchWidth(
    picture,
    (next) => {
      width = next;
      draw(next);
    },
    420
  );
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: string) {
      value = next;
      render();
    }
  });
  render();
  return element;
}
