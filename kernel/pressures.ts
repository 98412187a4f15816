// One period of the model of pressures, four firms at once: src/model/pressures/plainKernel.ts, operation by operation, in
// 128-bit SIMD. Every f() there is one f32x4 operation here, on the same numbers, so all bits agree. Where the plain kernel
// branches, a mask chooses between lanes; pmax(x, y) is x < y ? y : x, and pmin(x, y) is y < x ? y : x. Counts are whole
// numbers, so the order of adding does not matter.
//
// The plain kernel takes a firm through the whole period; here all firms take one step after the other:
// - list those who think their choice over, so that all four lanes of a logit do something;
// - let these choose;
// - find out about all;
// - settle the period for all, and fill empty places;
// - close the firms that have to close, and let those go that move away.
// Sums are kept in memory: there are more of them than registers, and an engine reckons in the order in which numbers are
// stored, so that each stored sum sets registers free.
//
// AssemblyScript; steps/kernel.ts compiles it. It makes ./layout from src/model/pressures/memory.ts: Field, Rule, Key and
// Count number the columns and entries there, Option is what a firm can do and become.
import {
  Count,
  Field,
  Key,
  Option,
  Rule,
  column,
  countEntries,
  fieldEntries,
  fixedPoint,
  keyEntries,
  ruleEntries
} from "./layout";

/** The constants of a step; in memory, because engines make a constant of four lanes anew at each use, and load one at once. */
const enum Constant {
  one,
  twoUnits,
  half,
  unit,
  mixFirst,
  mixSecond,
  lowest,
  log2e,
  ln2High,
  ln2Low,
  p6,
  p5,
  p4,
  p3,
  exponent,
  shift,
  tick,
  evade,
  commit,
  closed,
  entries
}

/** What shifts a number so that its lowest bits count steps of 1/fixedPoint: 3 · 2^22 of them. */
const shift: f32 = 12582912 / <f32>fixedPoint;

/** What a step adds up in four lanes; "firms01" and the like count in eight half lanes, one mask in the low four, one in the high. */
const enum Sum {
  firms01,
  firms2Any,
  foundByEach,
  workers0,
  workers1,
  workers2,
  workers3,
  capability,
  experience,
  norm,
  margin,
  entries
}

/** Where the rules, keys, counts, constants and sums of a step lie, and the columns of the firms after them. */
export const rulesAt: usize = 64;
export const keysAt: usize = rulesAt + 4 * ruleEntries;
export const countsAt: usize = keysAt + 4 * keyEntries;
const constantsAt: usize = countsAt + 4 * countEntries;
const sumsAt: usize = (constantsAt + 4 * Constant.entries + 63) & ~63;
/** For each set of lanes, as bits: how far its lanes lie from the first, one after the other. */
const packsAt: usize = sumsAt + 16 * Sum.entries;
/** A list of places, as addresses. */
const listAt: usize = packsAt + 16 * 16;
export const firmsAt: usize = (listAt + column + 16 + 63) & ~63;
/** Two columns of the kernel's own, after the last field: who is found out by the state and by the buyers, and later who leaves. */
const stateKnowsFrom: usize = column * fieldEntries;
const buyerKnowsFrom: usize = column * (fieldEntries + 1);
const leavesFrom: usize = stateKnowsFrom;
export const endsAt: usize = firmsAt + column * (fieldEntries + 2);

store<f32>(constantsAt + 4 * Constant.one, 1);
store<f32>(constantsAt + 4 * Constant.twoUnits, 1.1920928955078125e-7);
store<f32>(constantsAt + 4 * Constant.half, 0.5);
store<f32>(constantsAt + 4 * Constant.unit, 5.9604644775390625e-8);
store<i32>(constantsAt + 4 * Constant.mixFirst, 0x21f0aaad);
store<i32>(constantsAt + 4 * Constant.mixSecond, 0x735a2d97);
store<f32>(constantsAt + 4 * Constant.lowest, -40);
store<f32>(constantsAt + 4 * Constant.log2e, 1.4426950408889634);
store<f32>(constantsAt + 4 * Constant.ln2High, 0.693359375);
store<f32>(constantsAt + 4 * Constant.ln2Low, -2.12194440054690583e-4);
store<f32>(constantsAt + 4 * Constant.p6, 1.0 / 720);
store<f32>(constantsAt + 4 * Constant.p5, 1.0 / 120);
store<f32>(constantsAt + 4 * Constant.p4, 1.0 / 24);
store<f32>(constantsAt + 4 * Constant.p3, 1.0 / 6);
store<f32>(constantsAt + 4 * Constant.exponent, 12583039);
store<f32>(constantsAt + 4 * Constant.shift, shift);

