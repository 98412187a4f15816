import type {ClusterCount} from "./compareCounts.js";

/** A passage of the paper that must be read with care: what it prints, what is shown, why. */
export interface Erratum {
  id: string;
  printed: string;
  shown: string;
  why: string;
}

/** A fact as figures use it: the number, the number as text, and where it is from. */
export interface Fact {
  id: string;
  country: string | null;
  place: string | null;
  subject: string;
  indicator: string;
  value: number;
  unit: string;
  text: string;
  period: string | null;
  source: string;
  note: string | null;
  errata: Erratum[];
}

/** A place of the map with all that the evidence says of it. */
export interface Place {
  id: string;
  name: string;
  country: string;
  countryName: string;
  state: string;
  sector: string;
  sectorLabel: string;
  industry: string;
  kind: string;
  precision: string;
  printedName: string;
  summary: string;
  source: string;
  facts: {id: string; subject: string; indicator: string; text: string}[];
  interventions: {type: string; aim: string; agency: string | null}[];
  cases: {id: string; title: string; mechanism: string; outcome: string}[];
  errata: Erratum[];
}

/** A map of one country: outlines as SVG paths in the box 0 0 width height, and each place as drawn (x, y) and as it lies (trueX, trueY). */
export interface MapPanel {
  country: string;
  name: string;
  width: number;
  height: number;
  land: string;
  near: string;
  scaleKm: number;
  scaleLength: number;
  /** The whole country drawn small in a square of `size`, and the frame of the part that the map shows. */
  locator: {size: number; land: string; frame: string};
  marks: {
    id: string;
    x: number;
    y: number;
    trueX: number;
    trueY: number;
    /** Where the name stands when there is room for it. */
    label: {x: number; y: number; anchor: string} | null;
  }[];
}

/** All that the chapter on clusters shows. */
export interface ClustersData {
  places: Place[];
  sectors: {id: string; label: string}[];
  panels: MapPanel[];
  facts: Record<string, Fact>;
  interventions: {place: string; placeName: string; country: string; type: string; aim: string; source: string}[];
  counts: ClusterCount[];
  studies: {cluster: string; country: string; year: number; work: string; id: string}[];
}
