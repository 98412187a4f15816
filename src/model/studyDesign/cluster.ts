import {exp, log} from "../numeric/elementary.js";
import {uniform} from "../numeric/random.js";
import type {StudyDesignValues} from "./parameters.js";

/** The size strata, by visible workers. */
export const strata = ["under 10 workers", "10 to 49 workers", "50 workers and more"] as const;
/** The segments of the cluster. */
export const silos = ["price", "quality", "export"] as const;

/** A synthetic cluster of which everything is known: an entry per visible firm; a firm's index is its id. */
export interface StudyCluster {
  readonly n: number;
  /** Workers on the firm's site. */
  readonly workers: Int32Array;
  /** Index in `strata`. */
  readonly stratum: Uint8Array;
  /** Index in `silos`. */
  readonly silo: Uint8Array;
  /** 1 sells to buyers, 2 works for a firm of tier 1. */
  readonly tier: Uint8Array;
  /** The firm of tier 1 for which a firm of tier 2 works; −1 for the others. */
  readonly principal: Int32Array;
  /** Whether it is registered or a member of an association. */
  readonly listed: Uint8Array;
  /** Whether its papers are in order. */
  readonly letter: Uint8Array;
  /** Whether workers on its site are treated as the standard means. */
  readonly site: Uint8Array;
  /** Workers in the hidden workshops attached to it. */
  readonly hidden: Int32Array;
  /** Whether workers there are treated as the standard means; 0 where there are none. */
  readonly hiddenDecent: Uint8Array;
  /** Firms that it names to a visitor: its principal, its subcontractors and its peers, each once. */
  readonly names: readonly Int32Array[];
}

const purpose = {
  size: 1,
  silo: 4,
  tier: 5,
  principal: 6,
  wall: 7,
  listed: 8,
  letter: 9,
  site: 10,
  hides: 11,
  part: 12,
  decent: 13,
  peer: 100,
  peerWall: 200
};

/** Returns how large a firm is on a scale from 0, up to five workers, to 1, 100 workers and more; even steps are equal ratios. */
export function sizePosition(workers: number): number {
  return Math.min(1, Math.max(0, log(workers / 5) / log(20)));
}

/** Returns the number of hidden workers whose share of all the firm's work is `share`, to the nearest whole number. */
export function hiddenWorkers(workers: number, share: number): number {
  return Math.round((workers * share) / (1 - share));
}

/** Returns the cluster that belongs to the values and a seed. */
export function toStudyCluster(values: StudyDesignValues, seed: number): StudyCluster {
  const n = values.firms;
  const u = (id: number, what: number) => uniform(seed, id, 0, what);
  const workers = new Int32Array(n);
  const hidden = new Int32Array(n);
  const principal = new Int32Array(n).fill(-1);
  const bytes = () => new Uint8Array(n);
  const [stratum, silo, tier, listed, letter, site, hiddenDecent] = [
    bytes(),
    bytes(),
    bytes(),
    bytes(),
    bytes(),
    bytes(),
    bytes()
  ];
  const clamp = (x: number) => Math.min(1, Math.max(0, x));

  for (let i = 0; i < n; i++) {
    const bell = 2 * (u(i, purpose.size) + u(i, purpose.size + 1) + u(i, purpose.size + 2)) - 3;
    const e = Math.max(1, Math.round(values.sizeMedian * exp(values.sizeSpread * bell)));
    const g = sizePosition(e);
    workers[i] = e;
    stratum[i] = e < 10 ? 0 : e < 50 ? 1 : 2;
    const exports = values.exporters * g;
    const draw = u(i, purpose.silo);
    silo[i] = draw < exports ? 2 : draw < exports + (1 - exports) / 2 ? 1 : 0;
    tier[i] = u(i, purpose.tier) < values.subcontractors * (1 - g) ? 2 : 1;
    listed[i] = u(i, purpose.listed) < values.listedSmall + (values.listedLarge - values.listedSmall) * g ? 1 : 0;
    const papers =
      values.letterSmall + (values.letterLarge - values.letterSmall) * g + (values.siloGap * (silo[i]! - 1)) / 2;
    letter[i] = u(i, purpose.letter) < clamp(papers) ? 1 : 0;
    site[i] = u(i, purpose.site) < (letter[i] ? values.spiritWith : values.spiritWithout) ? 1 : 0;
    const hides = values.hiddenUse + (letter[i] ? values.evasion * (1 - values.hiddenUse) : 0);
    if (u(i, purpose.hides) < hides) {
      hidden[i] = hiddenWorkers(e, values.hiddenShare * (0.5 + u(i, purpose.part)));
      if (hidden[i]! > 0 && u(i, purpose.decent) < values.hiddenDecent) hiddenDecent[i] = 1;
    }
  }

  const all = Array.from({length: n}, (_, i) => i);
  const inSilo = silos.map((_, s) => all.filter((i) => silo[i] === s));
  const first = all.filter((i) => tier[i] === 1);
  const firstInSilo = inSilo.map((members) => members.filter((i) => tier[i] === 1));
  const pick = (from: readonly number[], chance: number) => from[Math.floor(chance * from.length)]!;
  const named = all.map(() => new Set<number>());
  for (let i = 0; i < n; i++) {
    if (tier[i] === 2 && first.length) {
      const own = firstInSilo[silo[i]!]!;
      const p = pick(own.length && u(i, purpose.wall) < values.walls ? own : first, u(i, purpose.principal));
      principal[i] = p;
      named[i]!.add(p);
      named[p]!.add(i);
    }
    for (let k = 0; k < values.peers; k++) {
      const own = inSilo[silo[i]!]!;
      named[i]!.add(pick(u(i, purpose.peerWall + k) < values.walls ? own : all, u(i, purpose.peer + k)));
    }
    named[i]!.delete(i);
  }
  const names = named.map((set) => Int32Array.from(set).sort());
  return {n, workers, stratum, silo, tier, principal, listed, letter, site, hidden, hiddenDecent, names};
}