store<i32>(constantsAt + 4 * Constant.tick, Option.TICK);
store<i32>(constantsAt + 4 * Constant.evade, Option.EVADE);
store<i32>(constantsAt + 4 * Constant.commit, Option.COMMIT);
store<i32>(constantsAt + 4 * Constant.closed, Option.CLOSED);
for (let bits = 0; bits < 16; bits++) {
  let at: usize = packsAt + 16 * <usize>bits;
  for (let lane = 0; lane < 4; lane++)
    if ((bits >> lane) & 1) {
      store<i32>(at, 4 * lane);
      at += 4;
    }
}

/** A constant in all lanes. */
// @ts-ignore: decorator
@inline function constant(entry: usize): v128 {
  return v128.load32_splat(constantsAt + 4 * entry);
}

/** An entry of the rules in all lanes. */
// @ts-ignore: decorator
@inline function rule(entry: usize): v128 {
  return v128.load32_splat(rulesAt + 4 * entry);
}

/** The key of a draw in all lanes. */
// @ts-ignore: decorator
@inline function key(entry: usize): v128 {
  return v128.load32_splat(keysAt + 4 * entry);
}

/** Adds up the lanes. */
// @ts-ignore: decorator
@inline function sum(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  );
}

/** Adds up the lanes of a sum. */
// @ts-ignore: decorator
@inline function sumOf(entry: usize): i32 {
  return sum(v128.load(sumsAt + 16 * entry));
}

/** Adds up the low half lanes of a sum. */
// @ts-ignore: decorator
@inline function sumLow(entry: usize): i32 {
  return sum(i32x4.extend_low_i16x8_s(v128.load(sumsAt + 16 * entry)));
}

/** Adds up the high half lanes of a sum. */
// @ts-ignore: decorator
@inline function sumHigh(entry: usize): i32 {
  return sum(i32x4.extend_high_i16x8_s(v128.load(sumsAt + 16 * entry)));
}

/** Adds to an entry of the counts. */
// @ts-ignore: decorator
@inline function count(entry: usize, n: i32): void {
  store<i32>(countsAt + 4 * entry, load<i32>(countsAt + 4 * entry) + n);
}

/** How many lanes a mask takes. */
// @ts-ignore: decorator
@inline function lanes(mask: v128): i32 {
  return popcnt(i32x4.bitmask(mask));
}

/** A uniform number in each lane for firms and a draw: drawBits and unit24 of the model. */
// @ts-ignore: decorator
@inline function draw(firms: v128, drawKey: v128): v128 {
  return drawIn(firms, drawKey, constant(Constant.unit));
}

/** The same in another unit than 2^-24. */
// @ts-ignore: decorator
@inline function drawIn(firms: v128, drawKey: v128, unit: v128): v128 {
  return drawWith(firms, drawKey, unit, constant(Constant.mixFirst), constant(Constant.mixSecond));
}

/** The same with constants that a loop has at hand. */
// @ts-ignore: decorator
@inline function drawWith(firms: v128, drawKey: v128, unit: v128, mixFirst: v128, mixSecond: v128): v128 {
  let x = i32x4.add(firms, drawKey);
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), mixFirst);
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), mixSecond);
  x = v128.xor(x, i32x4.shr_u(x, 15));
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(x, 8)), unit);
}

/** exp32 of the model in each lane. */
// @ts-ignore: decorator
@inline function exp(x: v128): v128 {
  const one = constant(Constant.one);
  const half = constant(Constant.half);
  const bounded = f32x4.pmax(x, constant(Constant.lowest));
  const k = f32x4.floor(f32x4.add(f32x4.mul(bounded, constant(Constant.log2e)), half));
  const r = f32x4.sub(
    f32x4.sub(bounded, f32x4.mul(k, constant(Constant.ln2High))),
    f32x4.mul(k, constant(Constant.ln2Low))
  );
  let p = f32x4.add(f32x4.mul(constant(Constant.p6), r), constant(Constant.p5));
  p = f32x4.add(f32x4.mul(p, r), constant(Constant.p4));
  p = f32x4.add(f32x4.mul(p, r), constant(Constant.p3));
  p = f32x4.add(f32x4.mul(p, r), half);
  p = f32x4.add(f32x4.mul(p, r), one);
  p = f32x4.add(f32x4.mul(p, r), one);
  // 2^k: adding 3 · 2^22 + 127 leaves k + 127 in the lowest bits, and the shift moves it to where the exponent stands.
  return f32x4.mul(p, i32x4.shl(f32x4.add(k, constant(Constant.exponent)), 23));
}

