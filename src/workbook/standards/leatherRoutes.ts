/** What an actor is to a rule at one step of its way, after Levi-Faur and Starobin; that one actor can be several is the paper’s. */
export const ruleRoles = ["rule maker", "rule intermediary", "rule taker"] as const;
export type RuleRole = (typeof ruleRoles)[number];

export interface RouteStep {
  /** Ids in data/actor.csv. */
  readonly actors: readonly string[];
  readonly roles: readonly RuleRole[];
  /** What happens to the rule here. */
  readonly what: string;
  readonly stops?: boolean;
}

export interface Route {
  readonly title: string;
  readonly steps: readonly RouteStep[];
}

/** The two ways of the German rule on leather into India’s tanneries; which role each actor has is our reading. */
export const leatherRoutes: readonly Route[] = [
  {
    title: "Down the chain, from firm to firm (the way not taken)",
    steps: [
      {actors: ["de-government"], roles: ["rule maker"], what: "Bans leather goods with certain chemicals."},
      {actors: ["de-importers"], roles: ["rule intermediary"], what: "Pass the rule on as a condition of the order."},
      {actors: ["in-leather-exporters"], roles: ["rule taker"], what: "Need the German market, and need leather."},
      {
        actors: ["in-tanneries"],
        roles: ["rule taker"],
        what: "Too many and too small to be forced one by one. The rule would stop here.",
        stops: true
      }
    ]
  },
  {
    title: "Around, through the inputs (the way taken)",
    steps: [
      {actors: ["de-government"], roles: ["rule maker"], what: "Bans leather goods with certain chemicals."},
      {
        actors: ["in-commerce-ministry", "in-leather-associations", "in-leather-institute"],
        roles: ["rule intermediary"],
        what: "Negotiate what industry and state will do; importers help."
      },
      {
        actors: ["in-government"],
        roles: ["rule taker", "rule maker"],
        what: "Takes Germany’s rule and makes one of its own: the chemicals may not be imported or made."
      },
      {
        actors: ["in-chemical-companies"],
        roles: ["rule taker", "rule intermediary"],
        what: "Contest the ban at first, then no longer sell what it names."
      },
      {actors: ["in-tanneries"], roles: ["rule taker"], what: "Comply, because the banned inputs are no longer sold."}
    ]
  }
];
