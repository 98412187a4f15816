import type {Changes, Parameter, ParameterSchema, ParameterSource, Values} from "../schema/parameter.js";

const define =
  <const Group extends string>(group: Group) =>
  <const Key extends string>(
    key: Key,
    label: string,
    symbol: string,
    [min, max, step, initial]: readonly [number, number, number, number],
    unit: string,
    about: string,
    source: ParameterSource = "assumed"
  ) =>
    ({key, label, symbol, unit, min, max, step, default: initial, group, about, source}) satisfies Parameter;

const cluster = define("The cluster");
const firms = define("The firms");
const buyers = define("Buyers");
const state = define("The state");
const society = define("Society");

const share = "share";
const sales = "share of sales";

/** The parameters of the model of compliance in a cluster. Levels are ordinal and illustrative; nothing is measured. */
export const pressureParameters = [
  cluster(
    "firms",
    "Firms in the cluster",
    "N",
    [20, 5000, 1, 500],
    "firms",
    "How many places for firms the cluster has."
  ),
  cluster(
    "periods",
    "Periods",
    "T",
    [4, 240, 1, 60],
    "periods",
    "How long a run is; think of a period as a season of orders."
  ),
  cluster(
    "weightDemanding",
    "Exporters to demanding buyers",
    "ω_1",
    [0, 1, 0.05, 0.2],
    "weight",
    "How many firms export to buyers who watch standards, against the other three segments.",
    "paper:india-9"
  ),
  cluster(
    "weightPrice",
    "Exporters on price",
    "ω_2",
    [0, 1, 0.05, 0.4],
    "weight",
    "How many firms export to buyers who look at the price alone.",
    "paper:india-10"
  ),
  cluster(
    "weightPremium",
    "Premium home market",
    "ω_3",
    [0, 1, 0.05, 0.1],
    "weight",
    "How many firms sell to the premium segment at home.",
    "paper:agenda-7"
  ),
  cluster(
    "weightMass",
    "Mass home market",
    "ω_4",
    [0, 1, 0.05, 0.3],
    "weight",
    "How many firms sell to the mass market at home.",
    "paper:agenda-7"
  ),
  cluster(
    "medianSize",
    "Size of the middle firm",
    "s̃",
    [1, 100, 1, 12],
    "workers",
    "Workers of the firm in the middle when firms are ordered by size.",
    "paper:agenda-6"
  ),
  cluster(
    "sizeSpread",
    "Spread of sizes",
    "σ_s",
    [0, 1.5, 0.05, 0.7],
    "scale of the log-logistic",
    "How unequal firms are in size; at 0 all have the same.",
    "paper:agenda-6"
  ),
  cluster(
    "layers",
    "Layers of subcontracting",
    "L",
    [0, 3, 0.1, 1],
    "mean depth",
    "How many contractors stand on average between a small firm and the buyer.",
    "paper:india-10"
  ),

  firms(
    "norms",
    "Own norms",
    "n̄",
    [0, 1, 0.05, 0.35],
    "0 none to 1 strong",
    "How far the average entrepreneur wants to do right by workers and river, whatever it earns.",
    "paper:india-10"
  ),
  firms(
    "normSpread",
    "Spread of norms",
    "σ_n",
    [0, 0.5, 0.05, 0.25],
    "distance from the mean",
    "How much entrepreneurs differ in their norms."
  ),
  firms(
    "tradition",
    "Firms with a local tradition of responsibility",
    "τ",
    [0, 1, 0.05, 0.2],
    "share of firms",
    "How many firms stand in a local tradition of responsibility that is not written down.",
    "paper:agenda-4"
  ),
  firms(
    "capability",
    "Capability at the start",
    "c_0",
    [0, 1, 0.05, 0.35],
    "0 none to 1 full",
    "How well the average firm masters cleaner and safer ways of working.",
    "paper:agenda-6"
  ),
  firms(
    "experience",
    "Exporters’ experience with standards",
    "e_0",
    [0, 1, 0.05, 0.3],
    "0 none to 1 full",
    "How well exporters know the paperwork of a standard at the start.",
    "paper:agenda-7"
  ),
  firms(
    "formality",
    "Formal jobs without any pressure",
    "f_0",
    [0, 1, 0.05, 0.25],
    "share of jobs",
    "Share of jobs with a contract in a firm that ignores the standard.",
    "paper:india-9"
  ),
  firms(
    "margin",
    "Margin before standards",
    "m",
    [0, 0.3, 0.01, 0.08],
    sales,
    "What is left of sales before any cost of a standard, where competition is not on price."
  ),
  firms(
    "competition",
    "Competition on price",
    "χ",
    [0, 1, 0.05, 0.5],
    "0 none to 1 cut-throat",
    "How thin margins are and how heavily costs weigh where firms compete on price.",
    "paper:india-10"
  ),
  firms(
    "substanceCost",
    "Cost of the substance",
    "κ_s",
    [0, 0.2, 0.005, 0.08],
    sales,
    "What it costs a firm without capability to do all that the standard means.",
    "paper:brazil-10"
  ),
  firms(
    "paperCost",
    "Cost of the certificate",
    "κ_p",
    [0, 0.1, 0.005, 0.02],
    sales,
    "What certificate, records and audits cost a middle-sized firm without experience.",
    "paper:agenda-8"
  ),
  firms(
    "saving",
    "What better practice earns",
    "η",
    [0, 0.1, 0.005, 0.01],
    sales,
    "What full substance saves or earns, as water that is used again, or quality.",
    "paper:brazil-5"
  ),
  firms(
    "tickShare",
    "Substance behind a ticked box",
    "φ",
    [0, 0.9, 0.05, 0.3],
    "share of the substance",
    "How much of the substance a firm delivers that only ticks the boxes.",
    "paper:agenda-5"
  ),
  firms(
    "hidingCost",
    "Cost of hiding",
    "κ_h",
    [0, 0.1, 0.005, 0.035],
    sales,
    "What it costs to move work to hidden workshops; each layer of contractors that is there makes it cheaper.",
    "paper:india-10"
  ),
  firms(
    "hiddenShare",
    "Work moved out of sight",
    "h",
    [0, 1, 0.05, 0.5],
    "share of jobs",
    "How much of its work a firm hides that evades.",
    "paper:india-10"
  ),
  firms(
    "precision",
    "How sharply firms choose",
    "β",
    [0, 200, 5, 40],
    "per share of sales",
    "How closely choices follow payoffs; at 0 firms choose by lot."
  ),
  firms(
    "revision",
    "How often firms reconsider",
    "ρ",
    [0, 1, 0.05, 0.25],
    "chance a period",
    "How likely it is that a firm thinks its choice over in a period."
  ),
  firms(
    "learning",
    "Learning by doing",
    "λ",
    [0, 0.3, 0.01, 0.03],
    "share of the distance a period",
    "How fast practice teaches capability and experience.",
    "paper:agenda-6"
  ),
  firms(
    "normDrift",
    "Norms follow practice",
    "δ",
    [0, 0.2, 0.01, 0.02],
    "share of the distance a period",
    "How fast norms move towards what the peers do."
  ),
  firms(
    "swing",
    "Swings of demand",
    "ζ",
    [0, 0.2, 0.01, 0.1],
    sales,
    "How much a firm’s margin swings up and down from period to period.",
    "paper:india-9"
  ),
  firms(
    "entry",
    "New firms",
    "ε",
    [0, 0.5, 0.01, 0.05],
    "chance a period",
    "How likely it is that a new firm takes an empty place in a period."
  ),
  firms(
    "mobility",
    "How easily firms move away",
    "μ",
    [0, 1, 0.05, 0.3],
    "0 never to 1 easily",
    "How readily firms that compete on price move where labour is cheaper.",
    "paper:china-5"
  ),

  buyers(
    "askDemanding",
    "Demanding buyers who ask",
    "a_1",
    [0, 1, 0.05, 0.9],
    share,
    "Share of orders of demanding buyers that need a certificate.",
    "paper:china-7"
  ),
  buyers(
    "askPrice",
    "Price buyers who ask",
    "a_2",
    [0, 1, 0.05, 0.2],
    share,
    "Share of orders of buyers on price that need a certificate.",
    "paper:india-10"
  ),
  buyers(
    "askPremium",
    "Premium retailers at home who ask",
    "a_3",
    [0, 1, 0.05, 0.2],
    share,
    "Share of orders of premium retailers at home that need a certificate.",
    "paper:brazil-6"
  ),
  buyers(
    "premium",
    "Premium price",
    "π",
    [0, 0.1, 0.005, 0.02],
    sales,
    "What buyers who ask for a certificate pay more.",
    "paper:india-14"
  ),
  buyers(
    "exclusion",
    "Loss without a certificate",
    "x",
    [0, 0.2, 0.005, 0.06],
    sales,
    "What a firm without certificate loses where buyers ask for one.",
    "paper:concepts-5"
  ),
  buyers(
    "auditRate",
    "Audits",
    "α",
    [0, 1, 0.05, 0.3],
    "chance a period",
    "How likely it is that a certified firm is audited in a period.",
    "paper:concepts-5"
  ),
  buyers(
    "auditDepth",
    "Depth of audits",
    "q",
    [0, 1, 0.05, 0.3],
    "0 papers only to 1 full",
    "How far an audit looks behind the papers.",
    "paper:agenda-5"
  ),
  buyers(
    "opacity",
    "Lost at each layer",
    "o",
    [0, 1, 0.05, 0.5],
    "share of an audit",
    "How much of an audit is lost at each layer of contractors.",
    "paper:india-14"
  ),
  buyers(
    "buyerSanction",
    "Loss when an audit finds out",
    "S",
    [0, 0.5, 0.01, 0.12],
    sales,
    "What a firm loses when an audit finds that papers and practice differ.",
    "paper:concepts-5"
  ),
  buyers(
    "relationship",
    "Length of the relationship",
    "r",
    [0, 1, 0.05, 0.3],
    "0 spot market to 1 lasting",
    "How much buyers and suppliers expect to go on; it raises what is at stake and rewards substance.",
    "paper:agenda-6"
  ),
  buyers(
    "auditCorruption",
    "Auditors who look away",
    "b_a",
    [0, 1, 0.05, 0.1],
    "share of findings",
    "Share of an audit’s findings that are bought off or overlooked."
  ),

  state(
    "inspection",
    "Inspections",
    "ι",
    [0, 1, 0.01, 0.06],
    "chance a period",
    "How likely it is that a firm is inspected in a period.",
    "paper:brazil-7"
  ),
  state(
    "fine",
    "Fines and closures",
    "F",
    [0, 0.5, 0.01, 0.15],
    sales,
    "What a firm loses that an inspector finds in breach.",
    "paper:brazil-5"
  ),
  state(
    "negotiability",
    "Room to negotiate",
    "ν",
    [0, 1, 0.05, 0.3],
    "share of the fine",
    "How much of a fine is talked away.",
    "paper:conclusion-3"
  ),
  state(
    "inspectorCorruption",
    "Inspectors who look away",
    "b_i",
    [0, 1, 0.05, 0.1],
    "share of findings",
    "Share of an inspector’s findings that are bought off or overlooked."
  ),
  state(
    "inspectorReach",
    "Reach of inspectors at each layer",
    "v",
    [0, 1, 0.05, 0.7],
    "share of an inspection",
    "How much of an inspection is left at each layer of contractors.",
    "paper:india-12"
  ),
  state(
    "sizeExemption",
    "Sparing the small (the devil’s deal)",
    "d",
    [0, 1, 0.05, 0.3],
    "share of inspections",
    "How much less often firms with fewer than twenty workers are inspected.",
    "paper:brazil-3"
  ),
  state(
    "regionalVariation",
    "Uneven enforcement",
    "u",
    [0, 1, 0.05, 0.3],
    "share of the rate",
    "How much inspection differs from one part of the cluster’s region to another.",
    "paper:china-8"
  ),
  state(
    "assistance",
    "Assistance",
    "g",
    [0, 1, 0.05, 0.2],
    "0 none to 1 full",
    "How far the state bears the cost of better practice and teaches the firms that it finds in breach.",
    "paper:brazil-7"
  ),
  state(
    "minimumWage",
    "Legal minimum wage above the going wage",
    "w",
    [0, 0.6, 0.05, 0],
    "share of the wage",
    "By how much the legal minimum lies above what informal workers get.",
    "paper:china-8"
  ),
  state(
    "inputBan",
    "Ban on a harmful input",
    "B",
    [0, 1, 0.05, 0],
    "share of the input",
    "How much of a harmful input a ban upstream keeps from all firms, whatever they choose.",
    "paper:india-12"
  ),

  society(
    "unions",
    "Unions",
    "y_u",
    [0, 1, 0.05, 0.2],
    "0 none to 1 strong",
    "How far workers can make bad practice costly and good jobs better paid.",
    "paper:india-10"
  ),
  society(
    "ngos",
    "Local organisations",
    "y_n",
    [0, 1, 0.05, 0.2],
    "0 none to 1 strong",
    "How far local eyes and ears tell auditors and inspectors what they cannot see.",
    "paper:agenda-8"
  ),
  society(
    "press",
    "Press and campaigns",
    "y_p",
    [0, 1, 0.05, 0.2],
    "0 none to 1 strong",
    "How much bad practice costs a firm’s name; most where consumers are near.",
    "paper:india-9"
  ),
  society(
    "association",
    "Business association",
    "y_a",
    [0, 1, 0.05, 0.2],
    "0 asleep to 1 lively",
    "How far an association shares the cost of better practice and keeps its members to the rules.",
    "paper:concepts-6"
  ),
  society(
    "traditionWeight",
    "Weight of tradition",
    "θ",
    [0, 0.1, 0.005, 0.02],
    sales,
    "What a tradition of responsibility adds to commitment and takes from ticking boxes.",
    "paper:agenda-5"
  ),
  society(
    "normWeight",
    "Weight of own norms",
    "γ",
    [0, 0.2, 0.005, 0.04],
    sales,
    "What strong norms are worth to an entrepreneur who acts on them.",
    "paper:india-14"
  ),
  society(
    "peerWeight",
    "Weight of peers",
    "ψ",
    [0, 0.2, 0.005, 0.03],
    sales,
    "How much it is worth to do as the others do.",
    "paper:concepts-6"
  ),
  society(
    "openness",
    "Looking beyond one’s own segment",
    "z",
    [0, 1, 0.05, 0.3],
    "0 silo to 1 whole cluster",
    "How far firms look at the whole cluster and not only at their own segment.",
    "paper:agenda-8"
  ),
  society(
    "synergy",
    "Public and private findings are shared",
    "s",
    [0, 1, 0.05, 0.1],
    "chance",
    "How likely it is that what inspectors find reaches buyers, and what auditors find reaches inspectors.",
    "paper:india-12"
  )
] as const satisfies ParameterSchema;

