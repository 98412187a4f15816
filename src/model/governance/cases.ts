import type {Outcome} from "./forms.js";
import type {Dimension, Tie} from "./parameters.js";

/** Why we give a property the value that we give it, and the passage of the paper on which that rests. */
export interface Reason {
  readonly text: string;
  /** A passage id of the paper (data/passage.csv). */
  readonly passage: string;
}

/** A tie that the paper tells of, with our placing. The paper does not place its cases in the theory's scheme: we do. */
export interface PlacedCase {
  readonly id: string;
  readonly title: string;
  readonly country: "IN" | "CN" | "BR";
  /** Who deals with whom. */
  readonly parties: string;
  /** What the paper tells of it, for a reader who is to place it. */
  readonly story: string;
  readonly passage: string;
  readonly tie: Tie;
  readonly reasons: Readonly<Record<Dimension, Reason>>;
  /** Readings that we should also defend. */
  readonly alsoFits: readonly Outcome[];
  /** What the scheme misses here, or how sure we are. */
  readonly caution: string;
}

/** Twelve ties from the paper, placed by us on scales that only order. */
export const cases: readonly PlacedCase[] = [
  {
    id: "furniture-eu",
    title: "Furniture for the European Union",
    country: "BR",
    parties: "European buyer and furniture maker in southern Brazil",
    story:
      "Buyers in the European Union ask furniture clusters to meet standards on environmental management and on sustainable wood.",
    passage: "fn-4",
    tie: {complexity: 0.7, codifiability: 0.85, capability: 0.7},
    reasons: {
      complexity: {
        text: "Beside the furniture itself, the buyer wants to know how it was made and where the wood grew.",
        passage: "fn-4"
      },
      codifiability: {
        text: "Both demands are written down as standards of outside bodies, for any buyer and any maker.",
        passage: "fn-4"
      },
      capability: {
        text: "The paper counts these among the mature clusters of the richer south; that they can meet the standards is our inference.",
        passage: "brazil-1"
      }
    },
    alsoFits: ["captive"],
    caution:
      "The paper reports the pressure and not who met it. Makers who fail would be captive to the buyer’s help, or out."
  },
  {
    id: "brand-exporter",
    title: "Indian garments, first link",
    country: "IN",
    parties: "Foreign brand and exporting garment firm",
    story:
      "Foreign brands bring standards of their own. A few larger exporters in visible sectors such as garments offer labour contracts, and exporters know ways around the brands’ rules.",
    passage: "india-10",
    tie: {complexity: 0.7, codifiability: 0.7, capability: 0.65},
    reasons: {
      complexity: {text: "The brand orders a garment and a way of treating workers at once.", passage: "india-10"},
      codifiability: {text: "The brand’s standards are set out for its suppliers and checked.", passage: "india-10"},
      capability: {
        text: "These are the larger exporters; they deliver, offer contracts and organise further tiers by themselves.",
        passage: "india-9"
      }
    },
    alsoFits: ["captive"],
    caution: "If you read capability as the will and skill to keep the standards themselves, you get a captive tie."
  },
  {
    id: "exporter-contractor",
    title: "Indian garments, hidden link",
    country: "IN",
    parties: "Exporting garment firm and a contractor whom the brand does not see",
    story:
      "Exporters pass the labour-intensive steps through layers of contractors who are out of the brand’s sight. Pay is by the piece; debt, obligation and patronage bind workers.",
    passage: "india-10",
    tie: {complexity: 0.3, codifiability: 0.7, capability: 0.6},
    reasons: {
      complexity: {
        text: "What is passed on are single steps that need many hands and few instructions.",
        passage: "india-10"
      },
      codifiability: {
        text: "A piece rate presumes a task that a sample can show and that can be counted.",
        passage: "india-9"
      },
      capability: {
        text: "Contractors and home-based units do this work already, through many layers.",
        passage: "india-10"
      }
    },
    alsoFits: ["captive"],
    caution:
      "The scheme says market, and so little asymmetry of power. The paper tells of debt and exploitation. Power that rests on surplus labour, caste or debt has no place among the three properties."
  },
  {
    id: "chinese-suppliers",
    title: "Chinese suppliers under Western codes",
    country: "CN",
    parties: "Western brand and Chinese factory",
    story:
      "Leading Western brands require their Chinese suppliers to follow the brand’s code of conduct. Studies often find that conditions do not improve; some more recent evidence is more positive.",
    passage: "china-7",
    tie: {complexity: 0.7, codifiability: 0.75, capability: 0.65},
    reasons: {
      complexity: {text: "The order covers the product and the conduct of the factory.", passage: "china-7"},
      codifiability: {text: "The demands stand in the brand’s own written code.", passage: "china-7"},
      capability: {
        text: "The paper credits clusters of the Rising Powers that supply global brands with the experience to meet strict standards.",
        passage: "conclusion-5"
      }
    },
    alsoFits: ["captive"],
    caution: "The scheme describes how orders pass. It does not say whether the code changes anything in the dormitory."
  },
  {
    id: "kunshan",
    title: "Taiwanese firms in Kunshan",
    country: "CN",
    parties: "Firm from Taiwan and the plant that it owns in Kunshan",
    story:
      "A cluster of electronics and computing in which foreign investment dominates: firms moved over from Taiwan to save on wages.",
    passage: "china-2",
    tie: {complexity: 0.75, codifiability: 0.35, capability: 0.3},
    reasons: {
      complexity: {
        text: "Electronics and computing need much information between the steps; our inference from the industry.",
        passage: "china-2"
      },
      codifiability: {
        text: "Firms moved themselves and did not send drawings; that they had to is our inference.",
        passage: "china-2"
      },
      capability: {
        text: "They brought their own plants instead of buying from local makers; our inference from the same sentence.",
        passage: "china-2"
      }
    },
    alsoFits: ["modular"],
    caution:
      "Foreign direct investment means that a firm owns the plant abroad, which is a hierarchy; the three values are inferred from that. The paper gives wages as the reason for the move, which is not one of the three properties."
  },
  {
    id: "leather-goods",
    title: "Leather goods for Germany",
    country: "IN",
    parties: "German importer and Indian maker of leather goods",
    story:
      "Germany banned leather goods made with certain chemicals. Each side needed the other, and importers, associations and agencies helped makers to respond.",
    passage: "india-11",
    tie: {complexity: 0.7, codifiability: 0.38, capability: 0.62},
    reasons: {
      complexity: {text: "What is in the leather now matters as much as the bag.", passage: "india-11"},
      codifiability: {
        text: "The ban could be written in a line, but how to tan without the chemicals had to be worked out with a research institute and partners.",
        passage: "india-12"
      },
      capability: {text: "Makers were established exporters and could respond with help.", passage: "india-11"}
    },
    alsoFits: ["modular", "captive"],
    caution: "A case near two thresholds. Once the recipe is known, the same tie becomes modular."
  },
  {
    id: "tannery-ban",
    title: "A small tannery when the ban came",
    country: "IN",
    parties: "German market and a small Indian tannery that still uses the dyes",
    story:
      "Tanneries were many, small and scattered, and could not be forced one by one to stop using the banned dyes.",
    passage: "india-12",
    tie: {complexity: 0.35, codifiability: 0.85, capability: 0.2},
    reasons: {
      complexity: {text: "For the tannery the demand is simple: this dye or not this dye.", passage: "india-11"},
      codifiability: {text: "The chemicals are named and can be tested for.", passage: "india-11"},
      capability: {
        text: "To force them one by one is called a dead end; once the dyes were banned where they are made, tanneries came to comply.",
        passage: "india-12"
      }
    },
    alsoFits: ["captive"],
    caution: "The threat was exclusion. A law on the makers of dyes averted it, from outside the tie."
  },
  {
    id: "agra-footwear",
    title: "Footwear from Agra",
    country: "IN",
    parties: "Buyer and a shoemaking firm that works to order",
    story:
      "Many Indian suppliers see themselves as job-workers, with an eye on today’s margin and no wish for further functions. In Agra traders and shoemakers come from castes far apart.",
    passage: "india-8",
    tie: {complexity: 0.58, codifiability: 0.7, capability: 0.35},
    reasons: {
      complexity: {
        text: "Small and flexible orders, each with its own wishes, for a traditional product.",
        passage: "india-8"
      },
      codifiability: {text: "A job-worker makes what the order says.", passage: "india-8"},
      capability: {
        text: "Firms of this kind seek no functions beyond production, and few invest in their workers.",
        passage: "india-9"
      }
    },
    alsoFits: ["market", "relational"],
    caution:
      "The paper explains the lack of ambition in part by caste. The scheme has only capability to put it under. It says as well that most such clusters sell in low-quality markets, which would make the tie a market."
  },
  {
    id: "jalandhar",
    title: "Footballs from Jalandhar",
    country: "IN",
    parties: "Buyer and football maker in a price-driven segment",
    story:
      "The cluster is known for work on social responsibility. Yet entrepreneurs who care compete in segments driven by price, where no buyer pays a premium for it.",
    passage: "india-14",
    tie: {complexity: 0.35, codifiability: 0.75, capability: 0.65},
    reasons: {
      complexity: {
        text: "Where price decides, little else is asked; the paper cites a study of footballs for it.",
        passage: "india-14"
      },
      codifiability: {
        text: "What is asked fits in a price list; our inference from cut-throat price competition.",
        passage: "india-14"
      },
      capability: {
        text: "The cluster has a common training facility; that this makes its firms able is our inference.",
        passage: "india-5"
      }
    },
    alsoFits: ["captive", "modular"],
    caution:
      "The paper says little on the ties themselves. A buyer with a code of conduct would make the same cluster’s tie more complex."
  },
  {
    id: "sao-paulo-garments",
    title: "Garments for Brazilian retailers",
    country: "BR",
    parties: "Retailer in the association ABVTEX and garment supplier",
    story:
      "An association of apparel retailers designed an initiative that works with the public labour inspectorate to carry labour standards down the chain and to close gaps.",
    passage: "brazil-6",
    tie: {complexity: 0.7, codifiability: 0.7, capability: 0.35},
    reasons: {
      complexity: {text: "The retailer answers for labour conditions at several steps down.", passage: "brazil-6"},
      codifiability: {text: "The initiative has a code for the garment industry.", passage: "brazil-9"},
      capability: {
        text: "There were gaps to close, and suppliers did not close them by themselves; our inference.",
        passage: "brazil-6"
      }
    },
    alsoFits: ["modular"],
    caution: "Here two drivers stand side by side, the retailers and the state. The scheme has one buyer only."
  },
  {
    id: "toritama",
    title: "Jeans laundries in Toritama",
    country: "BR",
    parties: "Jeans maker and laundry",
    story:
      "Laundries wash and treat jeans with chemicals and much water. The paper tells of no buyer that made them cleaner: the public attorney and the environment agency did, with closures, fines and subsidies, and with support from other agencies.",
    passage: "brazil-5",
    tie: {complexity: 0.35, codifiability: 0.7, capability: 0.65},
    reasons: {
      complexity: {
        text: "Washing is one step, and the paper tells of no lead firm that asks the laundries for more.",
        passage: "brazil-5"
      },
      codifiability: {text: "A wash can be ordered by its look; our inference.", passage: "brazil-5"},
      capability: {
        text: "Laundries adopted cheap ways to recycle water once they were pressed and helped.",
        passage: "brazil-5"
      }
    },
    alsoFits: ["modular", "captive"],
    caution:
      "The paper does not describe these ties. What it does say is that pressure came from the state and not down the chain."
  },
  {
    id: "charcoal",
    title: "Charcoal for pig iron",
    country: "BR",
    parties: "Iron smelter and charcoal producer in Eastern Amazonia",
    story:
      "Under judicial enforcement, smelters and charcoal producers came into closer, preferred ties. Servitude fell and quality rose.",
    passage: "brazil-7",
    tie: {complexity: 0.65, codifiability: 0.4, capability: 0.6},
    reasons: {
      complexity: {
        text: "The smelter now has to know how its charcoal was made and by whom; our inference.",
        passage: "brazil-7"
      },
      codifiability: {
        text: "Instead of a price per load there are preferred partners, which suggests that much is not on paper.",
        passage: "brazil-7"
      },
      capability: {text: "Quality improved within the tie.", passage: "brazil-7"}
    },
    alsoFits: ["captive", "hierarchy"],
    caution: "The two sides drew closer because the state enforced the law, not because a buyer asked."
  }
];