/**
 * A value of less than 1024 in steps of 1/fixedPoint, rounded to the nearest, halves to even, and shifted: adding `shift` leaves
 * the number of steps in the lowest bits. What is added up of these is shifted back once, at the end.
 */
// @ts-ignore: decorator
@inline function shifted(x: v128): v128 {
  return f32x4.add(x, constant(Constant.shift));
}

/** The bits of four numbers of which at most one is not 0. */
// @ts-ignore: decorator
@inline function either(v0: v128, v1: v128, v2: v128, v3: v128): v128 {
  return v128.or(v128.or(v0, v1), v128.or(v2, v3));
}

/** Adds lanes to a sum in memory. */
// @ts-ignore: decorator
@inline function add(entry: usize, x: v128): void {
  const at = sumsAt + 16 * entry;
  v128.store(at, i32x4.add(v128.load(at), x));
}

/** Counts the lanes that two masks take, in halves of a word: a mask is −1 in each lane that it takes. */
// @ts-ignore: decorator
@inline function addMasks(entry: usize, first: v128, second: v128): void {
  const at = sumsAt + 16 * entry;
  v128.store(at, i16x8.sub(v128.load(at), i16x8.narrow_i32x4_s(first, second)));
}

/** A field of the four firms whose places are at these addresses. */
// @ts-ignore: decorator
@inline function gather(field: usize, at0: usize, at1: usize, at2: usize, at3: usize): v128 {
  let x = v128.load32_zero(at0 + column * field);
  x = v128.load32_lane(at1 + column * field, x, 1);
  x = v128.load32_lane(at2 + column * field, x, 2);
  return v128.load32_lane(at3 + column * field, x, 3);
}

/** Counts the empty places among four, and lets firms enter. What their fields hold has not been counted in this period. */
function fill(at: usize, before: v128, active: v128): void {
  const zero = f32x4.splat(0);
  const workers = v128.load(at, column * Field.workers);
  const empty = v128.andnot(i32x4.gt_s(workers, zero), active);
  const closed = v128.and(empty, i32x4.eq(before, i32x4.splat(Option.CLOSED)));
  const moved = v128.andnot(empty, closed);
  const enters = v128.and(
    empty,
    f32x4.lt(draw(v128.load(at, column * Field.key), key(Key.fateKey)), rule(Rule.entry))
  );
  count(Count.closedFirms, lanes(closed));
  count(Count.movedFirms, lanes(moved));
  count(Count.closedWorkers, sum(v128.and(workers, closed)));
  count(Count.movedWorkers, sum(v128.and(workers, moved)));
  count(Count.enteringFirms, lanes(enters));
  v128.store(at, v128.bitselect(i32x4.splat(Option.IGNORE), before, enters), column * Field.option);
  v128.store(
    at,
    v128.bitselect(rule(Rule.entrantCapability), v128.load(at, column * Field.capability), enters),
    column * Field.capability
  );
  v128.store(at, v128.andnot(v128.load(at, column * Field.experience), enters), column * Field.experience);
  v128.store(
    at,
    v128.bitselect(rule(Rule.firstReserve), v128.load(at, column * Field.reserve), enters),
    column * Field.reserve
  );
}

