import {exp32, f, unit24} from "../numeric/float32.js";
import {drawBits} from "../numeric/random.js";
import {
  countIndex as C,
  countNames,
  fixedPoint,
  floatRule as R,
  floatRules,
  wholeRule as W,
  wholeRules,
  FirmMemory,
  type Kernel
} from "./memory.js";
import {CLOSED, COMMIT, EVADE, IGNORE, MOVED, TICK} from "./parameters.js";

/**
 * Returns the kernel that is written to be read: one firm after the other, in the order of what happens to a firm in a
 * period. It is the oracle for the fast kernel and takes its place where WebAssembly is missing. Docs: docs/models/pressures.md.
 */
export function plainKernel(): Kernel {
  const floats = new Float32Array(floatRules.length);
  const wholes = new Int32Array(wholeRules.length);
  const counts = new Int32Array(countNames.length);
  let firms = new FirmMemory(0);
  return {
    name: "plain TypeScript",
    floats,
    wholes,
    counts,
    memory: (places) => (firms = new FirmMemory(places)),
    step(start, end, isFirst) {
      counts.fill(0);
      for (let i = start; i < end; i++) stepFirm(firms, i, isFirst, floats, wholes, counts);
    }
  };
}

/** A uniform number for firm i from the draw of this period that has the key. */
const draw = (firms: FirmMemory, i: number, key: number): number => unit24(drawBits(firms.key[i]!, key));
// Comparisons, since Math.max and Math.min spend time on −0 and NaN, which do not come up here.
const larger = (x: number, y: number): number => (x < y ? y : x);
const smaller = (x: number, y: number): number => (y < x ? y : x);
// Steps of 1/fixedPoint, to the nearest: a sum of so many steps has room for whole ones only, so single precision rounds.
const shift = 12582912 / fixedPoint;
const fixed = (x: number): number => (f(x + shift) - shift) * fixedPoint;

