import {drawBits, drawKey, unitKey} from "../numeric/random.js";
import {strata, type StudyCluster} from "./cluster.js";
import type {StudyDesignValues} from "./parameters.js";

/** How a study finds the firms that it looks at. */
export const designs = ["simple", "stratified", "smallOnly", "list", "snowball"] as const;
export type Design = (typeof designs)[number];

/** The firms of a sample in layers; each layer was drawn by lot from `sizes` firms, or is taken as if it had been. */
export interface Sample {
  readonly layers: readonly Int32Array[];
  /** How many firms each layer stands for. */
  readonly sizes: readonly number[];
}

/** Returns whether a design needs a full list of the cluster's firms to begin with. */
export function needsFrame(design: Design): boolean {
  return design === "simple" || design === "stratified" || design === "smallOnly";
}

const idSpace = 1_048_576; // ids are below 2^20, so that a number of 52 bits holds a random number and an id

/** Returns n of the members, all equally likely, by the smallest of a random number per firm; the order of members does not matter. */
function byLot(members: ArrayLike<number>, n: number, seed: number, what: number): Int32Array {
  const draw = drawKey(seed, 0, what);
  const lots = new Float64Array(members.length);
  for (let i = 0; i < members.length; i++) lots[i] = drawBits(unitKey(seed, members[i]!), draw) * idSpace + members[i]!;
  lots.sort();
  const chosen = new Int32Array(Math.min(n, members.length));
  for (let i = 0; i < chosen.length; i++) chosen[i] = lots[i]! % idSpace;
  return chosen;
}

/**
 * Returns how many of n to draw from each stratum: two from each that has two, the rest in proportion to size (largest
 * remainders), never more than there are; null when n is too small for that.
 */
export function allocate(sizes: readonly number[], n: number): number[] | null {
  const total = sizes.reduce((a, b) => a + b, 0);
  const least = sizes.map((size) => Math.min(2, size));
  const need = least.reduce((a, b) => a + b, 0);
  if (n < need) return null;
  const quota = sizes.map((size) => (total ? (Math.min(n, total) * size) / total : 0));
  const got = sizes.map((size, h) => Math.min(size, Math.max(least[h]!, Math.floor(quota[h]!))));
  let left = Math.min(n, total) - got.reduce((a, b) => a + b, 0);
  while (left !== 0) {
    const step = Math.sign(left);
    let best = -1;
    for (let h = 0; h < sizes.length; h++) {
      const room = step > 0 ? got[h]! < sizes[h]! : got[h]! > least[h]!;
      if (room && (best < 0 || step * (quota[h]! - got[h]!) > step * (quota[best]! - got[best]!))) best = h;
    }
    got[best]! += step;
    left -= step;
  }
  return got;
}

/** The firms that a design can draw from, worked out once for a cluster. */
export interface Frame {
  readonly design: Design;
  /** For a snowball, the firms with which it may begin. */
  readonly layers: readonly Int32Array[];
}

/** Returns the frame of a design in a cluster. */
export function toFrame(cluster: StudyCluster, design: Design): Frame {
  const among = (keep: (i: number) => boolean) =>
    Int32Array.from({length: cluster.n}, (_, i) => i).filter((i) => keep(i));
  switch (design) {
    case "simple":
      return {design, layers: [among(() => true)]};
    case "smallOnly":
      return {design, layers: [among((i) => cluster.stratum[i]! < 2)]};
    case "list":
      return {design, layers: [among((i) => cluster.listed[i] === 1)]};
    case "stratified":
      return {design, layers: strata.map((_, h) => among((i) => cluster.stratum[i] === h))};
    case "snowball": {
      const exporters = among((i) => cluster.silo[i] === 2 && cluster.tier[i] === 1);
      return {design, layers: [exporters.length ? exporters : among(() => true)]};
    }
  }
}

/** Returns up to n firms in the order in which a snowball reaches them: from the first contacts to those whom they name, wave by wave. */
function roll(cluster: StudyCluster, contacts: Int32Array, n: number, seed: number): Int32Array {
  const seen = new Uint8Array(cluster.n);
  const found = new Int32Array(Math.min(n, cluster.n));
  let count = 0;
  for (const i of contacts) seen[i] = 1;
  let wave = contacts;
  for (let depth = 2; wave.length && count < found.length; depth++) {
    const next: number[] = [];
    for (let k = 0; k < wave.length && count < found.length; k++) {
      found[count++] = wave[k]!;
      for (const j of cluster.names[wave[k]!]!) {
        if (seen[j]) continue;
        seen[j] = 1;
        next.push(j);
      }
    }
    wave = byLot(next, next.length, seed, depth);
  }
  return found.slice(0, count);
}

/** Returns a sample of up to n firms; fewer when the frame or the snowball ends before. A snowball is taken as if drawn from all firms. */
export function drawSample(
  cluster: StudyCluster,
  {design, layers}: Frame,
  n: number,
  seed: number,
  values: Pick<StudyDesignValues, "starts">
): Sample {
  if (design === "snowball") {
    const contacts = byLot(layers[0]!, values.starts, seed, 1);
    return {layers: [roll(cluster, contacts, n, seed)], sizes: [cluster.n]};
  }
  const sizes = layers.map((members) => members.length);
  const counts = design === "stratified" ? allocate(sizes, n) : [n];
  if (!counts) return drawSample(cluster, toFrame(cluster, "simple"), n, seed, values);
  return {layers: layers.map((members, h) => byLot(members, counts[h]!, seed, 0)), sizes};
}
