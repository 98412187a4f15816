import {svg} from "../../vendor/htl.js";
import type {MapPanel, Place} from "../../workbook/evidence.js";
import {nextInDirection, type Direction} from "../../workbook/spread.js";
import {countryColour, countryMark} from "../countries.js";

const arrows: Record<string, Direction> = {ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down"};

export interface PanelOptions {
  /** Called when a reader picks a place by click, tap, Enter or Space. */
  onPick: (id: string) => void;
  /** Called when a place is pointed at or focused, and with null when that ends. */
  onPoint?: (id: string | null) => void;
}

/** A drawn panel: the SVG, a way to say which places are shown and which is picked, and to move the focus there. */
export interface DrawnPanel {
  element: SVGSVGElement;
  update(shown: ReadonlySet<string>, picked: string | null): void;
}

/** Returns the small drawing of the whole country with a frame around the part that the map shows. */
export function drawLocator({locator, name}: MapPanel): SVGSVGElement {
  const {size, land, frame} = locator;
  return svg`<svg class="map-locator" viewBox=${`0 0 ${size} ${size}`} width=${size} height=${size} role="img" aria-label=${`Part of ${name} that the map shows`}>
    <path d=${land} class="map-land"></path><path d=${frame} class="map-frame"></path>
  </svg>` as SVGSVGElement;
}

/**
 * Returns a map of one country with a mark per place. Tab enters it once; the arrow keys move to the next place in that
 * direction, Home and End to the first and last; Enter or Space picks.
 */
export function drawPanel(
  panel: MapPanel,
  places: ReadonlyMap<string, Place>,
  {onPick, onPoint}: PanelOptions
): DrawnPanel {
  const label = svg`<text class="map-label" aria-hidden="true" visibility="hidden"></text>` as SVGTextElement;
  const marks = panel.marks
    .filter(({id}) => places.has(id))
    .map((mark) => {
      const place = places.get(mark.id)!;
      const lead = Math.hypot(mark.x - mark.trueX, mark.y - mark.trueY) > 3;
      const element = svg`<g class="map-mark" role="button" tabindex="-1" aria-pressed="false"
        aria-label=${`${place.name}, ${place.state}: ${place.industry}`}>
        ${lead ? svg`<line x1=${mark.trueX} y1=${mark.trueY} x2=${mark.x} y2=${mark.y} class="map-lead"></line>` : null}
        <circle cx=${mark.x} cy=${mark.y} r="11" fill="transparent"></circle>
        ${mark.label ? svg`<text class="map-name" x=${mark.label.x} y=${mark.label.y} text-anchor=${mark.label.anchor}>${place.name}</text>` : null}
        <path class="map-symbol" d=${countryMark(place.country, 5.2)} transform=${`translate(${mark.x},${mark.y})`}
          fill=${place.kind === "cluster" ? countryColour(place.country) : "var(--paper)"} stroke=${countryColour(place.country)}></path>
      </g>` as SVGGElement;
      element.onclick = () => onPick(mark.id);
      element.onpointerenter = () => point(mark.id);
      element.onpointerleave = () => point(null);
      element.onfocus = () => point(mark.id);
      element.onblur = () => point(null);
      return {...mark, element};
    });

  function point(id: string | null): void {
    const mark = marks.find((m) => m.id === id);
    if (mark) {
      const toLeft = mark.x > panel.width / 2;
      label.textContent = places.get(mark.id)!.name;
      label.setAttribute("x", String(mark.x + (toLeft ? -11 : 11)));
      label.setAttribute("y", String(mark.y + 4));
      label.setAttribute("text-anchor", toLeft ? "end" : "start");
    }
    label.setAttribute("visibility", mark ? "visible" : "hidden");
    onPoint?.(id);
  }

  const element = svg`<svg viewBox=${`0 0 ${panel.width} ${panel.height}`} role="group"
    aria-label=${`Map of ${panel.name}. Arrow keys move between places, Enter shows a place.`}>
    <path d=${panel.near} class="map-near"></path>
    <path d=${panel.land} class="map-land"></path>
    <g aria-hidden="true" class="map-scale" transform=${`translate(${10},${panel.height - 12})`}>
      <path d=${`M0,-4V0H${panel.scaleLength}V-4`}></path>
      <text x="0" y="-8">${panel.scaleKm.toLocaleString("en")} km</text>
    </g>
    ${marks.map((m) => m.element)}${label}
  </svg>` as SVGSVGElement;

  const visible = () => marks.filter((m) => !m.element.hasAttribute("hidden"));
  element.addEventListener("keydown", (event) => {
    const list = visible();
    const at = list.findIndex((m) => m.element === document.activeElement);
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onPick(list[at]!.id);
      return;
    }
    const direction = arrows[event.key];
    const to = direction
      ? nextInDirection(list, at, direction)
      : event.key === "Home"
        ? 0
        : event.key === "End"
          ? list.length - 1
          : -1;
    if (to < 0) return;
    event.preventDefault();
    for (const m of list) m.element.setAttribute("tabindex", m === list[to] ? "0" : "-1");
    list[to]!.element.focus();
  });

  return {
    element,
    update(shown, picked) {
      for (const m of marks) {
        m.element.toggleAttribute("hidden", !shown.has(m.id));
        m.element.setAttribute("aria-pressed", String(m.id === picked));
        m.element.setAttribute("tabindex", "-1");
      }
      const list = visible();
      const start = list.find((m) => m.id === picked) ?? list[0];
      start?.element.setAttribute("tabindex", "0");
    }
  };
}
