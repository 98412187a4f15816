import type {PressureChanges} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import {writeLink} from "../scenario/link.js";
import {presetWith, setChanges, startStudio} from "../scenario/state.js";

/** Returns where a preset with changes opens in the studio, from a page beside it; throws a RangeError when there is no such preset. */
export function studioAddress(presets: readonly Preset[], id: string, changes: PressureChanges = {}): string {
  const preset = presetWith(presets, id);
  return `./studio.html#${writeLink(setChanges(startStudio(preset), preset, changes), presets)}`;
}
