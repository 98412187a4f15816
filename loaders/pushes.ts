import type {Kernel} from "../src/model/pressures/memory.js";
import type {Preset} from "../src/model/pressures/presets.js";
import {measureAudits, measureLegs, measurePushes} from "../src/model/pressures/pushes.js";
import type {PresetName, PushesData} from "../src/workbook/standards/pushesData.js";

export interface PushesSizes {
  readonly runs: number;
  readonly depths: readonly number[];
  readonly layers: readonly number[];
}

const sizes: PushesSizes = {
  runs: 20,
  depths: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  layers: [0, 1, 2, 3]
};

/** The contracts in the order in which countries are shown, and the case whose buyers audit. */
const contracts = ["contract-india", "contract-china", "contract-brazil"];
const audited = "indian-garments";

const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toFixed(4)) : value);

/** Returns what the figures on audits, legs and pushes show, measured by running the model; numbers have four decimals. */
export function pushesData(presets: readonly Preset[], kernel: Kernel, {runs, depths, layers} = sizes): PushesData {
  const options = {kernel, runs};
  const presetOf = (id: string): Preset => {
    const found = presets.find((p) => p.id === id);
    if (!found) throw new Error(`data/scenarios has no preset "${id}", which a figure shows`);
    return found;
  };
  const nameOf = ({id, title, country}: Preset): PresetName => ({preset: id, title, country});
  const data: PushesData = {
    runs,
    audits: {
      ...nameOf(presetOf(audited)),
      depths,
      sweeps: measureAudits(presetOf(audited), {depths, layers}, options)
    },
    legs: contracts.map(presetOf).map((p) => ({...nameOf(p), ...measureLegs(p, options)})),
    pushes: contracts.map(presetOf).map((p) => ({...nameOf(p), ...measurePushes(p, options)}))
  };
  return JSON.parse(JSON.stringify(data, rounded)) as PushesData;
}
