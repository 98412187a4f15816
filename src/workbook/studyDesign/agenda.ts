/** The points of the research agenda in the order of the paper: the numbered ones, then the traits to mind. */
export const agendaPoints = [
  {name: "Social contracts", about: "how public rules and private standards meet", trait: false},
  {name: "Local traditions", about: "responsibility before any checklist", trait: false},
  {name: "Sizes and experience", about: "clusters are not only small firms", trait: false},
  {name: "The home market", about: "who asks for standards there", trait: false},
  {name: "Hidden subcontracting", about: "work outside the first factory", trait: true},
  {name: "Silos", about: "segments that hardly touch", trait: true},
  {name: "Actors beside the chain", about: "associations, offices, unions", trait: true}
] as const;

/** What a study may need, as the figure groups it. The grouping is ours. */
export const agendaNeeds = {
  places: "more than one cluster or country",
  time: "the same firms or chains over years",
  floor: "a look beyond papers and the first factory",
  talk: "open talks, also with people outside firms",
  list: "a list or a measure of all firms first"
} as const;
export type AgendaNeed = keyof typeof agendaNeeds;

/** The groups of each row of data/hypothesis.csv, by its id. */
export const needsOf: Readonly<Record<string, readonly AgendaNeed[]>> = {
  "compare-contracts": ["places"],
  "virtuous-cycle-where": ["places", "time"],
  "demanding-ground": ["places"],
  "fertile-ground-tested": ["places", "floor"],
  "co-shaping": ["talk"],
  "boundary-conditions": ["places"],
  "institutions-local-outcomes": ["time", "talk"],
  "traditions-seen": ["talk"],
  "traditions-enable-or-disable": ["time"],
  "traditions-own-standards": ["talk"],
  "training-ground": ["time"],
  "tradition-commitment": ["floor"],
  "patronage-two-faces": ["floor"],
  "stepping-stone": ["places"],
  "sample-by-size": ["list"],
  "sample-by-experience": ["list"],
  "new-lead-firms": ["time"],
  "not-only-small": ["list"],
  "retailer-moves-first": ["time", "talk"],
  "demand-in-the-air": ["talk"],
  "who-spearheads": ["talk"],
  "knowhow-transfers": ["list"],
  "follow-the-chain": ["list", "talk"],
  "influences-outside": ["time", "talk"],
  "consumers-next-generation": ["time"],
  "clusters-pioneer": ["talk"],
  "subcontracting-hides": ["floor"],
  "local-eyes": ["floor", "talk"],
  "subcontracting-extent": ["floor"],
  silos: ["list"],
  "heterogeneity-first": ["list"],
  "heterogeneity-response": ["places"],
  "heterogeneity-brand": ["places"],
  "indirect-actors": ["talk"],
  "indirect-actors-reconfirm": ["places", "talk"],
  "rule-intermediaries": ["time", "talk"]
};
