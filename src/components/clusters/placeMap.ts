import {html} from "../../vendor/htl.js";
import type {ClustersData, Place} from "../../workbook/evidence.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {drawLocator, drawPanel} from "./mapPanel.js";
import {placeCase} from "./placeCase.js";

/** What the map shows: a country or all three, a sector or all, and the place that is picked. */
export interface MapChoice {
  country: string | null;
  sector: string | null;
  place: string | null;
}

export interface PlaceMapOptions extends Partial<MapChoice> {
  title: string;
  source: string;
}

/** Returns the places that a choice of country and sector leaves, in their order; a neighbour of India counts with India. */
export function placesShown(
  places: readonly Place[],
  {country, sector}: Pick<MapChoice, "country" | "sector">,
  panelOf: ReadonlyMap<string, string>
): Place[] {
  return places.filter((p) => (!country || panelOf.get(p.id) === country) && (!sector || p.sector === sector));
}

/**
 * Returns the map of places as a figure: a panel for each country in one order, a choice of country (where there is more
 * than one) and sector, the case of the place that is picked, and a table. Its value is the choice; picking something
 * dispatches an input event.
 */
export function placeMap(
  {places, panels, sectors}: Pick<ClustersData, "places" | "panels" | "sectors">,
  {title, source, country = null, sector = null, place = null}: PlaceMapOptions
): HTMLElement & {value: MapChoice} {
  const byId = new Map(places.map((p) => [p.id, p]));
  const panelOf = new Map(panels.flatMap((p) => p.marks.map((m) => [m.id, p.country] as const)));
  let value: MapChoice = {country, sector, place};

  const drawn = panels.map((panel) => {
    const {element, update} = drawPanel(panel, byId, {onPick: (id) => set({...value, place: id}, true)});
    const count = html`<span></span>`;
    const box = html`<div class="map-panel" data-country=${panel.country}>
      <div class="map-head">
        <p class="map-country" style=${{color: countryColour(panel.country)}}>${panel.name} ${count}</p>${drawLocator(panel)}</div>${element}</div>`;
    return {panel, box, update, count};
  });
  const caseBox = html`<div class="map-case" aria-live="polite"></div>`;
  const status = html`<p role="status" class="status"></p>`;
  const only = panels.length === 1 ? panels[0]!.name : null;
  const buttons = [null, ...panels.map((p) => p.country)].map((id) => {
    const name = id ? panels.find((p) => p.country === id)!.name : "All three";
    const button =
      html`<button type="button" class="button" aria-pressed="false">${name}</button>` as HTMLButtonElement;
    button.onclick = () => set({...value, country: id}, true);
    return {id, button};
  });
  const present = new Set(places.map((p) => p.sector));
  const select = html`<select>
    <option value="">All industries</option>
    ${sectors.filter((s) => present.has(s.id)).map((s) => html`<option value=${s.id}>${s.label}</option>`)}
  </select>` as HTMLSelectElement;
  select.onchange = () => set({...value, sector: select.value || null}, true);

  const controls = html`<div class="controls">
    ${
      only
        ? null
        : html`<fieldset>
            <legend class="visually-hidden">Country</legend>
            <div class="choices">${buttons.map((b) => b.button)}</div>
          </fieldset>`
    }
    <label>Industry ${select}</label>
  </div>`;
  const hint = html`<p class="map-hint">
    Pick a place to read its case: click or tap a mark, or press Tab to enter a map, then the arrow keys and Enter.
    Filled marks are clusters; hollow marks are zones and regions.
    ${places.some((p) => p.country === "PK") ? "Grey marks lie in Pakistan and are drawn with India. " : ""}A thin line leads to the true spot where marks had to
    be moved apart.
  </p>`;
  const figure = figureFrame(
    html`<div>
      ${hint}
      <div class="map-panels">${drawn.map((d) => d.box)}</div>
      ${status} ${caseBox}
    </div>`,
    {
      title,
      subtitle: only
        ? "The map is cut to the part of the country in which the paper names places; the small frame shows which part."
        : "Each map is cut to the part of the country in which the paper names places, so the three scales differ: see the bar in each.",
      alt: `${only ? `A map of ${only}` : "Three maps"} with ${places.length} places. The table holds the same places with their country, state, industry and what the paper says of them.`,
      source,
      controls,
      wide: true,
      table: () => ({
        columns: ["Place", "Country", "State or province", "Industry", "Position"],
        rows: shown().map((p) => [p.name, p.countryName, p.state.replaceAll(";", ", "), p.industry, p.precision])
      })
    }
  ) as HTMLElement & {value: MapChoice};

  function shown(): Place[] {
    return placesShown(places, value, panelOf);
  }

  function render(): void {
    const list = shown();
    const ids = new Set(list.map((p) => p.id));
    for (const {panel, box, update, count} of drawn) {
      box.hidden = value.country !== null && value.country !== panel.country;
      const here = panel.marks.filter((m) => ids.has(m.id)).length;
      count.textContent = `${here} place${here === 1 ? "" : "s"}`;
      update(ids, value.place);
    }
    figure.classList.toggle("one-country", value.country !== null || only !== null);
    for (const {id, button} of buttons) button.setAttribute("aria-pressed", String(id === value.country));
    select.value = value.sector ?? "";
    status.textContent = list.length
      ? `${list.length} of ${places.length} places shown.`
      : `The paper names no such place. Choose another industry${only ? "" : " or all three countries"}.`;
    const picked = value.place ? byId.get(value.place) : undefined;
    caseBox.replaceChildren(
      picked ? placeCase(picked) : html`<p class="map-hint">No place is picked. Pick one to read its case here.</p>`
    );
  }

  function set(next: MapChoice, announce: boolean): void {
    const same = next.country === value.country && next.sector === value.sector && next.place === value.place;
    if (same) return;
    value = next;
    const ids = new Set(shown().map((p) => p.id));
    if (value.place && !ids.has(value.place)) value = {...value, place: null};
    render();
    if (announce) figure.dispatchEvent(new Event("input", {bubbles: true}));
  }

  Object.defineProperty(figure, "value", {get: () => value, set: (next: MapChoice) => set(next, false)});
  render();
  return figure;
}
