// One period of the model of pressures, four firms at once: src/model/pressures/plainKernel.ts, operation by operation, in
// 128-bit SIMD. Every f() there is one f32x4 operation here, in the same order, so all bits agree. Where the plain kernel
// branches, a mask chooses between lanes; pmax(x, y) is x < y ? y : x, and pmin(x, y) is y < x ? y : x. Counts are whole
// numbers, so the order of adding does not matter.
//
// AssemblyScript; steps/kernel.ts compiles it. It makes ./layout from src/model/pressures/memory.ts: Field, Rule, Key and
// Count number the columns and entries there, Option is what a firm can do and become.
import {Count, Field, Key, Option, Rule, column, countEntries, fixedPoint, keyEntries, ruleEntries} from "./layout";

/** The constants of a step; in memory, because engines make a constant of four lanes anew at each use, and load one at once. */
const enum Constant {
  one,
  two,
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
  fixedPoint,
  entries
}

/** Where the rules, keys, counts and constants of a step lie, and the columns of the firms after them. */
export const rulesAt: usize = 64;
export const keysAt: usize = rulesAt + 4 * ruleEntries;
export const countsAt: usize = keysAt + 4 * keyEntries;
const constantsAt: usize = countsAt + 4 * countEntries;
export const firmsAt: usize = (constantsAt + 4 * Constant.entries + 63) & ~63;

store<f32>(constantsAt + 4 * Constant.one, 1);
store<f32>(constantsAt + 4 * Constant.two, 2);
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
store<f32>(constantsAt + 4 * Constant.fixedPoint, <f32>fixedPoint);

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
  let x = i32x4.add(firms, drawKey);
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), constant(Constant.mixFirst));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), constant(Constant.mixSecond));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(x, 8)), constant(Constant.unit));
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

/** A value in steps of 1/fixedPoint, cut off towards 0. */
// @ts-ignore: decorator
@inline function fixed(x: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.mul(x, constant(Constant.fixedPoint)));
}

/** The value of the option that a lane has chosen; the masks say where it is the first, the second, the third. */
// @ts-ignore: decorator
@inline function pick(is0: v128, is1: v128, is2: v128, v0: v128, v1: v128, v2: v128, v3: v128): v128 {
  return v128.bitselect(v0, v128.bitselect(v1, v128.bitselect(v2, v3, is2), is1), is0);
}

