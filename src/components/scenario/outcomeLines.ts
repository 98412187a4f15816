import type {OutcomeKey} from "../../model/pressures/outcomes.js";

/** How an outcome is drawn: a name short enough for the end of a line, a colour, and the scale on which it lies. */
export interface OutcomeLine {
  readonly name: string;
  readonly colour: string;
  readonly scale: Scale;
}

export interface Scale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Says what the scale counts. */
  readonly unit: string;
}

const share: Scale = {domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], unit: "share of 1"};
const difference: Scale = {domain: [-0.5, 1], ticks: [-0.5, 0, 0.5, 1], unit: "letter minus spirit"};
const pay: Scale = {domain: [0.6, 1.8], ticks: [0.6, 1, 1.4, 1.8], unit: "going wage = 1"};
const week: Scale = {domain: [45, 70], ticks: [45, 50, 55, 60, 65, 70], unit: "hours a week"};
const ratio: Scale = {domain: [0, 1.4], ticks: [0, 0.5, 1], unit: "without any standard = 1"};
const margin: Scale = {domain: [-0.1, 0.2], ticks: [-0.1, 0, 0.1, 0.2], unit: "share of sales"};
const cost: Scale = {domain: [0, 0.1], ticks: [0, 0.05, 0.1], unit: "share of sales"};

const line = (name: string, colour = "var(--ink)", scale = share): OutcomeLine => ({name, colour, scale});

/** How each outcome of the model of pressures is drawn over time. */
export const outcomeLines: Readonly<Record<OutcomeKey, OutcomeLine>> = {
  letter: line("letter", "var(--lab-letter)"),
  spirit: line("spirit", "var(--lab-spirit)"),
  gap: line("gap", "var(--lab-gap)", difference),
  ignoring: line("ignore", "var(--lab-ignore)"),
  ticking: line("tick", "var(--lab-tick)"),
  evading: line("evade", "var(--lab-evade)"),
  committing: line("commit", "var(--lab-commit)"),
  detected: line("found", "var(--lab-letter)"),
  undetected: line("not found", "var(--lab-gap)"),
  jobs: line("jobs"),
  formalJobs: line("formal", "var(--lab-spirit)"),
  underground: line("hidden", "var(--lab-evade)"),
  left: line("moved", "var(--lab-gap)"),
  lost: line("closed", "var(--lab-ignore)"),
  wage: line("pay", "var(--lab-spirit)", pay),
  hours: line("hours", "var(--lab-gap)", week),
  accidents: line("accidents", "var(--lab-gap)", ratio),
  margin: line("margin", "var(--ink)", margin),
  active: line("firms"),
  survival: line("stay"),
  pollution: line("pollution", "var(--lab-tick)", ratio),
  capability: line("capable", "var(--lab-letter)"),
  experience: line("paperwork", "var(--lab-tick)"),
  norms: line("norms", "var(--lab-spirit)"),
  publicCost: line("public", "var(--lab-letter)", cost),
  privateCost: line("private", "var(--lab-tick)", cost)
};

/** Returns the outcomes in groups that share a scale, each group in one panel, in the order of their first outcome. */
export function panelsOf(outcomes: readonly OutcomeKey[]): readonly (readonly OutcomeKey[])[] {
  const scales = [...new Set(outcomes.map((key) => outcomeLines[key].scale))];
  return scales.map((scale) => outcomes.filter((key) => outcomeLines[key].scale === scale));
}
