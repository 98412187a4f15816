/**
 * Elementary functions made of +, −, ×, ÷ and the square root only. IEEE 754 fixes these to the last bit, while the
 * Math.exp, Math.log, Math.pow and Math.sin of two engines may differ in theirs. The error bounds are for double
 * precision and are tested against Math.
 */
const ln2High = 0.6931471803691238; // the upper 33 bits of ln 2, so that a small integer times it is exact
const ln2Low = 1.9082149292705877e-10;
const log2e = 1.4426950408889634;
// Polynomials are written out term by term: it spares engines a list or a division a term.
const bits = new Float64Array(1);
const halves = new Uint32Array(bits.buffer);
/** Which half of a number holds its sign and power of two. */
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The powers of two from −1022 to 1023, all exact. */
const powersOfTwo = new Float64Array(2046);
powersOfTwo[1022] = 1;
for (let k = 1; k <= 1023; k++) powersOfTwo[1022 + k] = powersOfTwo[1021 + k]! * 2;
for (let k = 1; k <= 1022; k++) powersOfTwo[1022 - k] = powersOfTwo[1023 - k]! / 2;

/** Returns 2 to the power of a whole number from −1022 to 1023, exactly. */
const powerOfTwo = (k: number): number => powersOfTwo[1022 + k]!;

/** Returns e to the power of x; relative error below 4e-16 for results that are normal numbers. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * log2e + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  // The Taylor series of e^r − 1 − r for |r| ≤ ln 2 / 2; the first term left out is below 5e-18.
  let tail = (1 / 87178291200) * r + 1 / 6227020800;
  tail = tail * r + 1 / 479001600;
  tail = tail * r + 1 / 39916800;
  tail = tail * r + 1 / 3628800;
  tail = tail * r + 1 / 362880;
  tail = tail * r + 1 / 40320;
  tail = tail * r + 1 / 5040;
  tail = tail * r + 1 / 720;
  tail = tail * r + 1 / 120;
  tail = tail * r + 1 / 24;
  tail = tail * r + 1 / 6;
  tail = tail * r + 0.5;
  const result = 1 + (high + (tail * r * r - low));
  const half = k >> 1;
  return result * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Returns the natural logarithm of x; relative error below 4e-16, −∞ at 0 and NaN below. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let e = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984; // 2^54
    e = -54;
  } else if (x >= 8.98846567431158e307) {
    x *= 0.5; // so that the power that takes x to 1 to 2 is in the table
    e = 1;
  }
  bits[0] = x;
  const power = ((halves[upper]! >>> 20) & 2047) - 1023;
  e += power;
  let m = x * powerOfTwo(-power);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    e += 1;
  }
  // log m = 2 artanh s with |s| ≤ 0.172; the first term left out is below 1e-19 of the sum.
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  let sum = (1 / 23) * z + 1 / 21;
  sum = sum * z + 1 / 19;
  sum = sum * z + 1 / 17;
  sum = sum * z + 1 / 15;
  sum = sum * z + 1 / 13;
  sum = sum * z + 1 / 11;
  sum = sum * z + 1 / 9;
  sum = sum * z + 1 / 7;
  sum = sum * z + 1 / 5;
  sum = sum * z + 1 / 3;
  const half = 0.5 * f * f;
  // f − (f²/2 − s (f²/2 + R)) keeps the digits that 2s would lose near 1.
  const rest = s * (half + 2 * z * sum);
  return e * ln2High - (half - (rest + e * ln2Low) - f);
}

/** Returns x to the power of y for x ≥ 0; relative error below 1e-13 while |y log x| < 100. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  return exp(y * log(x));
}

/** Returns the sine of x in radians; absolute error below 4e-16 for |x| ≤ 1000. */
export function sin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const k = Math.floor(x * 0.6366197723675814 + 0.5);
  const r = x - k * 1.5707963267341256 - k * 6.077100506303966e-11 - k * 2.0222662487959506e-21;
  const z = r * r;
  const quarter = ((k % 4) + 4) % 4;
  let value: number;
  if (quarter % 2 === 0) {
    let tail = -1 / 1307674368000;
    for (const c of [1 / 6227020800, -1 / 39916800, 1 / 362880, -1 / 5040, 1 / 120, -1 / 6]) tail = tail * z + c;
    value = r + r * z * tail;
  } else {
    let tail = 1 / 20922789888000;
    for (const c of [-1 / 87178291200, 1 / 479001600, -1 / 3628800, 1 / 40320, -1 / 720, 1 / 24]) tail = tail * z + c;
    value = 1 - (0.5 * z - z * z * tail);
  }
  return quarter < 2 ? value : -value;
}

/** Returns 1 / (1 + e^−x), from 0 to 1; relative error below 1e-15. */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

/** Returns the quantile of the standard logistic distribution at a chance strictly between 0 and 1. */
export function logisticQuantile(chance: number): number {
  return log(chance / (1 - chance));
}
