/** Claims of data/claim.csv that no model of the workbook can speak to, each with the reason. */
export const untested: Readonly<Record<string, string>> = {
  "cluster-helps-informal-firms":
    "No model compares firms inside a cluster with the same firms outside one, or lets a market refuse a firm because it is informal.",
  "local-values-conflict":
    "In the models an entrepreneur’s norms always pull towards the standard. A local norm that contradicts it has no place in them.",
  "trust-labour-agency": "Workers choose nothing in the models, and the claim names no direction that could fail.",
  "lead-firms-take-rents": "No model follows rents along a chain: what a lead firm earns is outside all of them.",
  "upgrading-captures-rents": "No model follows rents along a chain, so it cannot say who keeps what upgrading earns.",
  "rules-grow-in-trade":
    "It is a statement on what has happened over time. How much buyers and states ask is given to the models from outside.",
  "division-of-tasks-changes":
    "The social contract is given to the models. They show what follows from it, not how a society comes to change it.",
  "piece-rates-shift-risk":
    "Pay moves with what firms choose, not with orders: piece rates and seasons of work are not in the models.",
  "labour-surplus-weakens": "There is no labour market in the models in which workers could be scarce or many.",
  "caste-division-job-working":
    "Castes could only be put in as a handicap by assumption, and the model would give the assumption back.",
  "employment-guarantee-wage":
    "There is no labour market in the models: the going wage is the unit in which pay is measured.",
  "csr-law-open": "The claim says that the matter is open. No result could contradict it.",
  "enforcement-less-servitude":
    "Bound labour is not among the outcomes. Informal and hidden jobs are, and they are not the same thing.",
  "enforcement-mechanises": "Machines that replace workers are not in the models.",
  "standards-against-imports":
    "Rivals are only there as the strength of price competition, which is set. A preset could lower it, and the model would give that back.",
  "consensus-on-norms": "What state, business and civil society think is given to the models, not a result of them.",
  "limited-citizenship-exploitation": "Workers have no residence and no rights of their own in the models.",
  "union-and-voice":
    "How strong unions are is given. The models show what follows for firms, not whom a union speaks for.",
  "workers-act-by-leaving": "Workers neither protest nor change their jobs in the models.",
  "concern-brings-law": "Rules are given to the models. None of them makes a state that answers its citizens.",
  "local-government-promotes":
    "How many firms a cluster can hold is given, so no help from a city can make it grow beyond.",
  "china-roots-and-logistics": "The models start from a cluster that is there. None says where one arises.",
  "patrons-reduce-insecurity":
    "Insecurity is not among the outcomes, and a tradition of responsibility works on standards alone.",
  "heterogeneity-hinders-brand": "A common name for a cluster is not in the models.",
  "large-suppliers-responsible":
    "Large suppliers do not take on tasks for others in the models; every firm answers for itself.",
  "roles-shift":
    "Who makes rules and who takes them is fixed by how the models are built, so no run can show the roles move."
};