/** Moves the firms in the places from start to end, both multiples of four; isFirst is 0 or 1. */
export function step(start: i32, end: i32, isFirst: i32): void {
  const zero = f32x4.splat(0);
  memory.fill(countsAt, 0, 4 * countEntries);

  const all = i32x4.splat(-1 * isFirst);
  const tickShare = rule(Rule.tickShare);
  const learning = rule(Rule.learning);
  let firms0 = zero;
  let firms1 = zero;
  let firms2 = zero;
  let firms3 = zero;
  let workers0 = zero;
  let workers1 = zero;
  let workers2 = zero;
  let workers3 = zero;
  let foundByState = zero;
  let foundByBuyers = zero;
  let foundByAny = zero;
  let capabilities = zero;
  let experiences = zero;
  let norms = zero;
  let margins = zero;

  const last: usize = firmsAt + 4 * end;
  for (let at: usize = firmsAt + 4 * start; at < last; at += 16) {
    const one = constant(Constant.one);
    const firm = v128.load(at, column * Field.key);
    const workers = v128.load(at, column * Field.workers);
    const before = v128.load(at, column * Field.option);
    const capability = v128.load(at, column * Field.capability);
    const experience = v128.load(at, column * Field.experience);
    const norm = v128.load(at, column * Field.norm);
    const reserve = v128.load(at, column * Field.reserve);
    const active = i32x4.lt_s(before, i32x4.splat(Option.CLOSED));
    const fate = draw(firm, key(Key.fateKey));

    // What becomes of the firms that are not active is written first; below, only active lanes are changed.
    let nextOption = before;
    let nextCapability = capability;
    let nextExperience = experience;
    let nextReserve = reserve;
    if (!i32x4.all_true(active)) {
      const empty = v128.andnot(i32x4.gt_s(workers, zero), active);
      const closed = v128.and(empty, i32x4.eq(before, i32x4.splat(Option.CLOSED)));
      const moved = v128.andnot(empty, closed);
      const enters = v128.and(empty, f32x4.lt(fate, rule(Rule.entry)));
      count(Count.closedFirms, lanes(closed));
      count(Count.movedFirms, lanes(moved));
      count(Count.closedWorkers, sum(v128.and(workers, closed)));
      count(Count.movedWorkers, sum(v128.and(workers, moved)));
      count(Count.enteringFirms, lanes(enters));
      nextOption = v128.bitselect(i32x4.splat(Option.IGNORE), before, enters);
      nextCapability = v128.bitselect(rule(Rule.entrantCapability), capability, enters);
      nextExperience = v128.andnot(experience, enters);
      nextReserve = v128.bitselect(rule(Rule.firstReserve), reserve, enters);
    }

    // 1. Choose, where it is time to: a logit over the four options.
    const paper = f32x4.mul(v128.load(at, column * Field.paperHelp), experience);
    const substance = f32x4.mul(v128.load(at, column * Field.substanceHelp), capability);
    const tickSubstance = f32x4.mul(tickShare, substance);
    let option = before;
    const revises = v128.or(all, f32x4.lt(draw(firm, key(Key.reviseKey)), rule(Rule.revision)));
    if (v128.any_true(v128.and(revises, active))) {
      const cost = rule(Rule.costWeight);
      const peer = rule(Rule.peerWeight);
      const u0 = f32x4.add(v128.load(at, column * Field.utility0), f32x4.mul(peer, rule(Rule.peers0)));
      const u1 = f32x4.add(
        f32x4.add(v128.load(at, column * Field.utility1), f32x4.mul(cost, f32x4.add(paper, tickSubstance))),
        f32x4.add(f32x4.mul(rule(Rule.tickNormWeight), norm), f32x4.mul(peer, rule(Rule.peers1)))
      );
      const u2 = f32x4.add(
        f32x4.add(v128.load(at, column * Field.utility2), f32x4.mul(cost, paper)),
        f32x4.mul(peer, rule(Rule.peers2))
      );
      const u3 = f32x4.add(
        f32x4.add(v128.load(at, column * Field.utility3), f32x4.mul(cost, f32x4.add(paper, substance))),
        f32x4.add(f32x4.mul(rule(Rule.normWeight), norm), f32x4.mul(peer, rule(Rule.peers3)))
      );
      const best = f32x4.pmax(f32x4.pmax(u0, u1), f32x4.pmax(u2, u3));
      const precision = rule(Rule.precision);
      const to0 = exp(f32x4.mul(precision, f32x4.sub(u0, best)));
      const to1 = f32x4.add(to0, exp(f32x4.mul(precision, f32x4.sub(u1, best))));
      const to2 = f32x4.add(to1, exp(f32x4.mul(precision, f32x4.sub(u2, best))));
      const to3 = f32x4.add(to2, exp(f32x4.mul(precision, f32x4.sub(u3, best))));
      const point = f32x4.mul(draw(firm, key(Key.chooseKey)), to3);
      const chosen = pick(
        f32x4.lt(point, to0),
        f32x4.lt(point, to1),
        f32x4.lt(point, to2),
        i32x4.splat(Option.IGNORE),
        i32x4.splat(Option.TICK),
        i32x4.splat(Option.EVADE),
        i32x4.splat(Option.COMMIT)
      );
      option = v128.bitselect(chosen, before, revises);
    }
    const is0 = i32x4.eq(option, i32x4.splat(Option.IGNORE));
    const is1 = i32x4.eq(option, i32x4.splat(Option.TICK));
    const is2 = i32x4.eq(option, i32x4.splat(Option.EVADE));
    const is3 = i32x4.eq(option, i32x4.splat(Option.COMMIT));

    // 2. Inspectors and auditors find out, and may tell each other.
    const byState = v128.or(
      v128.or(v128.and(v128.load(at, column * Field.found0), is0), v128.and(v128.load(at, column * Field.found1), is1)),
      v128.and(v128.load(at, column * Field.found2), is2)
    );
    const byBuyer = v128.or(
      v128.and(v128.load(at, column * Field.audited1), is1),
      v128.and(v128.load(at, column * Field.audited2), is2)
    );
    const stateFinds = f32x4.lt(draw(firm, key(Key.inspectKey)), byState);
    const buyerFinds = f32x4.lt(draw(firm, key(Key.auditKey)), byBuyer);
    const told = f32x4.lt(draw(firm, key(Key.tellKey)), rule(Rule.synergy));
    const stateKnows = v128.or(stateFinds, v128.and(buyerFinds, told));
    const buyerKnows = v128.or(buyerFinds, v128.and(stateFinds, told));

    // 3. The margin of the period.
    const money = pick(
      is0,
      is1,
      is2,
      v128.load(at, column * Field.money0),
      v128.load(at, column * Field.money1),
      v128.load(at, column * Field.money2),
      v128.load(at, column * Field.money3)
    );
    const help = pick(is0, is1, is2, zero, f32x4.add(paper, tickSubstance), paper, f32x4.add(paper, substance));
    const loss = f32x4.add(
      v128.and(rule(Rule.fine), stateKnows),
      v128.and(v128.load(at, column * Field.buyerLoss), buyerKnows)
    );
    const swing = f32x4.mul(
      rule(Rule.swing),
      f32x4.sub(f32x4.mul(constant(Constant.two), draw(firm, key(Key.swingKey))), one)
    );
    const margin = f32x4.add(
      f32x4.sub(f32x4.add(f32x4.add(rule(Rule.baseMargin), money), help), loss),
      swing
    );

    // 4. Practice teaches; so does an inspector who assists. Norms follow what peers do.
    const practice = v128.or(v128.and(one, is3), v128.and(tickShare, is1));
    const pace = f32x4.add(f32x4.mul(learning, practice), v128.and(rule(Rule.teaching), stateKnows));
    const newCapability = f32x4.add(capability, f32x4.mul(pace, f32x4.sub(one, capability)));
    const newExperience = f32x4.add(experience, f32x4.mul(learning, f32x4.sub(v128.andnot(one, is0), experience)));
    const newNorm = f32x4.add(norm, f32x4.mul(rule(Rule.normDrift), f32x4.sub(rule(Rule.peers3), norm)));
    v128.store(at, v128.bitselect(newCapability, nextCapability, active), column * Field.capability);
    v128.store(at, v128.bitselect(newExperience, nextExperience, active), column * Field.experience);
    v128.store(at, v128.bitselect(newNorm, norm, active), column * Field.norm);

    // 5. The firm goes on, closes, or moves away.
    const newReserve = f32x4.pmin(rule(Rule.largestReserve), f32x4.add(reserve, margin));
    v128.store(at, v128.bitselect(newReserve, nextReserve, active), column * Field.reserve);
    const pays = pick(is0, is1, is2, rule(Rule.pays0), rule(Rule.pays1), rule(Rule.pays2), rule(Rule.pays3));
    const leaving = f32x4.mul(
      f32x4.mul(v128.load(at, column * Field.moving), pays),
      f32x4.sub(one, newCapability)
    );
    const closes = v128.and(active, f32x4.lt(newReserve, zero));
    const moves = v128.andnot(v128.and(active, f32x4.lt(fate, leaving)), closes);
    let newOption = option;
    if (v128.any_true(v128.or(closes, moves))) {
      newOption = v128.bitselect(i32x4.splat(Option.CLOSED), newOption, closes);
      newOption = v128.bitselect(i32x4.splat(Option.MOVED), newOption, moves);
      count(Count.closingFirms, lanes(closes));
      count(Count.closingWorkers, sum(v128.and(workers, closes)));
      count(Count.movingFirms, lanes(moves));
      count(Count.movingWorkers, sum(v128.and(workers, moves)));
    }
    v128.store(at, v128.bitselect(newOption, nextOption, active), column * Field.option);

    // A mask is −1 in each lane that it takes.
    const counted0 = v128.and(is0, active);
    const counted1 = v128.and(is1, active);
    const counted2 = v128.and(is2, active);
    const counted3 = v128.and(is3, active);
    firms0 = i32x4.sub(firms0, counted0);
    firms1 = i32x4.sub(firms1, counted1);
    firms2 = i32x4.sub(firms2, counted2);
    firms3 = i32x4.sub(firms3, counted3);
    workers0 = i32x4.add(workers0, v128.and(workers, counted0));
    workers1 = i32x4.add(workers1, v128.and(workers, counted1));
    workers2 = i32x4.add(workers2, v128.and(workers, counted2));
    workers3 = i32x4.add(workers3, v128.and(workers, counted3));
    foundByState = i32x4.sub(foundByState, v128.and(stateKnows, active));
    foundByBuyers = i32x4.sub(foundByBuyers, v128.and(buyerKnows, active));
    foundByAny = i32x4.sub(foundByAny, v128.and(v128.or(stateFinds, buyerFinds), active));
    capabilities = i32x4.add(capabilities, v128.and(fixed(newCapability), active));
    experiences = i32x4.add(experiences, v128.and(fixed(newExperience), active));
    norms = i32x4.add(norms, v128.and(fixed(newNorm), active));
    margins = i32x4.add(margins, v128.and(fixed(margin), active));
  }

  count(Count.firms0, sum(firms0));
  count(Count.firms1, sum(firms1));
  count(Count.firms2, sum(firms2));
  count(Count.firms3, sum(firms3));
  count(Count.workers0, sum(workers0));
  count(Count.workers1, sum(workers1));
  count(Count.workers2, sum(workers2));
  count(Count.workers3, sum(workers3));
  count(Count.foundByState, sum(foundByState));
  count(Count.foundByBuyers, sum(foundByBuyers));
  count(Count.foundByAny, sum(foundByAny));
  count(Count.capability, sum(capabilities));
  count(Count.experience, sum(experiences));
  count(Count.norm, sum(norms));
  count(Count.margin, sum(margins));
}
