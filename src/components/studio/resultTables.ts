import {outcomes, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureKey} from "../../model/pressures/parameters.js";
import type {Setting} from "../../model/pressures/run.js";
import {html} from "../../vendor/htl.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {differingKeys} from "../../workbook/scenario/decompose.js";
import {smallChange} from "../../workbook/scenario/prediction.js";
import {formatNumber, formatOutcome} from "../lab/words.js";
import {courseText, parameterAt} from "./words.js";

/** A column of the tables: a scenario, or the preset that it is compared with. */
export interface ResultColumn {
  readonly label: string;
  readonly name: string;
  readonly setting: Setting;
  readonly bands: Bands | null;
}

export type ResultTable<State> = HTMLElement & {draw(state: State): void};

const head = (first: string, columns: readonly ResultColumn[]) =>
  html`<thead><tr><th scope="col">${first}</th>${columns.map(
    ({label, name}) =>
      html`<th scope="col" class="number"><b>${label}</b> <span>${name === label ? "" : name}</span></th>`
  )}</tr></thead>`;

/** What the table of differences shows, and what a link keeps from students. */
export interface DifferenceState {
  readonly columns: readonly ResultColumn[];
  readonly isHidden: (key: PressureKey) => boolean;
}

/** Returns the table of the values that are not the same in all columns; those that differ from the first column stand out. */
export function differenceTable(): ResultTable<DifferenceState> {
  const box = html`<div class="studio-scroll" role="region" tabindex="0" aria-label="Table of what differs"></div>`;
  const rest = html`<p class="lab-note"></p>`;
  const element =
    html`<section class="studio-part" aria-label="What differs"><h2>What differs</h2>${box}${rest}</section>` as ResultTable<DifferenceState>;
  let before = "";
  element.draw = ({columns, isHidden}) => {
    const [first, ...others] = columns as [ResultColumn, ...ResultColumn[]];
    const found = new Set<PressureKey>(others.flatMap(({setting}) => differingKeys(first.setting, setting)));
    const rows = pressureParameters
      .filter(({key}) => found.has(key) && !isHidden(key))
      .map(({key}) => ({key, cells: columns.map(({setting}) => courseText(key, setting))}));
    const hidden = found.size - rows.length;
    const next = JSON.stringify([columns.map(({label, name}) => [label, name]), rows, hidden]);
    if (next === before) return;
    before = next;
    box.replaceChildren(
      rows.length
        ? html`<table class="studio-table">${head("Value", columns)}<tbody>${rows.map(
            ({key, cells}) =>
              html`<tr><th scope="row">${parameterAt(key).label}<small>${parameterAt(key).unit}</small></th>
              ${cells.map((cell) => html`<td class=${cell === cells[0] ? "number" : "number differs"}>${cell}</td>`)}</tr>`
          )}</tbody></table>`
        : ""
    );
    box.hidden = rows.length === 0;
    rest.textContent = hidden
      ? `${rows.length ? "And " : ""}${hidden === 1 ? "one value" : `${hidden} values`} that the maker of the link does not show.`
      : rows.length
        ? ""
        : columns.length > 1
          ? "Nothing: all have the same values."
          : "Nothing yet: all values are the preset’s. Move a slider, or add a scenario to compare.";
  };
  return element;
}

/** Returns the table of all outcomes at the end of the runs, with how far each is from the first column. */
export function outcomeTable(): ResultTable<readonly ResultColumn[]> {
  const box = html`<div class="studio-scroll" role="region" tabindex="0" aria-label="Table of what follows"></div>`;
  const element = html`<section class="studio-part" aria-label="What follows"><h2>What follows</h2>
    <p class="lab-note">Means of the last periods and of all runs; below them the distance from the first column, with an arrow where it counts.</p>${box}</section>` as ResultTable<
    readonly ResultColumn[]
  >;
  let plan = "";
  let cells = new Map<OutcomeKey, {number: HTMLElement; distance: HTMLElement}[]>();
  element.draw = (columns) => {
    const next = JSON.stringify(columns.map(({label, name}) => [label, name]));
    if (next !== plan) {
      plan = next;
      cells = new Map(
        outcomes.map(({key}) => [key, columns.map(() => ({number: html`<b></b>`, distance: html`<small></small>`}))])
      );
      box.replaceChildren(
        html`<table class="studio-table">${head("Outcome", columns)}<tbody>${outcomes.map(
          ({key, label, unit, about}) =>
            html`<tr><th scope="row" title=${about}>${label}<small>${unit}</small></th>
            ${cells.get(key)!.map(({number, distance}) => html`<td class="number">${number}${distance}</td>`)}</tr>`
        )}</tbody></table>`
      );
    }
    for (const {key} of outcomes) {
      const values = columns.map(({bands}) => (bands ? bands.late(key) : NaN));
      cells.get(key)!.forEach(({number, distance}, i) => {
        number.textContent = formatOutcome(key, values[i]!);
        if (i === 0) return;
        const change = values[i]! - values[0]!;
        const counts = Math.abs(change) >= smallChange(key);
        const digits = key === "hours" ? 1 : key === "margin" || key.endsWith("Cost") ? 3 : 2;
        distance.textContent = Number.isFinite(change)
          ? `${counts ? (change > 0 ? "↑ " : "↓ ") : ""}${change > 0 ? "+" : ""}${formatNumber(change, digits)}`
          : "";
        distance.parentElement!.classList.toggle("differs", counts);
      });
    }
  };
  return element;
}
