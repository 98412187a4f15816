/** One rung of a ladder from the buyer down to those who do the work. */
export interface Rung {
  /** Id in the table of actors. */
  actor: string;
  /** What ties it to the rung above; null for the first. */
  tie: string | null;
  /** Whether the buyer or its auditors see this rung, as the paper tells it. */
  seen: boolean;
  /** Who stands beside this rung, ids in the table of actors. */
  beside: readonly string[];
}

/** Who stands between the buyer and the work, one example for each country; the order of the rungs is our reading. */
export const ladders: Readonly<Record<string, readonly Rung[]>> = {
  IN: [
    {actor: "foreign-garment-brands", tie: null, seen: true, beside: []},
    {actor: "in-large-exporters", tie: "orders, a standard, and audits", seen: true, beside: []},
    {actor: "in-contractors", tie: "the labour-intensive steps, passed on in layers", seen: false, beside: []},
    {actor: "in-piece-rate-workers", tie: "pay by the piece, and no contract", seen: false, beside: ["in-unions"]}
  ],
  CN: [
    {actor: "western-brands", tie: null, seen: true, beside: []},
    {actor: "cn-suppliers", tie: "orders and a code of conduct", seen: true, beside: ["cn-city-governments"]},
    {
      actor: "cn-migrant-workers",
      tie: "pay by the piece, long hours, a bed in a dormitory",
      seen: true,
      beside: ["cn-factory-unions", "cn-acftu"]
    }
  ],
  BR: [
    {actor: "br-sugarcane-association", tie: null, seen: true, beside: []},
    {actor: "br-sugarcane-farms", tie: "membership, and a public issue", seen: true, beside: []},
    {
      actor: "br-cane-workers",
      tie: "contract labour, drawn closer",
      seen: true,
      beside: ["br-labour-inspectors", "br-labour-prosecutors", "br-labour-courts"]
    }
  ]
};
