import type {ParameterSchema, Values} from "../schema/parameter.js";

const scale = {unit: "share of the scale", min: 0, max: 1, step: 0.01} as const;
const rate = {unit: "share of the scale a period", min: 0, max: 0.1, step: 0.005, group: "Rates of change"} as const;

/** The three properties of one tie between a buyer and a supplier, each on a scale from 0 to 1 that only orders. */
export const tieSchema = [
  {
    ...scale,
    key: "complexity",
    label: "Complexity of the transaction",
    symbol: "x",
    default: 0.7,
    group: "The tie",
    about: "How much information on product and process has to pass between buyer and supplier.",
    source: "cite:gereffi-etal-2005"
  },
  {
    ...scale,
    key: "codifiability",
    label: "Ability to codify it",
    symbol: "k",
    default: 0.7,
    group: "The tie",
    about: "How well that information can be written down, so that it can be passed on without long talks.",
    source: "cite:gereffi-etal-2005"
  },
  {
    ...scale,
    key: "capability",
    label: "Capability of the suppliers",
    symbol: "s",
    default: 0.35,
    group: "The tie",
    about: "How well actual and possible suppliers can do what the transaction asks of them.",
    source: "cite:gereffi-etal-2005"
  }
] as const satisfies ParameterSchema;

/** Everything that the rules of the model leave open: where low ends and high begins, how fast things move, what counts as one pole. */
export const ruleSchema = [
  {
    key: "complexityThreshold",
    label: "Complexity is high from",
    symbol: "θx",
    unit: "share of the scale",
    min: 0.1,
    max: 0.9,
    step: 0.01,
    default: 0.5,
    group: "Where high begins",
    about: "The theory speaks of low and high only; where on our scale the one becomes the other is assumed.",
    source: "assumed"
  },
  {
    key: "codifiabilityThreshold",
    label: "Ability to codify is high from",
    symbol: "θk",
    unit: "share of the scale",
    min: 0.1,
    max: 0.9,
    step: 0.01,
    default: 0.5,
    group: "Where high begins",
    about: "The theory speaks of low and high only; where on our scale the one becomes the other is assumed.",
    source: "assumed"
  },
  {
    key: "capabilityThreshold",
    label: "Capability is high from",
    symbol: "θs",
    unit: "share of the scale",
    min: 0.1,
    max: 0.9,
    step: 0.01,
    default: 0.5,
    group: "Where high begins",
    about: "The theory speaks of low and high only; where on our scale the one becomes the other is assumed.",
    source: "assumed"
  },
  {
    key: "doubt",
    label: "Doubt around each threshold",
    symbol: "δ",
    unit: "share of the scale to either side",
    min: 0,
    max: 0.25,
    step: 0.01,
    default: 0.08,
    group: "Where high begins",
    about:
      "Within this distance of a threshold two observers may disagree, so the graded view gives weight to both sides.",
    source: "assumed"
  },
  {
    ...rate,
    key: "learningRate",
    label: "Suppliers learn",
    symbol: "λ",
    default: 0.03,
    about:
      "What a period of learning adds to the capability of the suppliers; that learning shifts the form is the theory’s, the speed is assumed.",
    source: "assumed"
  },
  {
    ...rate,
    key: "lagRate",
    label: "Suppliers fall behind",
    symbol: "μ",
    default: 0.03,
    about: "What a period takes from capability when demands grow and suppliers do not; the speed is assumed.",
    source: "assumed"
  },
  {
    ...rate,
    key: "codificationRate",
    label: "Knowledge is written down",
    symbol: "κ",
    default: 0.03,
    about: "What a period of work on standards adds to the ability to codify; the speed is assumed.",
    source: "assumed"
  },
  {
    ...rate,
    key: "decodificationRate",
    label: "Written knowledge goes out of date",
    symbol: "ν",
    default: 0.03,
    about: "What a period of new products and demands takes from the ability to codify; the speed is assumed.",
    source: "assumed"
  },
  {
    ...rate,
    key: "complexityRate",
    label: "Demands grow or shrink",
    symbol: "ξ",
    default: 0.03,
    about:
      "By how much the complexity of the transaction moves in a period, up or down as the path says; the speed is assumed.",
    source: "assumed"
  },
  {
    key: "phaseLength",
    label: "Length of one phase",
    symbol: "T",
    unit: "periods",
    min: 5,
    max: 60,
    step: 1,
    default: 20,
    group: "Rates of change",
    about: "How many periods each phase of a path lasts; a period stands for no particular span of time.",
    source: "assumed"
  },
  {
    key: "complianceComplexity",
    label: "Acute compliance adds complexity",
    symbol: "γx",
    unit: "share of the distance to the top",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
    group: "Acute compliance",
    about:
      "How much an acute concern with compliance adds to what buyer and supplier must tell each other; the direction follows the paper, the size is assumed.",
    source: "paper:concepts-5"
  },
  {
    key: "complianceCodifiability",
    label: "Acute compliance is hard to write down",
    symbol: "γk",
    unit: "share of the present value",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.3,
    group: "Acute compliance",
    about:
      "How much of the ability to codify is lost because how goods are made cannot be read from the goods and has to be monitored.",
    source: "assumed"
  },
  {
    key: "complianceCapability",
    label: "Acute compliance finds suppliers unready",
    symbol: "γs",
    unit: "share of the present value",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.2,
    group: "Acute compliance",
    about: "How much of the capability of the suppliers does not count for the new demands.",
    source: "assumed"
  },
  {
    key: "poleShare",
    label: "Share of the links that makes a pole",
    symbol: "u",
    unit: "share of the driven links",
    min: 0.5,
    max: 1,
    step: 0.05,
    default: 0.75,
    group: "Polarity",
    about:
      "The poles of a chain are the fewest actors who together drive at least this share of its driven links; the measure is assumed, the words are those of Ponte and Sturgeon (2014).",
    source: "assumed"
  }
] as const satisfies ParameterSchema;

/** All parameters of the model: the tie first, then the rules. */
export const governanceSchema = [...tieSchema, ...ruleSchema] as const satisfies ParameterSchema;

/** One tie: complexity, codifiability and capability, each from 0 to 1. */
export type Tie = Values<typeof tieSchema>;
export type Rules = Values<typeof ruleSchema>;
export type Dimension = keyof Tie;
export type Level = "low" | "high";
export type Levels = Readonly<Record<Dimension, Level>>;

/** The three properties of a tie in the order in which the theory names them. */
export const dimensions = ["complexity", "codifiability", "capability"] as const satisfies readonly Dimension[];

/** Returns the value from which a property counts as high, from 0.1 to 0.9. */
export function thresholdOf(dimension: Dimension, rules: Rules): number {
  return rules[`${dimension}Threshold`];
}

/** Returns x held between 0 and 1. */
export function clamp(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}
