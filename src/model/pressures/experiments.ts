import type {Experiment} from "../experiments.js";
import {
  comparedExperimentsOf,
  experimentsOf,
  groundsOf,
  runner,
  type Arm,
  type ComparedPlan,
  type Ground,
  type Late,
  type Measure,
  type Plan
} from "./experimentRuns.js";
import type {Kernel} from "./memory.js";
import {pressureParameters, type PressureChanges, type PressureKey} from "./parameters.js";
import type {Preset} from "./presets.js";
import type {Phase} from "./run.js";

const groundLabels = {
  plain: "values before any change",
  "contract-india": "India’s contract",
  "contract-china": "China’s contract",
  "contract-brazil": "Brazil’s contract",
  "agra-footwear": "Agra’s footwear",
  charcoal: "charcoal for iron",
  fireworks: "fireworks",
  "furniture-eu": "furniture for Europe",
  "german-ban": "tanneries under the ban",
  "indian-garments": "Indian garments",
  "pearl-river-codes": "Pearl River factories",
  "sao-paulo-garments": "São Paulo’s garments",
  "shenzhen-minimum-wage": "Shenzhen",
  toritama: "Toritama’s laundries"
};

const share = (label: string, read: (late: Late) => number, range = "0 to 1"): Measure => ({
  label: `${label}, ${range}`,
  smallest: 0.02,
  read
});

/** What the experiments read. A share counts as changed from two in a hundred; the others from about the same part of their range. */
const measures = {
  spirit: share("compliance in the spirit", (l) => l.spirit),
  spiritGain: share("gain in the spirit", (l) => l.spirit, "−1 to 1"),
  ignoring: share("firms that ignore", (l) => l.ignoring),
  ticking: share("firms that tick boxes", (l) => l.ticking),
  evading: share("firms that evade", (l) => l.evading),
  committing: share("firms that commit", (l) => l.committing),
  underground: share("jobs moved out of sight", (l) => l.underground),
  left: share("jobs that left", (l) => l.left),
  capability: share("capability of the firms that are there", (l) => l.capability),
  formal: share("formal jobs among all jobs", (l) => (l.jobs ? l.formalJobs / l.jobs : 0)),
  found: share("breaches found, of all breaches", (l) =>
    l.detected + l.undetected ? l.detected / (l.detected + l.undetected) : 0
  ),
  undetected: share("firms with a breach that nobody found", (l) => l.undetected),
  pollution: share("pollution", (l) => l.pollution, "all firms without any standard = 1"),
  accidents: share("accidents per worker", (l) => l.accidents, "without any standard = 1"),
  regionGap: share(
    "spirit in the stricter half of the region less that in the laxer half",
    (l) => l.regionGap,
    "−1 to 1"
  ),
  sameAnswer: share("firms that do what most do", (l) => Math.max(l.ignoring, l.ticking, l.evading, l.committing)),
  hours: {label: "hours a week, 48 to 66", smallest: 0.4, read: (l: Late) => l.hours},
  pay: {label: "average pay, going wage = 1", smallest: 0.01, read: (l: Late) => l.wage},
  margin: {label: "firms’ margin, share of sales", smallest: 0.005, read: (l: Late) => l.margin}
} satisfies Record<string, Measure>;

// The levels between which causes are moved. They were fixed before any experiment was run.
const weakChain: PressureChanges = {askDemanding: 0.2, askPrice: 0, askPremium: 0, auditRate: 0.1, auditDepth: 0.2};
const strongChain: PressureChanges = {askDemanding: 1, askPrice: 0.6, askPremium: 0.6, auditRate: 0.5, auditDepth: 0.6};
const weakState: PressureChanges = {inspection: 0.02, fine: 0.1, negotiability: 0.6, inspectorCorruption: 0.3};
const strongState: PressureChanges = {inspection: 0.2, fine: 0.2, negotiability: 0.1, inspectorCorruption: 0.05};
const closed: PressureChanges = {norms: 0.1, tradition: 0};
const receptive: PressureChanges = {norms: 0.7, tradition: 0.4};
const noBuyers: PressureChanges = {askDemanding: 0, askPrice: 0, askPremium: 0};
const noState: PressureChanges = {inspection: 0, assistance: 0};
const noActors: PressureChanges = {unions: 0, ngos: 0, press: 0, association: 0};

const set =
  (...changes: PressureChanges[]) =>
  (): Arm => ({changes: Object.assign({}, ...changes) as PressureChanges});
const asItIs = (): Arm => ({});
const from = (period: number, changes: PressureChanges) => (): Arm => ({phases: [{from: period, changes}]});
/** The case with the phases that its preset gives it. */
const asInTheCase = ({phases}: Ground): Arm => ({phases});
/** The case as it is in the end, with some values held whatever its phases say. */
const held = ({phases}: Ground, changes: PressureChanges): Arm => ({
  changes,
  phases: phases.map((phase): Phase => {
    const kept = Object.entries(phase.changes).filter(([key]) => !(key in changes));
    return {from: phase.from, changes: Object.fromEntries(kept) as PressureChanges};
  })
});

