import type {Chain} from "./chain.js";

/** A chain of the paper as we draw it, with the passage it rests on and what we added. */
export interface WorkedChain extends Chain {
  readonly country: "IN" | "CN" | "BR";
  readonly passage: string;
  readonly note: string;
}

/** Six chains that the paper tells of. Who stands in them follows the paper; the three values of each link are our reading. */
export const workedChains: readonly WorkedChain[] = [
  {
    id: "indian-garments",
    title: "Indian garments with hidden contractors",
    country: "IN",
    passage: "india-10",
    note: "Brand, exporter, contractors and home-based work follow the paper; the values of the links are ours.",
    nodes: [
      {id: "brand", name: "Foreign brand", kind: "brand", role: "sets standards and orders"},
      {id: "exporter", name: "Exporter", kind: "first tier", role: "takes the order, passes steps on"},
      {id: "contractor", name: "Contractors", kind: "supplier", role: "hand work out, layer by layer", hidden: true},
      {id: "home", name: "Workshops and homes", kind: "workshop", role: "sew for a piece rate", hidden: true}
    ],
    links: [
      {tie: {complexity: 0.7, codifiability: 0.7, capability: 0.65}, drivers: ["brand"]},
      {tie: {complexity: 0.3, codifiability: 0.7, capability: 0.6}, drivers: ["exporter"]},
      {tie: {complexity: 0.55, codifiability: 0.6, capability: 0.3}, drivers: ["contractor"]}
    ],
    outside: [
      {id: "state", name: "Indian state", kind: "state"},
      {id: "multi", name: "Multi-stakeholder code", kind: "standard setter"}
    ]
  },
  {
    id: "indian-leather",
    title: "Indian leather to Germany",
    country: "IN",
    passage: "india-12",
    note: "The chain is turned so that dyes come last. That the law acts on the sale of dyes and not on the tanneries is the paper’s point.",
    nodes: [
      {id: "importer", name: "German importer", kind: "importer", role: "needs goods without banned chemicals"},
      {id: "maker", name: "Leather goods maker", kind: "first tier", role: "exports bags and other goods"},
      {id: "tannery", name: "Small tanneries", kind: "workshop", role: "tan hides"},
      {id: "dyes", name: "Chemical companies", kind: "supplier", role: "sell dyes"}
    ],
    links: [
      {tie: {complexity: 0.7, codifiability: 0.38, capability: 0.62}, drivers: ["importer", "germany"]},
      {tie: {complexity: 0.6, codifiability: 0.7, capability: 0.35}, drivers: ["maker"]},
      {tie: {complexity: 0.25, codifiability: 0.85, capability: 0.75}, drivers: ["india"]}
    ],
    outside: [
      {id: "germany", name: "German state", kind: "state"},
      {id: "india", name: "Indian state", kind: "state"},
      {id: "institute", name: "Research institute", kind: "standard setter"}
    ]
  },
  {
    id: "brazilian-furniture",
    title: "Brazilian furniture to the European Union",
    country: "BR",
    passage: "fn-4",
    note: "Buyers and makers follow the paper. The wood supplier is added by us, because the standard on wood reaches that far.",
    nodes: [
      {id: "buyer", name: "European buyer", kind: "retailer", role: "asks for certified goods"},
      {id: "maker", name: "Furniture maker", kind: "first tier", role: "makes to specification"},
      {id: "wood", name: "Wood supplier", kind: "supplier", role: "sells certified wood"}
    ],
    links: [
      {tie: {complexity: 0.7, codifiability: 0.85, capability: 0.7}, drivers: ["buyer"]},
      {tie: {complexity: 0.4, codifiability: 0.85, capability: 0.7}, drivers: ["fsc"]}
    ],
    outside: [
      {id: "fsc", name: "Forest Stewardship Council", kind: "standard setter"},
      {id: "state", name: "Brazilian state", kind: "state"}
    ]
  },
  {
    id: "sao-paulo",
    title: "Garments for Brazilian retailers",
    country: "BR",
    passage: "brazil-6",
    note: "Retailers, their association and the inspectorate follow the paper. That the supplier passes work to workshops is our simplification of “down the chain”.",
    nodes: [
      {id: "retailer", name: "Retailer", kind: "retailer", role: "member of ABVTEX, with a code"},
      {id: "supplier", name: "Garment supplier", kind: "first tier", role: "makes to order, passes work on"},
      {id: "workshop", name: "Sewing workshops", kind: "workshop", role: "sew parts of the order"}
    ],
    links: [
      {tie: {complexity: 0.7, codifiability: 0.7, capability: 0.35}, drivers: ["retailer"]},
      {tie: {complexity: 0.6, codifiability: 0.65, capability: 0.35}, drivers: ["supplier", "inspectors"]}
    ],
    outside: [
      {id: "inspectors", name: "Labour inspectorate", kind: "state"},
      {id: "abvtex", name: "ABVTEX", kind: "standard setter"}
    ]
  },
  {
    id: "toritama",
    title: "Jeans from Toritama",
    country: "BR",
    passage: "brazil-5",
    note: "Makers, laundries and the agencies follow the paper. It names no buyer; the traders at the top are added by us.",
    nodes: [
      {id: "trader", name: "Traders", kind: "trader", role: "buy jeans for shops"},
      {id: "maker", name: "Jeans makers", kind: "first tier", role: "cut and sew"},
      {id: "laundry", name: "Laundries", kind: "workshop", role: "wash and treat jeans"}
    ],
    links: [
      {tie: {complexity: 0.3, codifiability: 0.75, capability: 0.7}, drivers: ["trader"]},
      {tie: {complexity: 0.35, codifiability: 0.7, capability: 0.65}, drivers: ["prosecutor"]}
    ],
    outside: [
      {id: "prosecutor", name: "Prosecutor and environment agency", kind: "state"},
      {id: "sebrae", name: "SEBRAE", kind: "state"}
    ]
  },
  {
    id: "chinese-brands",
    title: "Chinese suppliers of Western brands",
    country: "CN",
    passage: "china-7",
    note: "Brand, factory and the dormitory system follow the paper. To draw the factory floor as a link of its own, owned and commanded, is our choice.",
    nodes: [
      {id: "brand", name: "Western brand", kind: "brand", role: "orders, with a code of conduct"},
      {id: "factory", name: "Chinese factory", kind: "first tier", role: "takes the order"},
      {id: "floor", name: "Floor and dormitory", kind: "workshop", role: "owned by the factory"}
    ],
    links: [
      {tie: {complexity: 0.7, codifiability: 0.75, capability: 0.65}, drivers: ["brand"]},
      {tie: {complexity: 0.65, codifiability: 0.4, capability: 0.3}, drivers: ["factory"]}
    ],
    outside: [
      {id: "state", name: "Chinese state", kind: "state"},
      {id: "multi", name: "Multi-stakeholder code", kind: "standard setter"}
    ]
  }
];
