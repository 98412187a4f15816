import type {PressureValues} from "../../model/pressures/parameters.js";
import {gain, type Measures, type Watch} from "./balance.js";
import {roleKeys, type RoleKey} from "./clauses.js";

/** A row of the evidence that a brief rests on, and what it says to the role. */
export interface EvidenceRow {
  readonly table: "passage" | "case_study" | "fact" | "claim" | "erratum";
  readonly id: string;
  /** What a reader calls the row: the title of a case, or the heading of another row; passages are named by where they stand. */
  readonly title?: string;
  readonly says: string;
}

/** What a reservation is judged by: values and outcomes of today and of the package. */
export interface Offer {
  readonly today: PressureValues;
  readonly values: PressureValues;
  readonly before: Measures;
  readonly after: Measures;
}

/** A role of the debate with its brief. What it wants and fears is ours, written from the rows that it names. */
export interface Role {
  readonly key: RoleKey;
  readonly name: string;
  /** Who you are. */
  readonly who: string;
  readonly wants: string;
  readonly fears: string;
  readonly offers: string;
  readonly evidence: readonly EvidenceRow[];
  /** A preset in which the role’s world can be looked at. */
  readonly scenario: string;
  readonly watches: readonly Watch[];
  /** What the role would not sign: kept to itself until the debate is over. */
  readonly reservation: {readonly text: string; readonly crossed: (offer: Offer) => boolean};
}

const jobs: Watch = {key: "jobs", better: "more", as: "jobs in the cluster"};
const gap: Watch = {key: "gap", better: "less", as: "distance between paper and practice"};

