/**
 * Random numbers as a pure function of where they are used: the same seed, unit, period and purpose always give the same
 * number, whatever was drawn before. So a run does not depend on the order in which firms are visited.
 *
 * `mix` is the 32-bit finaliser "lowbias32" with the constants found by Wellons' hash prospector; it maps the 32-bit
 * integers one to one.
 */
export function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Returns a key for one unit (a firm, a draw) of a run: an integer from 0 to 2³² − 1. */
export function unitKey(seed: number, unit: number): number {
  return mix(mix(seed | 0) + Math.imul(unit | 0, 0x9e3779b1));
}

/** Returns a key for one purpose in one period: an integer from 0 to 2³² − 1. */
export function drawKey(seed: number, period: number, purpose: number): number {
  return mix(
    mix(mix((seed | 0) ^ 0x5bf03635) + Math.imul(period | 0, 0x85ebca6b)) + Math.imul(purpose | 0, 0xc2b2ae35)
  );
}

/** Returns the 32 random bits at the crossing of a unit's key and a draw's key. */
export function drawBits(unit: number, draw: number): number {
  return mix((unit + draw) | 0);
}

/** Returns a uniform number from 0, included, to 1, excluded, with 32 random bits, for a unit, a period and a purpose of a run. */
export function uniform(seed: number, unit: number, period = 0, purpose = 0): number {
  return drawBits(unitKey(seed, unit), drawKey(seed, period, purpose)) / 4294967296;
}