/** Lets the four firms at these addresses choose: a logit over the four options. */
// @ts-ignore: decorator
@inline function choose(at0: usize, at1: usize, at2: usize, at3: usize): void {
  const paper = f32x4.mul(
    gather(Field.paperHelp, at0, at1, at2, at3),
    gather(Field.experience, at0, at1, at2, at3)
  );
  const substance = f32x4.mul(
    gather(Field.substanceHelp, at0, at1, at2, at3),
    gather(Field.capability, at0, at1, at2, at3)
  );
  const norm = gather(Field.norm, at0, at1, at2, at3);
  const cost = rule(Rule.costWeight);
  const peer = rule(Rule.peerWeight);
  const u0 = f32x4.add(gather(Field.utility0, at0, at1, at2, at3), f32x4.mul(peer, rule(Rule.peers0)));
  const u1 = f32x4.add(
    f32x4.add(
      gather(Field.utility1, at0, at1, at2, at3),
      f32x4.mul(cost, f32x4.add(paper, f32x4.mul(rule(Rule.tickShare), substance)))
    ),
    f32x4.add(f32x4.mul(rule(Rule.tickNormWeight), norm), f32x4.mul(peer, rule(Rule.peers1)))
  );
  const u2 = f32x4.add(
    f32x4.add(gather(Field.utility2, at0, at1, at2, at3), f32x4.mul(cost, paper)),
    f32x4.mul(peer, rule(Rule.peers2))
  );
  const u3 = f32x4.add(
    f32x4.add(gather(Field.utility3, at0, at1, at2, at3), f32x4.mul(cost, f32x4.add(paper, substance))),
    f32x4.add(f32x4.mul(rule(Rule.normWeight), norm), f32x4.mul(peer, rule(Rule.peers3)))
  );
  const best = f32x4.pmax(f32x4.pmax(u0, u1), f32x4.pmax(u2, u3));
  const precision = rule(Rule.precision);
  const to0 = exp(f32x4.mul(precision, f32x4.sub(u0, best)));
  const to1 = f32x4.add(to0, exp(f32x4.mul(precision, f32x4.sub(u1, best))));
  const to2 = f32x4.add(to1, exp(f32x4.mul(precision, f32x4.sub(u2, best))));
  const to3 = f32x4.add(to2, exp(f32x4.mul(precision, f32x4.sub(u3, best))));
  const point = f32x4.mul(draw(gather(Field.key, at0, at1, at2, at3), key(Key.chooseKey)), to3);
  // The options are 0 to 3 and the sums only grow: each sum beyond the point takes one from the last option.
  const option = i32x4.add(
    i32x4.add(i32x4.splat(Option.COMMIT), f32x4.lt(point, to0)),
    i32x4.add(f32x4.lt(point, to1), f32x4.lt(point, to2))
  );
  v128.store32_lane(at0 + column * Field.option, option, 0);
  v128.store32_lane(at1 + column * Field.option, option, 1);
  v128.store32_lane(at2 + column * Field.option, option, 2);
  v128.store32_lane(at3 + column * Field.option, option, 3);
}

/** Closes those of four firms that have to close, and lets the others go that leave. */
function leave(at: usize): void {
  const leaves = v128.load(at, leavesFrom);
  const closes = v128.and(leaves, f32x4.lt(v128.load(at, column * Field.reserve), f32x4.splat(0)));
  const moves = v128.andnot(leaves, closes);
  const workers = v128.load(at, column * Field.workers);
  count(Count.closingFirms, lanes(closes));
  count(Count.closingWorkers, sum(v128.and(workers, closes)));
  count(Count.movingFirms, lanes(moves));
  count(Count.movingWorkers, sum(v128.and(workers, moves)));
  const stays = v128.load(at, column * Field.option);
  v128.store(
    at,
    v128.bitselect(i32x4.splat(Option.MOVED), v128.bitselect(i32x4.splat(Option.CLOSED), stays, closes), moves),
    column * Field.option
  );
}

/** The lanes of firms that are active; all, where that is known to be so. */
// @ts-ignore: decorator
@inline function only(isWhole: bool, active: v128, x: v128): v128 {
  return isWhole ? x : v128.and(x, active);
}

/**
 * What a period does to four firms after they have chosen and been found out; returns who leaves. (Numbered as in the plain
 * kernel. What was known before the period is read before it is written over, so learning may come before the margin.)
 */