const briefs: Readonly<Record<RoleKey, Omit<Role, "key">>> = {
  ministry: {
    name: "Ministry",
    who: "You are an official of the ministry that answers for small firms. Labour and environment are the business of two other ministries, and you will be asked what all of it cost.",
    wants:
      "More jobs with a contract, a cluster that still has its firms in ten years, and a success that can be shown.",
    fears:
      "Firms that close or move while your minister is in office; and a programme that pays for workshops and machines and changes nothing in how people work.",
    offers: "Money for help, the number of inspectors, whom they spare, and the level of the minimum wage.",
    evidence: [
      {
        table: "passage",
        id: "brazil-7",
        says: "Inspectors who punish and also help: what a state can do that has them."
      },
      {
        table: "passage",
        id: "china-8",
        says: "New rules of the centre are carried out unevenly, and some firms upgrade while others move."
      },
      {
        table: "passage",
        id: "india-6",
        says: "Some programmes for clusters have the poor in view; only a few have social responsibility."
      },
      {
        table: "case_study",
        id: "case-devils-deal",
        title: "The devil’s deal",
        says: "What sparing the small was meant for."
      }
    ],
    scenario: "shenzhen-minimum-wage",
    watches: [
      {key: "formalJobs", better: "more", as: "jobs with a contract"},
      jobs,
      {key: "pollution", better: "less", as: "pollution that voters see"},
      {key: "publicCost", better: "less", as: "what it costs the public purse"}
    ],
    reservation: {
      text: "You do not sign when the public purse is to carry more than an additional 0.02 of the cluster’s sales. The treasury has told you so, and asked you not to say it.",
      crossed: ({before, after}) => after.publicCost - before.publicCost > 0.02
    }
  },
  inspector: {
    name: "Labour inspector",
    who: "You inspect workplaces for labour and safety. You know the law, you know more workshops than you can visit, and you were trained to look for causes.",
    wants: "That what the law means is done, and that a second visit finds less than the first.",
    fears:
      "To be sent out to count visits; to be told, once more, whom to leave alone; and to close a workshop whose work goes on behind the next door.",
    offers:
      "More visits, fines that are applied, and your time as an adviser. You cannot do all of it with the same hands.",
    evidence: [
      {table: "passage", id: "brazil-7", says: "Sanction with assistance, and what came of it in several sectors."},
      {
        table: "case_study",
        id: "case-toritama",
        title: "Jeans laundries in Toritama",
        says: "Closures, fines, dialogue and subsidies in one town."
      },
      {
        table: "passage",
        id: "india-12",
        says: "Force alone gets nowhere with many scattered workshops; a ban upstream did."
      },
      {
        table: "erratum",
        id: "err-labour-prosecutors",
        title: "the number of labour prosecutors",
        says: "Be careful with the number of prosecutors that the paper prints."
      }
    ],
    scenario: "fireworks",
    watches: [
      {key: "spirit", better: "more", as: "what the law means, done"},
      {key: "undetected", better: "less", as: "breaches that nobody finds"},
      {key: "underground", better: "less", as: "work moved where you cannot see it"},
      {key: "accidents", better: "less", as: "accidents"}
    ],
    reservation: {
      text: "You do not sign a package that spares small firms more than today. You have been told to look away before.",
      crossed: ({today, values}) => values.sizeExemption > today.sizeExemption
    }
  },
  buyer: {
    name: "Buyer",
    who: "You buy for a brand that sells in several countries. You have targets for cost and for delivery, and a colleague who answers for responsibility. You sit in different departments.",
    wants: "Suppliers with certificates, on time, and no photograph of your label in a hidden workshop.",
    fears:
      "To pay more than your competitors for something that your customers cannot see, and to find out from a newspaper where the goods were made.",
    offers:
      "A premium, orders over several years, and audits that look further. Or the opposite of each: you can also leave.",
    evidence: [
      {
        table: "passage",
        id: "concepts-5",
        says: "Where compliance is acute, chains can tie and watch suppliers more closely."
      },
      {
        table: "case_study",
        id: "case-garment-subcontracting",
        title: "Hidden contractors in Indian garments",
        says: "How exporters get around a buyer’s standard."
      },
      {
        table: "case_study",
        id: "case-toy-suppliers",
        title: "Toy suppliers recouple policy and practice",
        says: "More recent evidence that suppliers tied into chains can engage more positively."
      },
      {table: "passage", id: "agenda-5", says: "Ticking the boxes or commitment: two ways of asking."}
    ],
    scenario: "furniture-eu",
    watches: [
      {key: "letter", better: "more", as: "suppliers with a certificate"},
      gap,
      {key: "privateCost", better: "less", as: "cost of audits and certificates"},
      {key: "premiumBill", better: "less", as: "premium that you promise"}
    ],
    reservation: {
      text: "You do not sign a premium above 0.05 of sales unless audits look at least half-way behind the papers. You will not pay more and see no more.",
      crossed: ({today, values}) => values.premium > 0.05 && values.premium > today.premium && values.auditDepth < 0.5
    }
  },
  exporter: {
    name: "Exporter",
    who: "You own a firm of some size that sells abroad. Below you work contractors whom you know, and below them others whom you do not. Your name stands on the contract with the buyer.",
    wants: "A margin that survives a bad season, orders that come again, and one list of demands in place of several.",
    fears:
      "That the buyer asks for more and pays the same; that you carry the cost and the neighbour who cheats gets the order.",
    offers:
      "To stay with a buyer who stays with you, to carry an association that shares costs and names members who cheat, and to deal with a union.",
    evidence: [
      {
        table: "passage",
        id: "india-14",
        says: "In price-driven segments, those who want to do better get no premium for it."
      },
      {table: "passage", id: "concepts-6", says: "Local associations help firms to enforce rules together."},
      {
        table: "passage",
        id: "brazil-10",
        says: "Firms complain of what enforced rules cost; key parts of business appear to agree with them."
      },
      {
        table: "case_study",
        id: "case-price-driven-segments",
        title: "No premium in price-driven segments",
        says: "Neither buyers nor public agencies press much, so that personal commitment is hard to practise."
      }
    ],
    scenario: "indian-garments",
    watches: [
      {key: "margin", better: "more", as: "margin of the firms that are there"},
      {key: "active", better: "more", as: "firms still in business"},
      {key: "capability", better: "more", as: "mastery of better practice"},
      {key: "letter", better: "more", as: "certificates that open doors"}
    ],
    reservation: {
      text: "You do not sign more inspections or higher fines unless help or the premium rises too. If there is only punishment, you alone pay.",
      crossed: ({today, values}) =>
        (values.inspection > today.inspection || values.fine > today.fine) &&
        values.assistance <= today.assistance &&
        values.premium <= today.premium
    }
  },
  workshop: {
    name: "Home-based workshop",
    who: "You make uppers for shoes at home, with your family, for a trader who brings the material and takes away the pairs. You have a skill that takes years to learn, and in the peak weeks everybody looks for you.",
    wants:
      "Work in the slack months too, a piece rate that pays for the hours in it, to be paid on the day, and to be asked before others decide what your home is.",
    fears:
      "To be found only by those who fine; that a buyer’s ban on home work takes the orders and leaves the debt; and that a rule about children is written by people who have never seen an apprentice, or never seen one exploited.",
    offers:
      "To be registered and counted, if something comes with it; and to join an association or a group that speaks for homes too. You know where the work is really done.",
    evidence: [
      {
        table: "passage",
        id: "india-9",
        says: "Piece rates, seasons, debt and patronage; apprentices, or child labour, depending on who looks."
      },
      {
        table: "case_study",
        id: "case-home-based-work",
        title: "Home-based units and piece rates",
        says: "How risk is passed on to those who work by the piece."
      },
      {
        table: "case_study",
        id: "case-agra-caste",
        title: "Traders and shoemakers in Agra",
        says: "A division of tasks by caste that sets shoemakers apart from traders."
      },
      {
        table: "passage",
        id: "agenda-4",
        says: "A patron can make life less insecure, and the tie would still fail a formal check."
      }
    ],
    scenario: "agra-footwear",
    watches: [
      {key: "jobs", better: "more", as: "work to be had in the cluster"},
      {key: "lost", better: "less", as: "work lost where firms close"},
      {key: "wage", better: "more", as: "average pay"},
      {key: "hours", better: "less", as: "hours a week"}
    ],
    reservation: {
      text: "You do not sign to be spared less unless help rises too. You will not be seen only to be fined.",
      crossed: ({today, values}) => values.sizeExemption < today.sizeExemption && values.assistance <= today.assistance
    }
  },
  union: {
    name: "Union",
    who: "You organise workers in the larger firms of the cluster and would like to organise the others. Your members ask about wages first; then about hours; then about who is heard.",
    wants: "Jobs with contracts, better pay, shorter weeks, and a seat wherever a standard is checked.",
    fears:
      "Rules that are good on paper and send the work elsewhere; and a code that lets the buyer say that no union is needed.",
    offers:
      "To find breaches that no visitor finds, to agree on steps rather than on everything at once, and to hold members to what was agreed.",
    evidence: [
      {table: "passage", id: "india-10", says: "Unions seldom have the power to balance that of employers."},
      {
        table: "passage",
        id: "china-6",
        says: "Who leads a factory union, and what becomes of workers’ voice then."
      },
      {
        table: "passage",
        id: "china-7",
        says: "What workers do where their right to bargain is restricted: they leave, and they strike."
      },
      {
        table: "case_study",
        id: "case-minimum-wages-relocation",
        title: "Minimum wages and jobs that move",
        says: "Higher minimum wages and other enforced rules: some firms upgrade, some production moves."
      }
    ],
    scenario: "pearl-river-codes",
    watches: [
      {key: "formalJobs", better: "more", as: "jobs with a contract"},
      {key: "wage", better: "more", as: "average pay"},
      {key: "hours", better: "less", as: "hours a week"},
      {key: "left", better: "less", as: "jobs that left"}
    ],
    reservation: {
      text: "You do not sign when average pay falls below today’s, or when your own voice gets weaker.",
      crossed: ({today, values, before, after}) =>
        values.unions < today.unions || gain({key: "wage", better: "more", as: ""}, before, after) < -0.005
    }
  },
  ngo: {
    name: "Local organisation",
    who: "You work for a small organisation in the cluster. You test wells, you know which families sew for whom, and your funds come from a foundation abroad that likes campaigns.",
    wants: "Water that can be drunk, fewer accidents, and labels that say what is so.",
    fears:
      "That a visible success, a certificate or a ban, hides what it did to those whom nobody counts; and that those who talk to you are found out.",
    offers: "Eyes and ears in the place, a name that people trust, and silence for a while if steps are agreed.",
    evidence: [
      {
        table: "case_study",
        id: "case-tamil-nadu-tanneries",
        title: "Tannery effluent in Tamil Nadu",
        says: "Citizens and courts together brought a common answer to waste water."
      },
      {
        table: "passage",
        id: "agenda-8",
        says: "Researchers need sharp local eyes and ears; so, we add, does an audit."
      },
      {table: "passage", id: "concepts-5", says: "Organisations write codes together with companies."},
      {table: "passage", id: "india-9", says: "What a contract does not show of the ties between people."}
    ],
    scenario: "german-ban",
    watches: [
      {key: "pollution", better: "less", as: "pollution"},
      {key: "accidents", better: "less", as: "accidents"},
      gap,
      {key: "undetected", better: "less", as: "breaches that nobody finds"}
    ],
    reservation: {
      text: "You do not sign when the distance between letter and spirit grows by more than 0.02. You will not put your name under paper.",
      crossed: ({before, after}) => after.gap - before.gap > 0.02
    }
  },
  consumer: {
    name: "Consumer",
    who: "You belong to a group of consumers, some abroad and some of the new middle class at home. You would pay a little more for things made decently. You have said so in a survey; your purse has not been asked.",
    wants: "To know how a thing was made, in one sign that can be believed, at a price that you can pay.",
    fears: "To pay for a sticker; and that your boycott costs somebody far away her work.",
    offers: "A premium, in the end all of it. And attention, which wanders.",
    evidence: [
      {
        table: "passage",
        id: "agenda-7",
        says: "When would a retailer at home attach a standard to what it sells, and who would make it?"
      },
      {
        table: "passage",
        id: "conclusion-5",
        says: "How will new middle classes change the next generation of standards?"
      },
      {
        table: "case_study",
        id: "case-sao-paulo-garments",
        title: "Retailers and inspectors in São Paulo",
        says: "Retailers at home drew up an initiative and sought to work with public inspectors."
      },
      {
        table: "passage",
        id: "india-9",
        says: "What looks like child labour from afar is called apprenticeship in place."
      }
    ],
    scenario: "sao-paulo-garments",
    watches: [
      {key: "spirit", better: "more", as: "what the sign means, done"},
      gap,
      {key: "hours", better: "less", as: "hours of those who make it"},
      {key: "premiumBill", better: "less", as: "premium that you pay in the end"}
    ],
    reservation: {
      text: "You do not sign a higher premium unless the distance between letter and spirit gets smaller. You have paid for stickers before.",
      crossed: ({today, values, before, after}) => values.premium > today.premium && after.gap > before.gap - 0.005
    }
  }
};

/** The roles of the debate in their order. */
export const roles: readonly Role[] = roleKeys.map((key) => ({key, ...briefs[key]}));

/** Returns the role with a key. */
export const roleOf = (key: RoleKey): Role => ({key, ...briefs[key]});

/** Returns the address of a row of the evidence, from a page beside it. */
export const evidenceHref = ({table, id}: EvidenceRow): string => `./evidence.html#${table}=${encodeURIComponent(id)}`;
