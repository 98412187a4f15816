import {toValues, type Changes} from "../schema/parameter.js";
import {collectiveParameters, type CollectiveValues} from "./parameters.js";

type CollectiveChanges = Changes<typeof collectiveParameters>;

/** The two kinds of shock of which the studies tell, and what sets them apart in the model. */
export const shockKinds = {
  standard: {remedy: 1.5, pull: 0},
  rival: {remedy: 0.5, pull: 1}
} as const satisfies Record<string, CollectiveChanges>;

export type ShockKind = "none" | keyof typeof shockKinds;

/** Returns which kind of shock the values describe; what lies between the two is told by whether it pulls interests apart. */
export function shockKindOf({shockSize, pull}: CollectiveValues): ShockKind {
  if (shockSize === 0) return "none";
  return pull > 0 ? "rival" : "standard";
}

/** Returns the values with another kind of shock; a shock that had no size gets one. */
export function withShock(values: CollectiveValues, kind: ShockKind): CollectiveValues {
  if (kind === "none") return {...values, shockSize: 0};
  return {...values, ...shockKinds[kind], shockSize: values.shockSize || 6};
}

export interface CollectivePreset {
  readonly id: string;
  readonly name: string;
  readonly changes: CollectiveChanges;
  /** What in the paper or in the studies it stands for; the numbers are ours. */
  readonly standsFor: string;
}

/** Illustrations of ours, in the order in which they are offered. */
export const collectivePresets: readonly CollectivePreset[] = [
  {
    id: "lively",
    name: "A lively association",
    changes: {trust: 0.65, sanction: 3, divergence: 0.2},
    standsFor:
      "Trust and a body that watches hold competitors to what they agreed, as the paper says of clusters in which joint action succeeds."
  },
  {
    id: "waits",
    name: "Everyone waits for the others",
    changes: {trust: 0.3, sanction: 0, divergence: 0.2},
    standsFor:
      "The paper’s warning that joint action is hard between close competitors: the good would pay for all, and nobody begins."
  },
  {
    id: "unites",
    name: "A shock that unites",
    changes: {
      trust: 0.7,
      sanction: 3,
      divergence: 0.1,
      value: 8,
      shockSize: 6.5,
      shockTime: 30,
      ...shockKinds.standard
    },
    standsFor:
      "After Nadvi’s study of Sialkot: new quality rules abroad make a shared laboratory and training worth their price to nearly all."
  },
  {
    id: "divides",
    name: "A shock that divides",
    changes: {
      trust: 0.65,
      sanction: 1,
      divergence: 0.45,
      sizeSpread: 0.9,
      shockSize: 5,
      shockTime: 30,
      ...shockKinds.rival
    },
    standsFor:
      "After Schmitz’s study of the Sinos Valley: cheaper rivals cut margins, and the largest firms want something else than the rest."
  }
];

/** Returns the full values of a preset. Throws a RangeError for an unknown id. */
export function presetValues(id: string): CollectiveValues {
  const preset = collectivePresets.find((p) => p.id === id);
  if (!preset) throw new RangeError(`There is no preset "${id}" of collective efficiency.`);
  return toValues(collectiveParameters, preset.changes);
}
