import {silos, strata, type StudyCluster} from "./cluster.js";
import {drawSample, toFrame, type Design} from "./designs.js";
import type {StudyDesignValues} from "./parameters.js";

/** A part of the cluster, as a share of its firms and as a share of the firms that a design reaches; from 0 to 1. */
export interface Presence {
  readonly part: string;
  readonly inCluster: number;
  readonly inSample: number;
}

/** Whom a design reaches, in the mean over repeated draws. */
export interface Reach {
  readonly strata: readonly Presence[];
  readonly silos: readonly Presence[];
  /** Firms of the second tier. */
  readonly subcontractors: Presence;
}

/** Returns whom a design reaches with n firms; shares in the sample are 0 where no draw found a firm. */
export function reachOf(
  cluster: StudyCluster,
  design: Design,
  n: number,
  values: StudyDesignValues,
  {draws = 40, first = 1} = {}
): Reach {
  const counts = {stratum: new Float64Array(3), silo: new Float64Array(3), second: 0, all: 0};
  const add = (into: typeof counts, i: number) => {
    into.stratum[cluster.stratum[i]!]!++;
    into.silo[cluster.silo[i]!]!++;
    if (cluster.tier[i] === 2) into.second++;
    into.all++;
  };
  const frame = toFrame(cluster, design);
  for (let k = 0; k < draws && n > 0; k++)
    for (const layer of drawSample(cluster, frame, n, first + k, values).layers) for (const i of layer) add(counts, i);
  const whole: typeof counts = {stratum: new Float64Array(3), silo: new Float64Array(3), second: 0, all: 0};
  for (let i = 0; i < cluster.n; i++) add(whole, i);
  const presence = (part: string, there: number, here: number): Presence => ({
    part,
    inCluster: there / whole.all,
    inSample: counts.all ? here / counts.all : 0
  });
  return {
    strata: strata.map((part, h) => presence(part, whole.stratum[h]!, counts.stratum[h]!)),
    silos: silos.map((part, s) => presence(part, whole.silo[s]!, counts.silo[s]!)),
    subcontractors: presence("subcontractors", whole.second, counts.second)
  };
}
