import type {Parameter} from "../schema/parameter.js";

/** The values that a parameter takes in an analysis: both ends may be taken. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** Returns the values around a centre up to a share of the parameter's range on either side, cut off where the range ends. */
export function neighbourhood({min, max}: Parameter, centre: number, share: number): Span {
  const reach = share * (max - min);
  return {low: Math.max(min, centre - reach), high: Math.min(max, centre + reach)};
}

/** Returns the value at a share from 0 to 1 of a span; whole where the parameter has to be, each whole number of the span as likely as the others. */
export function valueAt({step, min, max}: Parameter, {low, high}: Span, share: number): number {
  if (step !== 1) return low + share * (high - low);
  const first = Math.max(min, Math.ceil(low));
  const last = Math.min(max, Math.floor(high));
  if (last <= first) return Math.min(max, Math.max(min, Math.round((low + high) / 2)));
  return Math.min(last, first + Math.floor(share * (last - first + 1)));
}
