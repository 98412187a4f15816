/**
 * How the firms of a run lie in memory: one column of 32-bit numbers per field, a structure of arrays, so that a kernel
 * can take four firms at once. The order of the fields is part of the contract with the kernel in WebAssembly.
 */
export const floatFields = [
  // What each option is worth to the firm, with peers, norms, experience and capability left out (share of sales).
  "utility0",
  "utility1",
  "utility2",
  "utility3",
  // What each option does to the margin, with experience and capability left out (share of sales).
  "money0",
  "money1",
  "money2",
  "money3",
  // What full experience saves on paper, and full capability on full substance (share of sales).
  "paperHelp",
  "substanceHelp",
  // Chance a period that the state finds out about each option, and that an audit does.
  "found0",
  "found1",
  "found2",
  "audited1",
  "audited2",
  // What a firm loses when its buyers learn of it (share of sales), and the chance a period that it moves away.
  "buyerLoss",
  "moving",
  // What changes from period to period.
  "capability",
  "experience",
  "norm",
  "reserve"
] as const;
export const wholeFields = ["key", "workers", "option"] as const;

export type FloatField = (typeof floatFields)[number];
export type WholeField = (typeof wholeFields)[number];

const fieldCount = floatFields.length + wholeFields.length;

/**
 * Places for which the fast kernel keeps room in each column: the largest cluster, with each segment filled up to a multiple
 * of four. That the distance between columns never changes spares the kernel much reckoning. (It is no multiple of a
 * processor's page, so that columns do not push one another out of its cache.)
 */
export const columnPlaces = 5040;

/** Returns the bytes of columns with room for so many places each. */
export function memoryBytes(column: number): number {
  return 4 * column * fieldCount;
}

/**
 * The fields of all firms of a run, as views on one piece of memory from an offset that is a multiple of 16. The number of
 * places is a multiple of four, at most that of a column; a place without a firm has no workers and the option CLOSED. (Fields are written out one by
 * one because engines are quick with objects of a fixed shape only.)
 */
export class FirmMemory implements Readonly<Record<FloatField, Float32Array> & Record<WholeField, Int32Array>> {
  readonly utility0: Float32Array;
  readonly utility1: Float32Array;
  readonly utility2: Float32Array;
  readonly utility3: Float32Array;
  readonly money0: Float32Array;
  readonly money1: Float32Array;
  readonly money2: Float32Array;
  readonly money3: Float32Array;
  readonly paperHelp: Float32Array;
  readonly substanceHelp: Float32Array;
  readonly found0: Float32Array;
  readonly found1: Float32Array;
  readonly found2: Float32Array;
  readonly audited1: Float32Array;
  readonly audited2: Float32Array;
  readonly buyerLoss: Float32Array;
  readonly moving: Float32Array;
  readonly capability: Float32Array;
  readonly experience: Float32Array;
  readonly norm: Float32Array;
  readonly reserve: Float32Array;
  readonly key: Int32Array;
  readonly workers: Int32Array;
  readonly option: Int32Array;

  constructor(
    readonly places: number,
    column = places,
    buffer: ArrayBufferLike = new ArrayBuffer(memoryBytes(column)),
    offset = 0
  ) {
    const floats = (name: FloatField) =>
      new Float32Array(buffer, offset + floatFields.indexOf(name) * column * 4, places);
    const wholes = (name: WholeField) =>
      new Int32Array(buffer, offset + (floatFields.length + wholeFields.indexOf(name)) * column * 4, places);
    this.utility0 = floats("utility0");
    this.utility1 = floats("utility1");
    this.utility2 = floats("utility2");
    this.utility3 = floats("utility3");
    this.money0 = floats("money0");
    this.money1 = floats("money1");
    this.money2 = floats("money2");
    this.money3 = floats("money3");
    this.paperHelp = floats("paperHelp");
    this.substanceHelp = floats("substanceHelp");
    this.found0 = floats("found0");
    this.found1 = floats("found1");
    this.found2 = floats("found2");
    this.audited1 = floats("audited1");
    this.audited2 = floats("audited2");
    this.buyerLoss = floats("buyerLoss");
    this.moving = floats("moving");
    this.capability = floats("capability");
    this.experience = floats("experience");
    this.norm = floats("norm");
    this.reserve = floats("reserve");
    this.key = wholes("key");
    this.workers = wholes("workers");
    this.option = wholes("option");
  }
}

/** What all firms of a segment share in a period: numbers in single precision. */
export const floatRules = [
  "precision",
  "revision",
  "tickShare",
  "normWeight",
  "tickNormWeight",
  "peerWeight",
  "synergy",
  "fine",
  "swing",
  "learning",
  "teaching",
  "normDrift",
  "largestReserve",
  "firstReserve",
  "entry",
  "entrantCapability",
  // How much costs weigh, and the margin before standards, in this segment.
  "costWeight",
  "baseMargin",
  // How far each option pays the minimum wage, from 0 to 1.
  "pays0",
  "pays1",
  "pays2",
  "pays3",
  // Shares of peers that chose each option in the period before.
  "peers0",
  "peers1",
  "peers2",
  "peers3"
] as const;

/** The keys of the draws of a period, as 32-bit integers. */
export const wholeRules = [
  "reviseKey",
  "chooseKey",
  "inspectKey",
  "auditKey",
  "tellKey",
  "swingKey",
  "fateKey"
] as const;

export const floatRule = Object.fromEntries(floatRules.map((name, i) => [name, i])) as Record<
  (typeof floatRules)[number],
  number
>;
export const wholeRule = Object.fromEntries(wholeRules.map((name, i) => [name, i])) as Record<
  (typeof wholeRules)[number],
  number
>;

/** What a kernel counts in a segment and a period; all are whole numbers, so that the order of adding does not matter. */
export const countNames = [
  "firms0",
  "firms1",
  "firms2",
  "firms3",
  "workers0",
  "workers1",
  "workers2",
  "workers3",
  // Places that were empty at the start of the period, by what became of their firm, and the workers they had.
  "closedFirms",
  "movedFirms",
  "closedWorkers",
  "movedWorkers",
  // What happens in the period.
  "closingFirms",
  "closingWorkers",
  "movingFirms",
  "movingWorkers",
  "enteringFirms",
  "foundByState",
  "foundByBuyers",
  "foundByAny",
  // Sums over the active firms in steps of 1/4096, to which each firm's number is rounded.
  "capability",
  "experience",
  "norm",
  "margin"
] as const;
export const countIndex = Object.fromEntries(countNames.map((name, i) => [name, i])) as Record<
  (typeof countNames)[number],
  number
>;

/** One unit of the sums among the counts. */
export const fixedPoint = 4096;

/** Something that moves the firms of one segment by one period; all kernels give the same bits. */
export interface Kernel {
  readonly name: string;
  /** Memory for so many places; it is valid until the next call. */
  memory(places: number): FirmMemory;
  /** Rules to fill in before a step. */
  readonly floats: Float32Array;
  readonly wholes: Int32Array;
  /** What the last step counted. */
  readonly counts: Int32Array;
  /** Moves the firms in the places from start (a multiple of four) to end; the first period makes all firms choose. */
  step(start: number, end: number, isFirst: boolean): void;
}
