/**
 * Single precision in JavaScript: every operation is rounded by `f`, so that four firms at once in WebAssembly (which
 * computes in 32 bits) and one at a time here give the same bits.
 */
export const f = Math.fround;

const log2e = f(1.4426950408889634);
const ln2High = f(0.693359375); // nine bits, so that a small integer times it is exact
const ln2Low = f(-2.12194440054690583e-4);
const c2 = f(0.5);
const c3 = f(1 / 6);
const c4 = f(1 / 24);
const c5 = f(1 / 120);
const c6 = f(1 / 720);

/** The powers 2^−k for k from 0 to 63, exactly. */
const powers = new Float32Array(64).fill(1);
for (let k = 1; k < 64; k++) powers[k] = powers[k - 1]! / 2;

/** Returns e to the power of x for x from −40 to 0 in single precision; smaller x count as −40; relative error below 3e-7. */
export function exp32(x: number): number {
  const bounded = x < -40 ? -40 : x;
  const k = Math.floor(f(f(bounded * log2e) + c2));
  const r = f(f(bounded - f(k * ln2High)) - f(k * ln2Low));
  let p = f(f(c6 * r) + c5);
  p = f(f(p * r) + c4);
  p = f(f(p * r) + c3);
  p = f(f(p * r) + c2);
  p = f(f(p * r) + 1);
  p = f(f(p * r) + 1);
  return f(p * powers[-k]!);
}

/** Returns a uniform number from 0, included, to 1, excluded, with the upper 24 of 32 random bits: exact in single precision. */
export function unit24(bits: number): number {
  return (bits >>> 8) * 5.9604644775390625e-8;
}