// @ts-ignore: decorator
@inline function settle(at: usize, option: v128, active: v128, isWhole: bool, tickLearning: v128): v128 {
  const is0 = i32x4.eq(option, f32x4.splat(0));
  const is1 = i32x4.eq(option, constant(Constant.tick));
  const is2 = i32x4.eq(option, constant(Constant.evade));
  const is3 = i32x4.eq(option, constant(Constant.commit));
  addMasks(Sum.firms01, is0, is1);
  const workers = v128.load(at, column * Field.workers);
  add(Sum.workers0, v128.and(workers, is0));
  add(Sum.workers1, v128.and(workers, is1));
  add(Sum.workers2, v128.and(workers, is2));
  add(Sum.workers3, v128.and(workers, is3));

  const firm = v128.load(at, column * Field.key);
  const stateKnows = v128.load(at, stateKnowsFrom);
  const buyerKnows = v128.load(at, buyerKnowsFrom);

  // 4. Practice teaches; so does an inspector who assists. Norms follow what peers do.
  const one = constant(Constant.one);
  const tickShare = rule(Rule.tickShare);
  const learning = rule(Rule.learning);
  const capability = v128.load(at, column * Field.capability);
  const substance = f32x4.mul(v128.load(at, column * Field.substanceHelp), capability);
  const pace = f32x4.add(v128.or(v128.and(learning, is3), v128.and(tickLearning, is1)), v128.and(rule(Rule.teaching), stateKnows));
  const newCapability = f32x4.add(capability, f32x4.mul(pace, f32x4.sub(one, capability)));
  v128.store(at, newCapability, column * Field.capability);
  add(Sum.capability, only(isWhole, active, shifted(newCapability)));
  const norm = v128.load(at, column * Field.norm);
  const newNorm = f32x4.add(
    norm,
    only(isWhole, active, f32x4.mul(rule(Rule.normDrift), f32x4.sub(rule(Rule.peers3), norm)))
  );
  v128.store(at, newNorm, column * Field.norm);
  add(Sum.norm, only(isWhole, active, shifted(newNorm)));
  const experience = v128.load(at, column * Field.experience);
  const paper = f32x4.mul(v128.load(at, column * Field.paperHelp), experience);
  const newExperience = f32x4.add(
    experience,
    only(isWhole, active, f32x4.mul(learning, f32x4.sub(v128.andnot(one, is0), experience)))
  );
  v128.store(at, newExperience, column * Field.experience);
  add(Sum.experience, only(isWhole, active, shifted(newExperience)));

  // 3. The margin of the period.
  const money = either(
    v128.and(v128.load(at, column * Field.money0), is0),
    v128.and(v128.load(at, column * Field.money1), is1),
    v128.and(v128.load(at, column * Field.money2), is2),
    v128.and(v128.load(at, column * Field.money3), is3)
  );
  const help = v128.andnot(
    f32x4.add(paper, v128.or(v128.and(f32x4.mul(tickShare, substance), is1), v128.and(substance, is3))),
    is0
  );
  const loss = f32x4.add(
    v128.and(rule(Rule.fine), stateKnows),
    v128.and(v128.load(at, column * Field.buyerLoss), buyerKnows)
  );
  const swing = f32x4.mul(
    rule(Rule.swing),
    f32x4.sub(drawIn(firm, key(Key.swingKey), constant(Constant.twoUnits)), one)
  );
  const margin = only(
    isWhole,
    active,
    f32x4.add(f32x4.sub(f32x4.add(f32x4.add(rule(Rule.baseMargin), money), help), loss), swing)
  );
  add(Sum.margin, only(isWhole, active, shifted(margin)));
  const reserve = f32x4.pmin(
    rule(Rule.largestReserve),
    f32x4.add(v128.load(at, column * Field.reserve), margin)
  );
  v128.store(at, reserve, column * Field.reserve);

  // 5. The firm goes on, closes, or moves away.
  const pays = either(
    v128.and(rule(Rule.pays0), is0),
    v128.and(rule(Rule.pays1), is1),
    v128.and(rule(Rule.pays2), is2),
    v128.and(rule(Rule.pays3), is3)
  );
  const leaving = f32x4.mul(
    f32x4.mul(v128.load(at, column * Field.moving), pays),
    f32x4.sub(one, newCapability)
  );
  const closes = only(isWhole, active, f32x4.lt(reserve, f32x4.splat(0)));
  return v128.or(closes, f32x4.lt(draw(firm, key(Key.fateKey)), leaving));
}