const nationalKeys = pressureParameters
  .filter(({group}) => group === "The state" || group === "Society")
  .map(({key}) => key);
/** What a contract says of the state and of society. */
const nationOf = ({values}: Ground): PressureChanges =>
  Object.fromEntries(nationalKeys.map((key: PressureKey) => [key, values[key]])) as PressureChanges;

/** Returns how much both causes add beyond what each adds alone. */
const beyondSum = (read: (late: Late) => number, neither: Late, first: Late, second: Late, both: Late): number =>
  read(both) - read(second) - (read(first) - read(neither));

/**
 * Returns the claims that the model of pressures can speak to, each on one or several grounds. Contracts and cases come
 * from presets; runs of one seed share their firms and their luck. Throws an Error where a preset is missing.
 */
export function pressureExperiments(presets: readonly Preset[], kernel?: Kernel): Experiment[] {
  const run = runner(kernel);
  const ground = groundsOf(presets, groundLabels);
  const india = ground("contract-india");
  const china = ground("contract-china");
  const brazil = ground("contract-brazil");
  const contracts = [india, china, brazil];
  const plain = ground("plain");
  const threeTogether = [{...plain, label: "the three contracts"}];
  const ban = ground("german-ban");
  const toritama = ground("toritama");
  const [marketBan, inputBan] = ban.phases;
  const toritamaTurn = toritama.phases[0]!.changes;
  const {assistance: help, saving, association: ownBody, ...sanction} = toritamaTurn;
  const subsidy = {assistance: help, saving, association: ownBody};

  const plans: Plan[] = [
    // The central argument
    {
      claim: "joint-product",
      about:
        "The first of three sources: whether attitudes still matter when buyers and the state are as the contract has them.",
      setting: "norms and tradition, from closed to receptive",
      on: contracts,
      arms: {closed: set(closed), receptive: set(receptive)},
      measure: measures.spirit,
      expect: "raises"
    },
    {
      claim: "joint-product",
      about: "The second source: whether enforcement matters when buyers and attitudes are as the contract has them.",
      setting: "inspection, fines and how far they can be talked away, from weak to strong",
      on: contracts,
      arms: {"weak state": set(weakState), "strong state": set(strongState)},
      measure: measures.spirit,
      expect: "raises"
    },
    {
      claim: "joint-product",
      about: "The third source: whether the chain matters when the state and attitudes are as the contract has them.",
      setting: "how many buyers ask, and how often and how deeply they audit",
      on: contracts,
      arms: {"weak chain": set(weakChain), "strong chain": set(strongChain)},
      measure: measures.spirit,
      expect: "raises"
    },
    {
      claim: "interaction-of-three",
      about:
        "Whether pressure from the chain does more or less where state and society are Brazil’s instead of India’s, in the same cluster.",
      setting: "pressure from the chain, and the state and society of India or of Brazil",
      on: [plain, ...contracts],
      arms: {
        "weak chain, India’s state": set(nationOf(india), weakChain),
        "strong chain, India’s state": set(nationOf(india), strongChain),
        "weak chain, Brazil’s state": set(nationOf(brazil), weakChain),
        "strong chain, Brazil’s state": set(nationOf(brazil), strongChain)
      },
      measure: measures.spirit,
      expect: "interacts"
    },
    {
      claim: "fertile-ground",
      about:
        "Whether pressure from the chain adds more to compliance in the spirit where enforcement is strong and entrepreneurs are receptive than where neither holds.",
      setting: "pressure from the chain, and enforcement together with receptive attitudes",
      on: contracts,
      arms: {
        "barren, weak chain": set(weakState, closed, weakChain),
        "barren, strong chain": set(weakState, closed, strongChain),
        "fertile, weak chain": set(strongState, receptive, weakChain),
        "fertile, strong chain": set(strongState, receptive, strongChain)
      },
      measure: measures.spirit,
      expect: "interacts",
      sign: 1
    },
    {
      claim: "social-contract-explains",
      about:
        "One cluster with one set of firms and buyers, under the state and society of each contract in turn. The presets differ because the paper says so; how much of it reaches compliance is a result.",
      setting: "state and society of India, China and Brazil, with cluster, firms and buyers held",
      on: [plain, ground("indian-garments"), toritama, ground("furniture-eu")],
      arms: {
        "India’s state": set(nationOf(india)),
        "China’s state": set(nationOf(china)),
        "Brazil’s state": set(nationOf(brazil))
      },
      measure: measures.spirit,
      expect: "differs"
    },
    {
      claim: "institutions-shape-chain-labour",
      about: "Working hours in one chain under the state and society of each contract in turn.",
      setting: "state and society of India, China and Brazil, with cluster, firms and buyers held",
      on: [plain, ground("indian-garments")],
      arms: {
        "India’s state": set(nationOf(india)),
        "China’s state": set(nationOf(china)),
        "Brazil’s state": set(nationOf(brazil))
      },
      measure: measures.hours,
      expect: "differs"
    },
    {
      claim: "contract-no-incentive",
      about:
        "Whether compliance under India’s contract is higher than without any inspector, helper, union, press or association.",
      setting: "all pressure of state and society, from none to India’s",
      on: [india],
      arms: {
        "no pressure at all": set(noState, noActors, {fine: 0, synergy: 0}),
        "India’s contract": asItIs
      },
      measure: measures.spirit,
      expect: "unchanged"
    },
    {
      claim: "indirect-actors-shape",
      about:
        "Whether actors outside the chain make a difference to what firms do; the experiment does not see what entrepreneurs think.",
      setting: "unions, local organisations, press or association, one at a time",
      on: contracts,
      arms: {
        "none of them": set(noActors),
        unions: set(noActors, {unions: 0.7}),
        "local organisations": set(noActors, {ngos: 0.7}),
        press: set(noActors, {press: 0.7}),
        association: set(noActors, {association: 0.7})
      },
      measure: measures.spirit,
      expect: "differs"
    },
    {
      claim: "indigenous-tradition-commitment",
      about:
        "That tradition adds to the worth of commitment is one term of the payoffs; how many firms it moves is a result.",
      setting: "share of firms that stand in a local tradition of responsibility",
      on: contracts,
      arms: {none: set({tradition: 0}), some: set({tradition: 0.4}), most: set({tradition: 0.8})},
      measure: measures.committing,
      expect: "raises",
      chosenFor: true,
      byConstruction: true
    },
    {
      claim: "indigenous-tradition-box-ticking",
      about:
        "That tradition takes from the worth of ticking boxes is one term of the payoffs; how many firms it moves is a result.",
      setting: "share of firms that stand in a local tradition of responsibility",
      on: contracts,
      arms: {none: set({tradition: 0}), some: set({tradition: 0.4}), most: set({tradition: 0.8})},
      measure: measures.ticking,
      expect: "lowers",
      chosenFor: true,
      byConstruction: true
    },

    // Chain
    {
      claim: "low-quality-lowers-compliance",
      about:
        "Firms move from the segment of demanding buyers to the one that sells on price; those who sell at home stay.",
      setting: "share of exporters on price against exporters to demanding buyers",
      on: contracts,
      arms: {
        "mostly demanding buyers": set({weightDemanding: 0.6, weightPrice: 0.1}),
        mixed: set({weightDemanding: 0.35, weightPrice: 0.35}),
        "mostly on price": set({weightDemanding: 0.1, weightPrice: 0.6})
      },
      measure: measures.spirit,
      expect: "lowers"
    },
    {
      claim: "no-premium-blocks-morals",
      about:
        "A cluster that sells on price alone. Whether own norms move more firms to commit where a premium is paid than where none is.",
      setting: "own norms and the premium that buyers pay, where more than half of the price buyers ask",
      on: contracts,
      arms: {
        "weak norms, no premium": set({...onPriceAlone, norms: 0.1, premium: 0}),
        "strong norms, no premium": set({...onPriceAlone, norms: 0.7, premium: 0}),
        "weak norms, premium": set({...onPriceAlone, norms: 0.1, premium: 0.08}),
        "strong norms, premium": set({...onPriceAlone, norms: 0.7, premium: 0.08})
      },
      measure: measures.committing,
      expect: "interacts",
      sign: 1,
      chosenFor: true,
      byConstruction: true
    },
    {
      claim: "buyers-who-do-not-care",
      about: "Whether fewer firms evade where fewer buyers ask for a certificate.",
      setting: "share of buyers who ask, from many to none",
      on: contracts,
      arms: {
        "many ask": set({askDemanding: 0.9, askPrice: 0.6, askPremium: 0.6}),
        "some ask": set({askDemanding: 0.5, askPrice: 0.2, askPremium: 0.2}),
        "none asks": set(noBuyers)
      },
      measure: measures.evading,
      expect: "lowers"
    },
    {
      claim: "private-rules-become-law-like",
      about:
        "Access to the market is read as whether firms can go on without a certificate. That buyers who ask make it costly to be without is one term of the payoffs.",
      setting: "share of buyers who ask for a certificate, from few to nearly all",
      on: contracts,
      arms: {
        "few ask": set({askDemanding: 0.2, askPrice: 0.1, askPremium: 0.1}),
        "many ask": set({askDemanding: 0.6, askPrice: 0.5, askPremium: 0.5}),
        "nearly all ask": set({askDemanding: 1, askPrice: 0.9, askPremium: 0.9})
      },
      measure: measures.ignoring,
      expect: "lowers",
      byConstruction: true
    },
    {
      claim: "codes-alone-fail",
      about: "Working hours with and without codes, where audits are shallow and nobody else presses.",
      setting: "private codes, with weak inspectors, no assistance and audits that look at papers",
      on: [ground("pearl-river-codes")],
      arms: {"no codes": set(noBuyers), codes: asItIs},
      measure: measures.hours,
      expect: "unchanged",
      chosenFor: true
    },
    {
      claim: "chain-firms-engage",
      about:
        "Whether more firms commit in a cluster that sells to demanding buyers abroad than in one that sells at home.",
      setting: "share of firms that export to demanding buyers against firms in the mass market at home",
      on: [china, ground("pearl-river-codes")],
      arms: {
        "few in chains": set({weightDemanding: 0.1, weightMass: 0.6}),
        "most in chains": set({weightDemanding: 0.6, weightMass: 0.1})
      },
      measure: measures.committing,
      expect: "raises"
    },
    {
      claim: "eu-buyers-furniture",
      about: "Whether buyers who ask, pay and audit more raise compliance.",
      setting: "European buyers who begin to ask, against buyers who stay as they were",
      on: [ground("furniture-eu")],
      arms: {"as before": asItIs, "Europeans ask": asInTheCase},
      measure: measures.spirit,
      expect: "raises"
    },
    {
      claim: "eu-buyers-furniture",
      about:
        "Whether the pressure comes mainly from these buyers: what is lost without them against what is lost without the state.",
      setting: "the case without its inspectors and helpers, or without its buyers’ demands",
      on: [ground("furniture-eu")],
      arms: {
        "without the state": (g) => held(g, noState),
        "without buyers’ demands": (g) => held(g, noBuyers)
      },
      measure: measures.spirit,
      expect: "lowers"
    },
    {
      claim: "local-global-governance-tension",
      about:
        "Whether an association does more or less for the upgrading of firms where the chain presses; upgrading is read as capability.",
      setting: "the association and pressure from the chain",
      on: contracts,
      arms: {
        "asleep, weak chain": set(weakChain, {association: 0}),
        "lively, weak chain": set(weakChain, {association: 0.8}),
        "asleep, strong chain": set(strongChain, {association: 0}),
        "lively, strong chain": set(strongChain, {association: 0.8})
      },
      measure: measures.capability,
      expect: "interacts"
    },

    // Subcontracting
    {
      claim: "subcontracting-blunts-audits",
      about: "Whether pressure from the chain adds less where contractors stand between the buyer and those who work.",
      setting: "pressure from the chain and layers of contractors",
      on: contracts,
      arms: {
        "no layers, weak chain": set(weakChain, {layers: 0}),
        "no layers, strong chain": set(strongChain, {layers: 0}),
        "many layers, weak chain": set(weakChain, {layers: 2.5}),
        "many layers, strong chain": set(strongChain, {layers: 2.5})
      },
      measure: measures.spirit,
      expect: "interacts",
      sign: -1
    },
    {
      claim: "hidden-contractors-evade",
      about:
        "Whether more work is moved out of sight where brands ask for a certificate and nobody sees beyond the first tier.",
      setting: "share of demanding buyers who ask, where audits and inspectors hardly see beyond the first tier",
      on: [ground("indian-garments")],
      arms: {
        "brands do not ask": set(firstTierOnly, {askDemanding: 0, askPrice: 0}),
        "some ask": set(firstTierOnly, {askDemanding: 0.5}),
        "nearly all ask": set(firstTierOnly, {askDemanding: 0.95})
      },
      measure: measures.underground,
      expect: "raises",
      chosenFor: true
    },
    {
      claim: "hidden-contractors-evade",
      about:
        "The condition of the claim: whether brands move less work out of sight where auditors and inspectors see all tiers.",
      setting: "brands that ask, and whether all tiers are seen",
      on: [ground("indian-garments")],
      arms: {
        "first tier seen, brands do not ask": set(firstTierOnly, {askDemanding: 0, askPrice: 0}),
        "first tier seen, brands ask": set(firstTierOnly, {askDemanding: 0.95}),
        "all tiers seen, brands do not ask": set(allTiers, {askDemanding: 0, askPrice: 0}),
        "all tiers seen, brands ask": set(allTiers, {askDemanding: 0.95})
      },
      measure: measures.underground,
      expect: "interacts",
      sign: -1,
      chosenFor: true
    },
    {
      claim: "subcontracting-saves-certification",
      about:
        "Whether more work goes to hidden workshops where a certificate costs more. In the model a firm hides work behind a certificate that it pays for.",
      setting: "cost of the certificate",
      on: [ground("indian-garments"), ...contracts],
      arms: {cheap: set({paperCost: 0.005}), middling: set({paperCost: 0.03}), dear: set({paperCost: 0.06})},
      measure: measures.underground,
      expect: "raises"
    },

    // Enforcement
    {
      claim: "input-ban-reaches-small-firms",
      about:
        "That a ban delivers a part of the substance whatever a firm does is one equation of the model; the sum of its effects is a result.",
      setting: "a ban on the harmful input in the middle of the run",
      on: [ban],
      arms: {"no ban": asItIs, ban: from(30, {inputBan: 0.9})},
      measure: measures.spirit,
      expect: "raises",
      chosenFor: true,
      byConstruction: true
    },
    {
      claim: "input-ban-reaches-small-firms",
      about: "The comparison in the claim: a ban upstream against many more inspections and higher fines.",
      setting: "inspectors or a ban, in the middle of the run",
      on: [ban],
      arms: {"more inspectors": from(30, {inspection: 0.12, fine: 0.2}), ban: from(30, {inputBan: 0.9})},
      measure: measures.spirit,
      expect: "raises",
      chosenFor: true
    },
    {
      claim: "forcing-many-small-firms-fails",
      about:
        "Whether many more inspections and higher fines change little where firms are small, scattered and behind contractors.",
      setting: "inspections and fines, in the middle of the run",
      on: [ban, ground("agra-footwear")],
      arms: {"as before": asItIs, "direct force": from(30, {inspection: 0.12, fine: 0.2})},
      measure: measures.spirit,
      expect: "unchanged"
    },
    {
      claim: "assistance-from-partners",
      about:
        "That help lowers the cost of better practice is one equation of the model; how many firms respond is a result.",
      setting: "assistance and association, after an export market has banned the goods",
      on: [ban],
      arms: {
        "left alone": () => ({phases: [marketBan!]}),
        helped: () => ({phases: [marketBan!, {from: 30, changes: {assistance: 0.4, association: 0.5}}]})
      },
      measure: measures.spirit,
      expect: "raises",
      byConstruction: true
    },
    {
      claim: "synergy-needed",
      about:
        "Whether buyers who ban and a state that bans and helps do more together than the sum of what each does alone.",
      setting: "the ban of an export market, and the ban on the input with help and shared findings",
      on: [ban],
      arms: {
        neither: asItIs,
        "market alone": () => ({phases: [marketBan!]}),
        "state and associations alone": () => ({phases: [inputBan!]}),
        both: asInTheCase
      },
      measure: measures.spirit,
      expect: "interacts",
      sign: 1
    },
    {
      claim: "no-alternative-market",
      about: "Whether the ban of an export market moves more firms where more of them sell there.",
      setting: "the ban, and the share of firms that depend on this market",
      on: [ban],
      arms: {
        "few depend, no ban": set(fewDepend),
        "few depend, ban": () => ({changes: fewDepend, phases: [marketBan!]}),
        "most depend, no ban": set(mostDepend),
        "most depend, ban": () => ({changes: mostDepend, phases: [marketBan!]})
      },
      measure: measures.spirit,
      expect: "interacts",
      sign: 1
    },
    {
      claim: "civic-and-judicial-pressure",
      about:
        "Pollution with and without citizens and courts that press. That firms answer together, with one plant for all, is not in the model.",
      setting: "local organisations, press, inspections and fines that cannot be talked away, in the middle of the run",
      on: [ban],
      arms: {
        "no pressure": asItIs,
        "citizens and courts": from(20, {ngos: 0.7, press: 0.6, inspection: 0.1, fine: 0.35, negotiability: 0.1})
      },
      measure: measures.pollution,
      expect: "lowers"
    },
    {
      claim: "devils-deal-lax",
      about:
        "That small firms are inspected less often under the deal is one equation of the model; the share of breaches found is a result.",
      setting: "how far small firms are spared, with no buyer who asks",
      on: contracts,
      arms: {
        "no deal": set(noBuyers, {sizeExemption: 0}),
        "half spared": set(noBuyers, {sizeExemption: 0.5}),
        "nearly all spared": set(noBuyers, {sizeExemption: 0.9})
      },
      measure: measures.found,
      expect: "lowers",
      byConstruction: true
    },
    {
      claim: "domestic-rules-matter-more",
      about: "What is left without the state’s inspectors and helpers against what is left without buyers’ demands.",
      setting: "the cluster without buyers’ demands, or without public enforcement",
      on: [brazil, ground("sao-paulo-garments"), toritama],
      arms: {
        "without buyers’ demands": (g) => held(g, noBuyers),
        "without the state": (g) => held(g, noState)
      },
      measure: measures.spirit,
      expect: "lowers"
    },
    {
      claim: "stick-and-carrot",
      about: "The laundries with and without the sanction and the subsidies that came together.",
      setting: "sanction and subsidies together, from a third of the run on",
      on: [toritama],
      arms: {neither: asItIs, both: asInTheCase},
      measure: measures.spirit,
      expect: "raises",
      chosenFor: true
    },
    {
      claim: "stick-and-carrot",
      about: "The environmental half of the upgrading.",
      setting: "sanction and subsidies together, from a third of the run on",
      on: [toritama],
      arms: {neither: asItIs, both: asInTheCase},
      measure: measures.pollution,
      expect: "lowers",
      chosenFor: true
    },
    {
      claim: "stick-and-carrot",
      about: "Whether the combination does more than the sum of sanction and subsidies alone.",
      setting: "sanction and subsidies, alone and together",
      on: [toritama],
      arms: {
        neither: asItIs,
        "sanction alone": from(20, sanction),
        "subsidies alone": from(20, subsidy),
        both: asInTheCase
      },
      measure: measures.spirit,
      expect: "interacts",
      sign: 1
    },
    {
      claim: "saving-water-pays",
      about:
        "That what better practice saves counts for a firm is one term of the payoffs; how many firms it moves is a result.",
      setting: "what full substance saves or earns",
      on: [toritama, ...contracts],
      arms: {nothing: set({saving: 0}), something: set({saving: 0.02}), much: set({saving: 0.05})},
      measure: measures.spirit,
      expect: "raises",
      byConstruction: true
    },
    {
      claim: "retailers-with-inspectors",
      about: "São Paulo with and without the retailers’ code that works with inspectors.",
      setting: "the code, its audits and shared findings together",
      on: [ground("sao-paulo-garments")],
      arms: {"no code": asItIs, "code with inspectors": asInTheCase},
      measure: measures.formal,
      expect: "raises",
      chosenFor: true
    },
    {
      claim: "retailers-with-inspectors",
      about: "Whether it is the work with inspectors that does it: the same code with and without shared findings.",
      setting: "whether findings are shared, with the code in place",
      on: [ground("sao-paulo-garments")],
      arms: {"code alone": (g) => held(g, {synergy: 0}), "code with inspectors": asInTheCase},
      measure: measures.formal,
      expect: "raises"
    },
    {
      claim: "sanction-with-assistance",
      about: "Sanctions come and go again. Whether more is left of them long after, where assistance came with them.",
      setting: "a spell of inspections and fines with or without assistance, and what is left when both have ended",
      on: [toritama, ...contracts],
      arms: {
        "sanction alone": (g) => spell(g, {inspection: 0.3, fine: 0.25, sizeExemption: 0}),
        "sanction with assistance": (g) => spell(g, {inspection: 0.3, fine: 0.25, sizeExemption: 0, assistance: 0.6})
      },
      measure: measures.spirit,
      expect: "raises"
    },
    {
      claim: "inspection-and-competitiveness",
      about: "The first half of the claim: conditions under inspection that also helps.",
      setting: "inspection with assistance",
      on: contracts,
      arms: {
        little: set({inspection: 0.03, assistance: 0.1}),
        much: set({inspection: 0.25, assistance: 0.6})
      },
      measure: measures.spirit,
      expect: "raises"
    },
    {
      claim: "inspection-and-competitiveness",
      about:
        "The second half of the claim: what firms earn. In the model the state bears a part of the cost, and better practice saves a little.",
      setting: "inspection with assistance",
      on: contracts,
      arms: {
        little: set({inspection: 0.03, assistance: 0.1}),
        much: set({inspection: 0.25, assistance: 0.6})
      },
      measure: measures.margin,
      expect: "raises"
    },
    {
      claim: "enforcement-formalises",
      about: "Formal jobs follow what firms choose; enforcement bears on the choice.",
      setting: "inspection, fines and how far they can be talked away, from weak to strong",
      on: contracts,
      arms: {"weak state": set(weakState), "strong state": set(strongState)},
      measure: measures.formal,
      expect: "raises"
    },
    {
      claim: "enforcement-fewer-accidents",
      about: "Accidents follow what firms choose, and hidden work adds to them.",
      setting: "inspection, fines and how far they can be talked away, from weak to strong",
      on: contracts,
      arms: {"weak state": set(weakState), "strong state": set(strongState)},
      measure: measures.accidents,
      expect: "lowers"
    },
    {
      claim: "enforcement-fewer-accidents",
      about: "The case in which the paper finds it clearest.",
      setting: "the turn to inspection with help, against none",
      on: [ground("fireworks")],
      arms: {"as before": asItIs, "after the turn": asInTheCase},
      measure: measures.accidents,
      expect: "lowers"
    },
    {
      claim: "enforcement-changes-structure",
      about:
        "Only the second half of the claim: whether closer ties improve practice when enforcement is the same. That enforcement brings them about is set in the preset.",
      setting: "enforcement alone, or with lasting ties in which little is lost from sight",
      on: [ground("charcoal")],
      arms: {
        "enforcement alone": from(20, {inspection: 0.25, fine: 0.35}),
        "enforcement with closer ties": asInTheCase
      },
      measure: measures.spirit,
      expect: "raises"
    },
    {
      claim: "from-deal-to-enforcement",
      about: "Outcomes for labour: working hours under the old deal and under sanction with help.",
      setting: "from sparing the small to sanction with help",
      on: [brazil],
      arms: {"the old deal": set(oldDeal), "sanction with help": set({sizeExemption: 0})},
      measure: measures.hours,
      expect: "lowers"
    },
    {
      claim: "from-deal-to-enforcement",
      about: "Outcomes for the environment: pollution under the old deal and under sanction with help.",
      setting: "from sparing the small to sanction with help",
      on: [brazil],
      arms: {"the old deal": set(oldDeal), "sanction with help": set({sizeExemption: 0})},
      measure: measures.pollution,
      expect: "lowers"
    },
    {
      claim: "brazil-cost-hampers",
      about:
        "Competitiveness is read as what firms keep of their sales; rivals are only there as the strength of price competition.",
      setting: "rules and their enforcement, from lax to strict",
      on: [brazil, {...brazil, label: "Brazil, cut-throat prices", values: {...brazil.values, competition: 0.95}}],
      arms: {"lax rules": set(weakState), "strict rules": set(strongState)},
      measure: measures.margin,
      expect: "lowers"
    },
    {
      claim: "public-fills-gaps",
      about:
        "Breaches that nobody finds where private codes are strong, with and without public agencies that work with them.",
      setting: "inspection, assistance and shared findings beside strong private codes",
      on: contracts,
      arms: {
        "agencies stay out": set(strongChain, noState, {synergy: 0}),
        "agencies join in": (g) => ({
          changes: {
            ...strongChain,
            inspection: g.values.inspection + 0.1,
            assistance: Math.max(0.5, g.values.assistance),
            synergy: 0.5
          }
        })
      },
      measure: measures.undetected,
      expect: "lowers"
    },
    {
      claim: "devolution-uneven",
      about:
        "That inspections differ from place to place is set; whether compliance becomes uneven with them is a result.",
      setting: "how much inspection differs from one part of the region to another",
      on: contracts,
      arms: {even: set({regionalVariation: 0}), uneven: set({regionalVariation: 0.9})},
      measure: measures.regionGap,
      expect: "raises"
    },

    // Labour
    {
      claim: "minimum-wage-moves-jobs",
      about: "Shenzhen with and without three rises of the minimum wage with stricter enforcement.",
      setting: "minimum wage and inspection, rising step by step",
      on: [ground("shenzhen-minimum-wage")],
      arms: {"no rises": asItIs, rises: asInTheCase},
      measure: measures.left,
      expect: "raises",
      chosenFor: true
    },
    {
      claim: "minimum-wage-moves-jobs",
      about: "The same pressure at once, in China as a whole.",
      setting: "minimum wage with stricter enforcement",
      on: [china],
      arms: {
        low: set({minimumWage: 0}),
        middling: set({minimumWage: 0.15, inspection: 0.18}),
        high: set({minimumWage: 0.3, inspection: 0.25})
      },
      measure: measures.left,
      expect: "raises",
      chosenFor: true
    },
    {
      claim: "minimum-wage-upgrades",
      about: "Upgrading is read as the capability of the firms that are there at the end.",
      setting: "minimum wage and inspection, rising step by step",
      on: [ground("shenzhen-minimum-wage")],
      arms: {"no rises": asItIs, rises: asInTheCase},
      measure: measures.capability,
      expect: "raises",
      chosenFor: true
    },
    {
      claim: "informality-evades-law",
      about:
        "Whether a minimum wage does less for average pay where more work is informal. That informal work is outside the law is one equation of the model.",
      setting: "a minimum wage, and the share of formal jobs without any pressure",
      on: [india],
      arms: {
        "informal, no minimum wage": set({formality: 0.1, minimumWage: 0}),
        "informal, minimum wage": set({formality: 0.1, minimumWage: 0.3}),
        "more formal, no minimum wage": set({formality: 0.6, minimumWage: 0}),
        "more formal, minimum wage": set({formality: 0.6, minimumWage: 0.3})
      },
      measure: measures.pay,
      expect: "interacts",
      sign: 1,
      byConstruction: true
    },
    {
      claim: "labour-as-cost",
      about:
        "Entrepreneurs who see labour as a cost are those with weak norms, and investment in workers is read as capability. That norms favour commitment is one term of the payoffs.",
      setting: "own norms, from strong to weak",
      on: [india, ground("agra-footwear")],
      arms: {"strong norms": set({norms: 0.7}), "middling norms": set({norms: 0.4}), "weak norms": set({norms: 0.1})},
      measure: measures.capability,
      expect: "lowers",
      byConstruction: true
    },
    {
      claim: "visible-exporters-contracts",
      about: "Whether formal jobs are more common among larger firms that sell close to consumers.",
      setting: "who is in the cluster: small firms in the mass market, or larger exporters to demanding buyers",
      on: [india],
      arms: {
        "small, mass market": set({medianSize: 6, weightDemanding: 0, weightPrice: 0, weightPremium: 0, weightMass: 1}),
        "small exporters, demanding buyers": set({medianSize: 6, ...mostlyVisible}),
        "larger exporters, demanding buyers": set({medianSize: 60, ...mostlyVisible})
      },
      measure: measures.formal,
      expect: "raises"
    },

    // Cluster
    {
      claim: "associations-enforce-rules",
      about:
        "That an association makes a breach of its rules costly is one term of the payoffs; how many firms keep them is a result.",
      setting: "the association, from asleep to lively",
      on: contracts,
      arms: {asleep: set({association: 0}), awake: set({association: 0.4}), lively: set({association: 0.8})},
      measure: measures.spirit,
      expect: "raises",
      byConstruction: true
    },
    {
      claim: "heterogeneity-hinders-response",
      about:
        "A common answer is read as the share of firms that do what most do; market segments are the same in both arms.",
      setting: "differences in size and norms, and how far firms look beyond their own segment",
      on: contracts,
      arms: {
        alike: set({sizeSpread: 0.2, normSpread: 0, openness: 0.9}),
        varied: set({sizeSpread: 1.2, normSpread: 0.5, openness: 0.05})
      },
      measure: measures.sameAnswer,
      expect: "lowers"
    }
  ];

  const compared: ComparedPlan[] = [
    {
      claim: "order-of-pressure",
      about: "Pressure from within is read as what is done where no buyer asks, so that nothing comes down the chain.",
      setting: "the contract, with no buyer who asks",
      on: threeTogether,
      arms: {
        India: (late) => late({changes: noBuyers}, india).spirit,
        China: (late) => late({changes: noBuyers}, china).spirit,
        Brazil: (late) => late({changes: noBuyers}, brazil).spirit
      },
      measure: measures.spirit,
      expect: "orders",
      chosenFor: true
    },
    {
      claim: "order-of-negotiability",
      about: "How many firms ignore the standard under each contract as it is.",
      setting: "the contract, from the least to the most negotiable",
      on: threeTogether,
      arms: {
        Brazil: (late) => late({}, brazil).ignoring,
        China: (late) => late({}, china).ignoring,
        India: (late) => late({}, india).ignoring
      },
      measure: measures.ignoring,
      expect: "orders",
      chosenFor: true
    },
    {
      claim: "order-of-enforcement",
      about:
        "The share of breaches that inspectors find, where no buyer asks. How often they come is set in the presets.",
      setting: "the contract, with no buyer who asks",
      on: threeTogether,
      arms: {
        India: (late) => measures.found.read(late({changes: noBuyers}, india)),
        China: (late) => measures.found.read(late({changes: noBuyers}, china)),
        Brazil: (late) => measures.found.read(late({changes: noBuyers}, brazil))
      },
      measure: measures.found,
      expect: "orders",
      chosenFor: true,
      byConstruction: true
    },
    {
      claim: "demanding-contracts-virtuous",
      about:
        "How much more the chain and a push by inspectors do together than each alone, under contracts that ask more and more.",
      setting: "the contract; in each, pressure from the chain and the same push by the state",
      on: threeTogether,
      arms: Object.fromEntries(
        [india, china, brazil].map((g) => {
          const push = {inspection: g.values.inspection + 0.1, fine: g.values.fine + 0.1};
          return [
            g.label,
            (late: (arm: Arm, ground?: Ground) => Late) =>
              beyondSum(
                measures.spirit.read,
                late({changes: weakChain}, g),
                late({changes: strongChain}, g),
                late({changes: {...weakChain, ...push}}, g),
                late({changes: {...strongChain, ...push}}, g)
              )
          ];
        })
      ),
      measure: share("gain of both together beyond the sum", (l) => l.spirit, "−1 to 1"),
      expect: "raises"
    },
    {
      claim: "one-leg-fails",
      about: "What the stronger of the two legs gains alone against what both gain together.",
      setting: "pressure from the chain or from the state alone, or both",
      on: contracts,
      arms: {
        "the stronger leg alone": (late) => {
          const neither = late({changes: {...weakChain, ...weakState}}).spirit;
          const chain = late({changes: {...strongChain, ...weakState}}).spirit;
          const state = late({changes: {...weakChain, ...strongState}}).spirit;
          return Math.max(chain, state) - neither;
        },
        "both legs": (late) =>
          late({changes: {...strongChain, ...strongState}}).spirit -
          late({changes: {...weakChain, ...weakState}}).spirit
      },
      measure: measures.spiritGain,
      expect: "raises"
    },
    {
      claim: "leather-case-not-repeatable",
      about:
        "What the same ban, help and buyers gain among the tanneries and among the artisans of Agra. Whether such help is likely to come is not in the model.",
      setting: "the cluster in which the whole intervention takes place",
      on: [{...ban, label: "tanneries and Agra"}],
      arms: {
        tanneries: (late) => late({phases: ban.phases}, ban).spirit - late({}, ban).spirit,
        "artisans of Agra": (late) =>
          late({phases: ban.phases}, ground("agra-footwear")).spirit - late({}, ground("agra-footwear")).spirit
      },
      measure: measures.spiritGain,
      expect: "lowers"
    }
  ];

  return [
    ...plans.flatMap((plan) => experimentsOf(plan, run)),
    ...compared.flatMap((plan) => comparedExperimentsOf(plan, run))
  ];
}

