import type {ParameterSchema, Values} from "../schema/parameter.js";

const cluster = "The cluster";
const firms = "How firms differ";
const association = "The association";
const decision = "How firms decide";
const shock = "A shock from outside";
const sales = "% of a firm’s sales in a period";

/** The parameters of the model of collective efficiency. */
export const collectiveParameters = [
  {
    key: "firms",
    label: "Firms in the cluster",
    symbol: "N",
    unit: "firms",
    min: 1,
    max: 200,
    step: 1,
    default: 100,
    group: cluster,
    about: "How many firms of one industry lie near one another at the start; one firm alone is no cluster.",
    source: "paper:fn-1"
  },
  {
    key: "specialisation",
    label: "Specialisation",
    symbol: "q",
    unit: "share of the work that neighbours can do for one another",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
    group: cluster,
    about: "How finely the work is divided between the firms; without it neighbours bring one another nothing.",
    source: "paper:concepts-1"
  },
  {
    key: "externalMost",
    label: "Largest external economies",
    symbol: "E",
    unit: sales,
    min: 0,
    max: 30,
    step: 0.5,
    default: 12,
    group: cluster,
    about: "What nearness alone would save or earn a firm in a very large and fully specialised cluster.",
    source: "assumed"
  },
  {
    key: "externalHalf",
    label: "Neighbours for half of them",
    symbol: "h",
    unit: "firms",
    min: 1,
    max: 200,
    step: 1,
    default: 40,
    group: cluster,
    about: "The number of neighbours with whom half of the largest external economies are reached.",
    source: "assumed"
  },
  {
    key: "margin",
    label: "Margin without the cluster",
    symbol: "m",
    unit: sales,
    min: -10,
    max: 20,
    step: 0.5,
    default: 2,
    group: cluster,
    about: "What is left of sales, on average over the firms, before any gain from the cluster.",
    source: "assumed"
  },
  {
    key: "reserve",
    label: "Reserve",
    symbol: "R",
    unit: sales,
    min: 0,
    max: 100,
    step: 5,
    default: 30,
    group: cluster,
    about: "How much a firm can lose in all before it has to close; it starts with this reserve and cannot hold more.",
    source: "assumed"
  },
  {
    key: "rivalry",
    label: "Rivalry",
    symbol: "v",
    unit: "share of the gain that is competed away",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.2,
    group: cluster,
    about:
      "The part of what the shared good brings that buyers get in lower prices, because the nearest rivals have the good too.",
    source: "paper:concepts-2"
  },
  {
    key: "sizeSpread",
    label: "Spread of sizes",
    symbol: "σ",
    unit: "standard deviation of the logarithm of size",
    min: 0,
    max: 1.2,
    step: 0.05,
    default: 0.6,
    group: firms,
    about: "How unequal the firms are in size; at nought all are alike.",
    source: "paper:agenda-8"
  },
  {
    key: "marginSpread",
    label: "Spread of margins",
    symbol: "μ",
    unit: "% of sales, standard deviation",
    min: 0,
    max: 6,
    step: 0.5,
    default: 2,
    group: firms,
    about: "How unequal the margins of the firms are before any gain from the cluster.",
    source: "assumed"
  },
  {
    key: "divergence",
    label: "Divergence of interest",
    symbol: "d",
    unit: "share of the good that the most distant firm cannot use",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.2,
    group: firms,
    about:
      "How much less of the shared good some firms can use than others; on average the largest firms lie furthest away.",
    source: "cite:schmitz-1999"
  },
  {
    key: "value",
    label: "Value of the shared good",
    symbol: "b",
    unit: sales,
    min: 0,
    max: 30,
    step: 0.5,
    default: 16,
    group: association,
    about: "What the whole good is worth in a period to a firm that can use all of it.",
    source: "assumed"
  },
  {
    key: "dues",
    label: "Dues",
    symbol: "c",
    unit: sales,
    min: 0,
    max: 15,
    step: 0.5,
    default: 3,
    group: association,
    about: "What a firm gives, in money and effort, in a period in which it contributes.",
    source: "assumed"
  },
  {
    key: "setUp",
    label: "Set-up",
    symbol: "τ",
    unit: "share of all possible dues",
    min: 0,
    max: 0.9,
    step: 0.05,
    default: 0.25,
    group: association,
    about: "The dues that a laboratory or a plant needs before it brings anything at all.",
    source: "assumed"
  },
  {
    key: "wear",
    label: "Wear",
    symbol: "δ",
    unit: "share of the good in a period",
    min: 0.05,
    max: 1,
    step: 0.05,
    default: 0.25,
    group: association,
    about: "How fast the good decays without new contributions, and how fast it is built with them.",
    source: "assumed"
  },
  {
    key: "exclusion",
    label: "Exclusion",
    symbol: "e",
    unit: "share of the good kept from those who do not contribute",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0,
    group: association,
    about:
      "At nought everybody uses the good, as with clean water; at one it is a club good, as with a laboratory for members.",
    source: "assumed"
  },
  {
    key: "sanction",
    label: "Sanction",
    symbol: "s",
    unit: sales,
    min: 0,
    max: 12,
    step: 0.5,
    default: 2,
    group: association,
    about:
      "What a firm loses that is caught a third time in a row without having contributed; a first time costs a third of it (graduated, as in Ostrom 1990, which the paper does not cite).",
    source: "assumed"
  },
  {
    key: "watchCost",
    label: "Cost of watching",
    symbol: "k",
    unit: sales,
    min: 0,
    max: 5,
    step: 0.25,
    default: 0.5,
    group: association,
    about:
      "What a contributor spends on watching and reproaching when nobody else contributes; less when more do, and nothing without a sanction.",
    source: "assumed"
  },
  {
    key: "trust",
    label: "Trust at the start",
    symbol: "T",
    unit: "share of the others that a firm expects to contribute",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.6,
    group: decision,
    about: "What firms expect of one another at first, rooted in family, origin or custom.",
    source: "cite:nadvi-1999c"
  },
  {
    key: "trustSpread",
    label: "Spread of trust",
    symbol: "ω",
    unit: "share of firms",
    min: 0,
    max: 0.3,
    step: 0.05,
    default: 0.1,
    group: decision,
    about: "How far the trust of single firms lies above or below that of the cluster at the start.",
    source: "assumed"
  },
  {
    key: "future",
    label: "Weight of the future",
    symbol: "φ",
    unit: "share of the common gain",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.8,
    group: decision,
    about: "How much a firm that waits for the others counts what all would gain, because they will meet again.",
    source: "assumed"
  },
  {
    key: "calculators",
    label: "Firms that only calculate",
    symbol: "κ",
    unit: "share of firms",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.15,
    group: decision,
    about: "Firms that look at their own gain alone, whatever they expect of the others.",
    source: "assumed"
  },
  {
    key: "learning",
    label: "Learning",
    symbol: "λ",
    unit: "share of the distance in a period",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.25,
    group: decision,
    about: "How fast trust rises towards the share of others that did contribute.",
    source: "assumed"
  },
  {
    key: "breach",
    label: "Weight of a breach",
    symbol: "β",
    unit: "times the speed of learning",
    min: 1,
    max: 4,
    step: 0.25,
    default: 2,
    group: decision,
    about: "How much faster trust falls in a firm that contributed and saw the others stay away.",
    source: "assumed"
  },
  {
    key: "roots",
    label: "Roots of trust",
    symbol: "ρ",
    unit: "share of the distance in a period",
    min: 0,
    max: 0.3,
    step: 0.01,
    default: 0.08,
    group: decision,
    about: "How fast trust drifts back to its start in a firm that neither was let down nor saw more than it expected.",
    source: "assumed"
  },
  {
    key: "noise",
    label: "Other reasons",
    symbol: "η",
    unit: sales,
    min: 0,
    max: 5,
    step: 0.1,
    default: 0.6,
    group: decision,
    about: "How large a difference has to be before it decides; the rest is everything that the model leaves out.",
    source: "assumed"
  },
  {
    key: "shockSize",
    label: "Size of the shock",
    symbol: "z",
    unit: sales,
    min: 0,
    max: 20,
    step: 0.5,
    default: 0,
    group: shock,
    about: "What every firm loses of its margin from that period on; at nought there is no shock.",
    source: "paper:concepts-1"
  },
  {
    key: "shockTime",
    label: "Period of the shock",
    symbol: "t*",
    unit: "period",
    min: 2,
    max: 70,
    step: 1,
    default: 30,
    group: shock,
    about: "The first period in which the shock is felt.",
    source: "assumed"
  },
  {
    key: "remedy",
    label: "Remedy",
    symbol: "r",
    unit: "share of the shock",
    min: 0,
    max: 1.5,
    step: 0.05,
    default: 1.5,
    group: shock,
    about:
      "How much of the loss the whole shared good can win back, as a common laboratory does when buyers ask for tests.",
    source: "cite:nadvi-1999b"
  },
  {
    key: "pull",
    label: "Pull apart",
    symbol: "p",
    unit: "added times the divergence",
    min: 0,
    max: 3,
    step: 0.25,
    default: 0,
    group: shock,
    about: "How much further the shock drives interests apart, where they already differ.",
    source: "cite:schmitz-1999"
  }
] as const satisfies ParameterSchema;

export type CollectiveValues = Values<typeof collectiveParameters>;

/** The number of periods of a run. */
export const periods = 80;
