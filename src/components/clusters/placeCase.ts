import {html} from "../../vendor/htl.js";
import type {Place} from "../../workbook/evidence.js";
import {countryColour} from "../countries.js";
import {errataNotes} from "../figureFrame.js";

const precisions: Record<string, string> = {
  town: "the centre of the town",
  city: "the centre of the city",
  district: "the middle of the district",
  area: "the middle of an area of several districts",
  state: "the middle of the state or province"
};

/** Returns what the evidence says of a place: its industry, numbers, interventions, cases, source and errata. */
export function placeCase(place: Place): HTMLElement {
  const heading = html`<h3 class="place-name" style=${{borderColor: countryColour(place.country)}}>${place.name}</h3>`;
  return html`<div class="place-case">
    ${heading}
    <p class="place-where">${place.state.replaceAll(";", ", ")}, ${place.countryName} · ${place.industry}</p>
    <p>${place.summary}</p>
    ${
      place.facts.length
        ? html`<ul class="place-facts">
            ${place.facts.map(
              (f) =>
                html`<li>${f.indicator}: <a href=${`./evidence.html#fact=${encodeURIComponent(f.id)}`}>${f.text}</a></li>`
            )}
          </ul>`
        : ""
    }
    ${place.cases.map((c) => html`<p><strong>${c.title}.</strong> ${c.mechanism} ${c.outcome}</p>`)}
    ${
      place.interventions.length
        ? html`<p>
            <strong>What was done here:</strong>
            ${place.interventions.map((i) => `${i.type}${i.agency ? ` (${i.agency})` : ""}`).join("; ")}.
          </p>`
        : ""
    }
    ${errataNotes(place.errata)}
    <p class="place-source">
      Source: ${place.source}. The mark stands for ${precisions[place.precision] ?? place.precision}.
      <a href=${`./evidence.html#place=${encodeURIComponent(place.id)}`}>All columns in the evidence</a>
    </p>
  </div>`;
}