export type PressureValues = Values<typeof pressureParameters>;
export type PressureChanges = Changes<typeof pressureParameters>;
export type PressureKey = keyof PressureValues;

/** Parameters that fix who is in the cluster; they cannot change in the middle of a run. */
export const fixedKeys: readonly PressureKey[] = [
  "firms",
  "periods",
  "weightDemanding",
  "weightPrice",
  "weightPremium",
  "weightMass",
  "medianSize",
  "sizeSpread",
  "layers",
  "norms",
  "normSpread",
  "tradition",
  "capability",
  "experience"
];

/** The market segments, in the order in which firms lie in memory. */
export const segments = ["demanding", "price", "premium", "mass"] as const;
export type Segment = (typeof segments)[number];

/** What a firm can do about a standard, and what can have become of it. */
export const options = ["ignore", "tick", "evade", "commit"] as const;
export type Option = (typeof options)[number];
export const IGNORE = 0;
export const TICK = 1;
export const EVADE = 2;
export const COMMIT = 3;
export const CLOSED = 4;
export const MOVED = 5;

/** What we assume and do not let a reader change: constants of the model, each with the reason. */
export const constants = {
  /** Below so many workers a firm is spared under the devil's deal. */
  smallFirm: 20,
  /** From so many workers a firm sells to the buyer itself. */
  largeFirm: 50,
  /** No firm is larger; the cluster is one of small and medium firms. */
  largestFirm: 250,
  /** Share of the cost of substance (and of a minimum wage) that capability takes away at most, then of substance assistance and an association. */
  capabilityHelps: 0.6,
  assistanceHelps: 0.7,
  associationHelps: 0.4,
  /** Share of the cost of paper that experience takes away at most. */
  experienceHelps: 0.7,
  /** Share of the substance that a ban on an input can bring about without the firm: its environmental half. */
  bannedShare: 0.5,
  /** What a full ban on an input costs every firm, as a share of the cost of substance. */
  banCost: 0.3,
  /** Labour as a share of sales, by which a minimum wage becomes a cost. */
  labourShare: 0.3,
  /** Formal jobs under box-ticking and under commitment. */
  formalTick: 0.6,
  formalCommit: 0.95,
  /** Full strength of unions, press and association in payoffs, as shares of sales. */
  unionBite: 0.03,
  pressBite: 0.04,
  associationBite: 0.02,
  /** How near each segment is to consumers, for press and campaigns. */
  exposure: {demanding: 1, price: 0.3, premium: 0.8, mass: 0.1},
  /** Of bad practice that press and campaigns would name: how much of it shows under box-ticking, and how much of a hidden workshop. */
  showsTicked: 0.5,
  showsHidden: 0.2,
  /** How much of what auditors and inspectors cannot see local organisations and unions can show them at most. */
  ngoEyes: 0.5,
  unionEyes: 0.3,
  /** How much of its cost of hiding a firm saves with each layer of contractors that is there. */
  layersHide: 0.25,
  /** How much thinner the margin is where firms compete on price, at full competition. */
  thinMargin: 0.5,
  /** Pull of cheaper regions: chance a period of moving, for a firm without capability that pays in full a minimum wage of 100 % above. */
  pull: 0.6,
  /** What a firm without trouble can lay aside, and what a new firm starts with, as shares of a period's sales. */
  largestReserve: 0.3,
  firstReserve: 0.15,
  /** A new firm's capability as a share of the capability at the start. */
  entrantCapability: 0.5,
  /** How much faster than by doing a firm learns that is found in breach and assisted. */
  assistanceTeaches: 0.3,
  /** Pay of informal and of hidden work against the going wage, and what unions add to formal pay. */
  informalPay: 0.8,
  hiddenPay: 0.7,
  unionPay: 0.15,
  /** Hours a week: eleven hours on six days (paper, China), and the week of the first ILO convention. */
  longWeek: 66,
  shortWeek: 48,
  /** Accidents against those where nothing is done: what full substance prevents, and what hidden work adds. */
  safety: 0.6,
  hiddenDanger: 0.3,
  /** Pollution against that where nothing is done: what full substance prevents. */
  cleaning: 0.8,
  /** Cost of an inspection and of an audit as shares of a firm's sales in a period, and of full assistance to a firm that complies. */
  inspectionCost: 0.02,
  auditCost: 0.015
} as const;