const onPriceAlone: PressureChanges = {
  weightDemanding: 0,
  weightPrice: 1,
  weightPremium: 0,
  weightMass: 0,
  askPrice: 0.6
};
const firstTierOnly: PressureChanges = {inspectorReach: 0.1, opacity: 0.9};
const allTiers: PressureChanges = {inspectorReach: 1, opacity: 0};
const fewDepend: PressureChanges = {weightDemanding: 0.1, weightPrice: 0.4, weightMass: 0.5};
const mostDepend: PressureChanges = {weightDemanding: 0.7, weightPrice: 0.2, weightMass: 0.1};
const mostlyVisible: PressureChanges = {weightDemanding: 1, weightPrice: 0, weightPremium: 0, weightMass: 0};
const oldDeal: PressureChanges = {
  sizeExemption: 0.9,
  inspection: 0.04,
  assistance: 0.05,
  fine: 0.1,
  negotiability: 0.5
};

/** Changes for a spell in the first half of a run, after which all is as it was. */
function spell({values}: Ground, changes: PressureChanges): Arm {
  const keys = Object.keys(changes) as PressureKey[];
  const back = Object.fromEntries(keys.map((key) => [key, values[key]])) as PressureChanges;
  return {
    phases: [
      {from: 10, changes},
      {from: 30, changes: back}
    ]
  };
}
