import {uniform} from "../numeric/random.js";
import {defaultsOf} from "../schema/parameter.js";
import {gradedCoordination, outcomeOfTie, outcomeWeights} from "./classify.js";
import {underCompliance} from "./compliance.js";
import {isForm, type Outcome} from "./forms.js";
import {dimensions, ruleSchema, type Rules, type Tie} from "./parameters.js";

/** A test of one claim of the paper in this model: what is set differently in each arm, and what is measured. */
export interface Experiment {
  /** Id in data/claim.csv. */
  readonly claim: string;
  /** What the model shows about the claim. */
  readonly about: string;
  /** What was moved and what was held. */
  readonly setting: string;
  /** Name of the outcome, with its range. */
  readonly measure: string;
  /** The first arm is the comparison; the cause grows from arm to arm unless the claim only says that it differs. */
  readonly arms: readonly string[];
  readonly expect: "raises" | "lowers" | "differs";
  /** Returns the measure in one arm; the same arm and seed give the same number. Throws a RangeError for an unknown arm. */
  outcome(arm: string, seed: number): number;
}

const ties = 200;
const chains = 100;
const rules: Rules = defaultsOf(ruleSchema);

/** Returns a tie drawn uniformly from the cube. */
function drawTie(seed: number, unit: number, period = 0): Tie {
  return {
    complexity: uniform(seed, unit, period, 1),
    codifiability: uniform(seed, unit, period, 2),
    capability: uniform(seed, unit, period, 3)
  };
}

function armIndex(arms: readonly string[], arm: string): number {
  const index = arms.indexOf(arm);
  if (index < 0) throw new RangeError(`there is no arm "${arm}"; the arms are ${arms.join(", ")}`);
  return index;
}

const formArms = ["as drawn", "other complexity", "other codifiability", "other capability"] as const;
const linkArms = ["one link", "two links", "four links"] as const;
const linkCounts = [1, 2, 4] as const;
const complianceArms = ["no concern", "some concern", "acute concern"] as const;
const acuteness = [0, 0.5, 1] as const;

/** The claims on chains that this model can speak to. */
export const governanceExperiments: readonly Experiment[] = [
  {
    claim: "chain-capabilities-form",
    about: "Drawing any one of the three properties anew, with the other two held, changes the form of many ties.",
    setting: `${ties} ties are drawn evenly from the cube; in each arm after the first one property of every tie is drawn anew.`,
    measure: "share of ties whose form is not the one as drawn, from 0 to 1",
    arms: formArms,
    expect: "differs",
    outcome(arm, seed) {
      const index = armIndex(formArms, arm);
      let changed = 0;
      for (let i = 0; i < ties; i++) {
        const before = drawTie(seed, i);
        const moved = dimensions[index - 1];
        const after = moved ? {...before, [moved]: drawTie(seed, i, 1)[moved]} : before;
        if (outcomeOfTie(after, rules) !== outcomeOfTie(before, rules)) changed++;
      }
      return changed / ties;
    }
  },
  {
    claim: "several-governance-forms",
    about: "A chain with more links holds more forms at once, unless all its links are alike.",
    setting: `${chains} chains whose links are drawn independently from the ties that have a form; the arms differ in how many links a chain has.`,
    measure: "mean number of different forms in a chain, from 1 to 5",
    arms: linkArms,
    expect: "raises",
    outcome(arm, seed) {
      const links = linkCounts[armIndex(linkArms, arm)]!;
      let sum = 0;
      for (let c = 0; c < chains; c++) {
        const present = new Set<Outcome>();
        for (let l = 0; l < links; l++) {
          let outcome: Outcome = "unlikely";
          for (let attempt = 0; !isForm(outcome); attempt++)
            outcome = outcomeOfTie(drawTie(seed, c * 4 + l, attempt), rules);
          present.add(outcome);
        }
        sum += present.size;
      }
      return sum / chains;
    }
  },
  {
    claim: "acute-compliance-tightens-ties",
    about: "The more acute compliance is, the higher the degree of explicit coordination of ties that remain.",
    setting: `${ties} ties are drawn evenly from the cube, and compliance is made more acute; ties without a form at either end are left out of all arms alike.`,
    measure: "mean degree of explicit coordination in the graded view, from 1 to 5",
    arms: complianceArms,
    expect: "raises",
    outcome(arm, seed) {
      const index = armIndex(complianceArms, arm);
      let sum = 0;
      let count = 0;
      for (let i = 0; i < ties; i++) {
        const tie = drawTie(seed, i);
        const at = acuteness.map((a) => underCompliance(tie, a, rules));
        if (!at.every((t) => isForm(outcomeOfTie(t, rules)))) continue;
        sum += gradedCoordination(outcomeWeights(at[index]!, rules))!;
        count++;
      }
      return count ? sum / count : NaN;
    }
  }
];
