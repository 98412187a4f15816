import type {ClaimTest} from "./claimsData.js";

/** Effects beyond so many times the smallest that counts are drawn at the edge. */
export const furthest = 64;

const log = (x: number): number => Math.log2(1 + Math.abs(x));

/**
 * Returns where an effect stands on a scale from 0 to 1 that is linear near no effect and logarithmic further out, so that
 * measures in different units can be compared: 0.5 is none, above it lies what the claim says.
 */
export function effectPlace(effect: number, smallest: number): number {
  const times = smallest > 0 ? effect / smallest : 0;
  const side = times < 0 ? -1 : 1;
  return 0.5 + (side * Math.min(1, log(times) / log(furthest))) / 2;
}

/** Returns the places of a test's effect and of the ends of its interval. */
export function testPlaces(test: ClaimTest): {readonly at: number; readonly low: number; readonly high: number} {
  const {effect, low, high, smallest} = test;
  return {at: effectPlace(effect, smallest), low: effectPlace(low, smallest), high: effectPlace(high, smallest)};
}