function stepFirm(
  firms: FirmMemory,
  i: number,
  isFirst: boolean,
  rule: Float32Array,
  keys: Int32Array,
  counts: Int32Array
): void {
  const workers = firms.workers[i]!;
  const before = firms.option[i]!;
  if (before >= CLOSED) {
    if (workers === 0) return;
    counts[before === CLOSED ? C.closedFirms : C.movedFirms]! += 1;
    counts[before === CLOSED ? C.closedWorkers : C.movedWorkers]! += workers;
    if (draw(firms, i, keys[W.fateKey]!) < rule[R.entry]!) {
      counts[C.enteringFirms]! += 1;
      firms.option[i] = IGNORE;
      firms.capability[i] = rule[R.entrantCapability]!;
      firms.experience[i] = 0;
      firms.reserve[i] = rule[R.firstReserve]!;
    }
    return;
  }

  // 1. Choose, if it is time to: a logit over the four options.
  const capability = firms.capability[i]!;
  const experience = firms.experience[i]!;
  const norm = firms.norm[i]!;
  const paper = f(firms.paperHelp[i]! * experience);
  const substance = f(firms.substanceHelp[i]! * capability);
  const tickSubstance = f(rule[R.tickShare]! * substance);
  let option = before;
  if (isFirst || draw(firms, i, keys[W.reviseKey]!) < rule[R.revision]!) {
    const cost = rule[R.costWeight]!;
    const peer = rule[R.peerWeight]!;
    const u0 = f(firms.utility0[i]! + f(peer * rule[R.peers0]!));
    const u1 = f(
      f(firms.utility1[i]! + f(cost * f(paper + tickSubstance))) +
        f(f(rule[R.tickNormWeight]! * norm) + f(peer * rule[R.peers1]!))
    );
    const u2 = f(f(firms.utility2[i]! + f(cost * paper)) + f(peer * rule[R.peers2]!));
    const u3 = f(
      f(firms.utility3[i]! + f(cost * f(paper + substance))) +
        f(f(rule[R.normWeight]! * norm) + f(peer * rule[R.peers3]!))
    );
    const best = larger(larger(u0, u1), larger(u2, u3));
    const precision = rule[R.precision]!;
    const to0 = exp32(f(precision * f(u0 - best)));
    const to1 = f(to0 + exp32(f(precision * f(u1 - best))));
    const to2 = f(to1 + exp32(f(precision * f(u2 - best))));
    const all = f(to2 + exp32(f(precision * f(u3 - best))));
    const point = f(draw(firms, i, keys[W.chooseKey]!) * all);
    option = point < to0 ? IGNORE : point < to1 ? TICK : point < to2 ? EVADE : COMMIT;
    firms.option[i] = option;
  }

  // 2. Inspectors and auditors find out, and may tell each other.
  const byState =
    option === IGNORE ? firms.found0[i]! : option === TICK ? firms.found1[i]! : option === EVADE ? firms.found2[i]! : 0;
  const byBuyer = option === TICK ? firms.audited1[i]! : option === EVADE ? firms.audited2[i]! : 0;
  const stateFinds = draw(firms, i, keys[W.inspectKey]!) < byState;
  const buyerFinds = draw(firms, i, keys[W.auditKey]!) < byBuyer;
  const told = draw(firms, i, keys[W.tellKey]!) < rule[R.synergy]!;
  const stateKnows = stateFinds || (buyerFinds && told);
  const buyerKnows = buyerFinds || (stateFinds && told);

  // 3. The margin of the period.
  const money =
    option === IGNORE
      ? firms.money0[i]!
      : option === TICK
        ? firms.money1[i]!
        : option === EVADE
          ? firms.money2[i]!
          : firms.money3[i]!;
  const help =
    option === IGNORE
      ? 0
      : option === TICK
        ? f(paper + tickSubstance)
        : option === EVADE
          ? paper
          : f(paper + substance);
  const loss = f((stateKnows ? rule[R.fine]! : 0) + (buyerKnows ? firms.buyerLoss[i]! : 0));
  const swing = f(rule[R.swing]! * f(f(2 * draw(firms, i, keys[W.swingKey]!)) - 1));
  const margin = f(f(f(f(rule[R.baseMargin]! + money) + help) - loss) + swing);

  // 4. Practice teaches; so does an inspector who assists. Norms follow what peers do.
  const practice = option === COMMIT ? 1 : option === TICK ? rule[R.tickShare]! : 0;
  const pace = f(f(rule[R.learning]! * practice) + (stateKnows ? rule[R.teaching]! : 0));
  const newCapability = f(capability + f(pace * f(1 - capability)));
  const newExperience = f(experience + f(rule[R.learning]! * f((option === IGNORE ? 0 : 1) - experience)));
  const newNorm = f(norm + f(rule[R.normDrift]! * f(rule[R.peers3]! - norm)));
  firms.capability[i] = newCapability;
  firms.experience[i] = newExperience;
  firms.norm[i] = newNorm;

  // 5. The firm goes on, closes, or moves away.
  const reserve = smaller(rule[R.largestReserve]!, f(firms.reserve[i]! + margin));
  firms.reserve[i] = reserve;
  const pays =
    option === IGNORE
      ? rule[R.pays0]!
      : option === TICK
        ? rule[R.pays1]!
        : option === EVADE
          ? rule[R.pays2]!
          : rule[R.pays3]!;
  const leaving = f(f(firms.moving[i]! * pays) * f(1 - newCapability));
  if (reserve < 0) {
    firms.option[i] = CLOSED;
    counts[C.closingFirms]! += 1;
    counts[C.closingWorkers]! += workers;
  } else if (draw(firms, i, keys[W.fateKey]!) < leaving) {
    firms.option[i] = MOVED;
    counts[C.movingFirms]! += 1;
    counts[C.movingWorkers]! += workers;
  }

  counts[C.firms0 + option]! += 1;
  counts[C.workers0 + option]! += workers;
  counts[C.foundByState]! += stateKnows ? 1 : 0;
  counts[C.foundByBuyers]! += buyerKnows ? 1 : 0;
  counts[C.foundByAny]! += stateFinds || buyerFinds ? 1 : 0;
  counts[C.capability]! += fixed(newCapability);
  counts[C.experience]! += fixed(newExperience);
  counts[C.norm]! += fixed(newNorm);
  counts[C.margin]! += fixed(margin);
}
