import {valueProblem} from "../../model/schema/parameter.js";
import {pressureParameters, type PressureChanges} from "../../model/pressures/parameters.js";

/** What the address of a presentation says: which deck, which window, and where it is. */
export interface DeckPlace {
  /** The name of a deck of the site, or null. */
  readonly deck: string | null;
  /** A deck that is in the address itself, packed, or null. */
  readonly packed: string | null;
  /** Whether the window is the speaker's. */
  readonly notes: boolean;
  /** The slide and its step, from 0. */
  readonly slide: number;
  readonly step: number;
  /** What the slide's sliders were moved to. */
  readonly moved: PressureChanges;
}

const count = /^(\d{1,3})(?:\.(\d))?$/;

/** Returns what a hash says; what cannot be read is as if it were not there. Slides and steps count from 1 in the address. */
export function readPlace(hash: string): DeckPlace {
  const fields = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0 && !fields.has(part.slice(0, at))) fields.set(part.slice(0, at), part.slice(at + 1));
  }
  const deck = fields.get("deck") ?? "";
  const [, slide = "1", step = "1"] = count.exec(fields.get("at") ?? "") ?? [];
  const moved: Record<string, number> = {};
  for (const pair of (fields.get("set") ?? "").split(",")) {
    const [key = "", value = ""] = pair.split(":");
    const parameter = pressureParameters.find((p) => p.key === key);
    const number = /^-?[\d.]{1,20}(e-?\d{1,3})?$/.test(value) ? Number(value) : NaN;
    if (parameter && valueProblem(parameter, number) === null) moved[key] = number;
  }
  return {
    deck: /^[a-z0-9-]{1,60}$/.test(deck) ? deck : null,
    packed: fields.get("s") ?? null,
    notes: fields.get("view") === "notes",
    slide: Math.max(0, Number(slide) - 1),
    step: Math.max(0, Number(step) - 1),
    moved: moved as PressureChanges
  };
}

/** Returns the hash that says this. */
export function writePlace({deck, packed, notes, slide, step, moved}: DeckPlace): string {
  const set = Object.entries(moved).map(([key, value]) => `${key}:${value}`);
  return [
    ...(packed !== null ? [`s=${packed}`] : deck !== null ? [`deck=${deck}`] : []),
    ...(notes ? ["view=notes"] : []),
    ...(slide || step ? [`at=${slide + 1}${step ? `.${step + 1}` : ""}`] : []),
    ...(set.length ? [`set=${set.join()}`] : [])
  ].join("&");
}
