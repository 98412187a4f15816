/** A group of tables as readers look for them. */
export interface TableGroup {
  title: string;
  about: string;
  tables: readonly {name: string; label: string}[];
}

const groups: readonly TableGroup[] = [
  {
    title: "The evidence",
    about: "What the paper reports: numbers, places, cases, policies, and what was done in which cluster.",
    tables: [
      {name: "fact", label: "Facts"},
      {name: "place", label: "Places"},
      {name: "case_study", label: "Case studies"},
      {name: "policy", label: "Policies"},
      {name: "intervention", label: "Interventions"}
    ]
  },
  {
    title: "The argument",
    about: "What the paper makes of the evidence: the three social contracts, its claims, and what it asks next.",
    tables: [
      {name: "contract", label: "Social contracts"},
      {name: "dimension", label: "Dimensions of the contracts"},
      {name: "claim", label: "Claims"},
      {name: "hypothesis", label: "Research agenda"}
    ]
  },
  {
    title: "Who and what",
    about: "Who acts on standards, and which standards there are.",
    tables: [
      {name: "actor", label: "Actors"},
      {name: "standard", label: "Standards"}
    ]
  },
  {
    title: "Sources",
    about: "Where everything can be checked, and what was found wrong.",
    tables: [
      {name: "reference", label: "Works"},
      {name: "citation", label: "Citations"},
      {name: "passage", label: "Passages of the paper"},
      {name: "erratum", label: "Errata"}
    ]
  },
  {
    title: "Glossary",
    about: "Words and abbreviations.",
    tables: [{name: "term", label: "Terms"}]
  }
];

const helpers: TableGroup = {
  title: "Helper tables",
  about: "Short lists that the other tables point to.",
  tables: [
    {name: "country", label: "Countries"},
    {name: "sector", label: "Sectors"},
    {name: "unit", label: "Units"},
    {name: "cluster_count", label: "Counts of clusters"},
    {name: "erratum_touches", label: "What errata touch"}
  ]
};

/** Returns the groups with only the tables that exist; tables that no group names stand among the helper tables. */
export function groupTables(names: readonly string[]): TableGroup[] {
  const known = new Set([...groups, helpers].flatMap(({tables}) => tables.map(({name}) => name)));
  const others = names.filter((name) => !known.has(name)).map((name) => ({name, label: tableLabel(name)}));
  return [...groups, {...helpers, tables: [...helpers.tables, ...others]}]
    .map((group) => ({...group, tables: group.tables.filter(({name}) => names.includes(name))}))
    .filter(({tables}) => tables.length);
}

/** Returns what a table is called on the page. */
export function tableLabel(name: string): string {
  for (const {tables} of [...groups, helpers]) {
    const found = tables.find((table) => table.name === name);
    if (found) return found.label;
  }
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Columns that are not shown until a reader asks for them, so that a table can be read from left to right. */
const hiddenAtFirst: Record<string, readonly string[]> = {
  fact: ["qualifier", "value"],
  place: ["sector", "latitude", "longitude", "precision", "printed_name"],
  policy: ["year_fact", "budget_fact", "budget_usd_fact"],
  reference: ["editors", "volume", "issue", "pages", "publisher", "publisher_place", "url"]
};

/** Returns the columns of a table that are hidden at first. */
export function firstHidden(table: string): readonly string[] {
  return hiddenAtFirst[table] ?? [];
}