/** Moves the firms in the places from start to end, both multiples of four; isFirst is 0 or 1. */
export function step(start: i32, end: i32, isFirst: i32): void {
  memory.fill(countsAt, 0, 4 * countEntries);
  memory.fill(sumsAt, 0, 16 * Sum.entries);
  const first: usize = firmsAt + 4 * start;
  const last: usize = firmsAt + 4 * end;

  // 1. Choose, if it is time to. The list grows by those lanes of the four for whom it is.
  const revision = isFirst ? constant(Constant.one) : rule(Rule.revision);
  const reviseKey = key(Key.reviseKey);
  const closed = constant(Constant.closed);
  const unit = constant(Constant.unit);
  const mixFirst = constant(Constant.mixFirst);
  const mixSecond = constant(Constant.mixSecond);
  let listed: usize = listAt;
  for (let at = first; at < last; at += 16) {
    const before = v128.load(at, column * Field.option);
    const active = i32x4.lt_s(before, closed);
    const revises = v128.and(
      active,
      f32x4.lt(drawWith(v128.load(at, column * Field.key), reviseKey, unit, mixFirst, mixSecond), revision)
    );
    const bits = i32x4.bitmask(revises);
    v128.store(
      listed,
      i32x4.add(i32x4.splat(<i32>at), v128.load(packsAt + 16 * <usize>bits))
    );
    listed += 4 * <usize>popcnt(bits);
  }
  if (listed > listAt) {
    // The list is filled up with its last firm, whose choice is the same each time.
    v128.store(listed, v128.load32_splat(listed - 4));
    for (let next: usize = listAt; next < listed; next += 16)
      choose(load<u32>(next), load<u32>(next, 4), load<u32>(next, 8), load<u32>(next, 12));
  }

  // 2. Inspectors and auditors find out, and may tell each other.
  const inspectKey = key(Key.inspectKey);
  const auditKey = key(Key.auditKey);
  const tellKey = key(Key.tellKey);
  const synergy = rule(Rule.synergy);
  for (let at = first; at < last; at += 16) {
    const firm = v128.load(at, column * Field.key);
    const option = v128.load(at, column * Field.option);
    const is1 = i32x4.eq(option, constant(Constant.tick));
    const is2 = i32x4.eq(option, constant(Constant.evade));
    const byState = v128.or(
      v128.or(
        v128.and(v128.load(at, column * Field.found0), i32x4.eq(option, f32x4.splat(0))),
        v128.and(v128.load(at, column * Field.found1), is1)
      ),
      v128.and(v128.load(at, column * Field.found2), is2)
    );
    const stateFinds = f32x4.lt(drawWith(firm, inspectKey, unit, mixFirst, mixSecond), byState);
    const byBuyer = v128.or(
      v128.and(v128.load(at, column * Field.audited1), is1),
      v128.and(v128.load(at, column * Field.audited2), is2)
    );
    const buyerFinds = f32x4.lt(drawWith(firm, auditKey, unit, mixFirst, mixSecond), byBuyer);
    addMasks(Sum.firms2Any, is2, v128.or(stateFinds, buyerFinds));
    const told = f32x4.lt(drawWith(firm, tellKey, unit, mixFirst, mixSecond), synergy);
    const stateKnows = v128.or(stateFinds, v128.and(buyerFinds, told));
    const buyerKnows = v128.or(buyerFinds, v128.and(stateFinds, told));
    v128.store(at, stateKnows, stateKnowsFrom);
    v128.store(at, buyerKnows, buyerKnowsFrom);
    addMasks(Sum.foundByEach, stateKnows, buyerKnows);
  }

  // 3 to 5. Settle; the places of which somebody leaves are listed.
  listed = listAt;
  let actives = end - start;
  const tickLearning = f32x4.mul(rule(Rule.learning), rule(Rule.tickShare));
  for (let at = first; at < last; at += 16) {
    const option = v128.load(at, column * Field.option);
    const active = i32x4.lt_s(option, constant(Constant.closed));
    let leaves: v128;
    if (i32x4.bitmask(active) == 15) leaves = settle(at, option, active, true, tickLearning);
    else {
      leaves = settle(at, option, active, false, tickLearning);
      actives -= 4 - lanes(active);
      fill(at, option, active);
    }
    v128.store(at, leaves, leavesFrom);
    store<u32>(listed, at);
    listed += 4 * <usize>(i32x4.bitmask(leaves) != 0);
  }

  for (let next: usize = listAt; next < listed; next += 4) leave(load<u32>(next));

  const firms0 = sumLow(Sum.firms01);
  const firms1 = sumHigh(Sum.firms01);
  const firms2 = sumLow(Sum.firms2Any);
  const firms3 = actives - firms0 - firms1 - firms2;
  const shifts = actives * reinterpret<i32>(shift);
  count(Count.firms0, firms0);
  count(Count.firms1, firms1);
  count(Count.firms2, firms2);
  count(Count.firms3, firms3);
  count(Count.workers0, sumOf(Sum.workers0));
  count(Count.workers1, sumOf(Sum.workers1));
  count(Count.workers2, sumOf(Sum.workers2));
  count(Count.workers3, sumOf(Sum.workers3));
  count(Count.foundByState, sumLow(Sum.foundByEach));
  count(Count.foundByBuyers, sumHigh(Sum.foundByEach));
  count(Count.foundByAny, sumHigh(Sum.firms2Any));
  count(Count.capability, sumOf(Sum.capability) - shifts);
  count(Count.experience, sumOf(Sum.experience) - shifts);
  count(Count.norm, sumOf(Sum.norm) - shifts);
  count(Count.margin, sumOf(Sum.margin) - shifts);
}
