import type {Carrier} from "./division.js";

export const tasks = ["rule-writing", "public-enforcement", "assistance", "worker-voice"] as const;
/** A task that a society gives to someone; the id of its dimension in data/dimension.csv. */
export type Task = (typeof tasks)[number];
export const taskNames: Readonly<Record<Task, string>> = {
  "rule-writing": "Write the rules",
  "public-enforcement": "Watch and enforce",
  assistance: "Help firms to comply",
  "worker-voice": "Speak for workers"
};

/** Our ordinal reading of who carries a task in a country: 0 not named, 1 a little, 2 a good part, 3 most of it. */
export interface Reading {
  readonly levels: Readonly<Record<Carrier, 0 | 1 | 2 | 3>>;
  readonly why: string;
  /** Passages of the paper on which it rests. */
  readonly passages: readonly string[];
}

const reading = (
  state: 0 | 1 | 2 | 3,
  business: 0 | 1 | 2 | 3,
  civil: 0 | 1 | 2 | 3,
  why: string,
  passages: string[]
) => ({levels: {state, business, civil}, why, passages}) satisfies Reading;

/** Our readings, by task and country. The paper gives no numbers and for most tasks no order: only who is named, and with what weight. */
export const readings: Readonly<Record<Task, Readonly<Record<string, Reading>>>> = {
  "rule-writing": {
    IN: reading(
      1,
      2,
      0,
      "Laws exist and seldom reach clusters; what orders work is custom and debt between firms and workers, and buyers’ rules.",
      ["india-9", "india-10"]
    ),
    CN: reading(
      3,
      1,
      0,
      "The centre gives shape to the rules, provinces and cities carry them out; brands add codes.",
      ["china-7", "china-8"]
    ),
    BR: reading(
      3,
      2,
      1,
      "The state writes strict codes; business writes codes for its sectors, and with labour bodies takes part in international ones.",
      ["brazil-7", "brazil-9"]
    )
  },
  "public-enforcement": {
    IN: reading(
      1,
      1,
      1,
      "Little is carried at all: agencies press little, brands’ checks are blunted, and in Tamil Nadu it was citizens and courts.",
      ["india-10", "india-11", "india-14"]
    ),
    CN: reading(2, 1, 0, "The state enforces more than it did, unevenly; brands check their codes.", [
      "china-7",
      "china-8"
    ]),
    BR: reading(
      3,
      1,
      0,
      "Inspectors, prosecutors and courts carry it; a retailers’ association works with them along the chain.",
      ["brazil-6", "brazil-7"]
    )
  },
  assistance: {
    IN: reading(
      2,
      1,
      0,
      "Programmes help clusters, rarely with standards in view; in leather, associations and importers helped too.",
      ["india-5", "india-11", "india-12"]
    ),
    CN: reading(2, 0, 0, "Cities support clusters and the state invests in standards; nobody else is named.", [
      "china-4",
      "china-8"
    ]),
    BR: reading(3, 0, 0, "Inspectors mend causes, and public agencies advise and subsidise.", ["brazil-5", "brazil-7"])
  },
  "worker-voice": {
    IN: reading(0, 0, 1, "Unions, which seldom have the power to balance that of employers. Nobody else is named.", [
      "india-10"
    ]),
    CN: reading(
      2,
      1,
      1,
      "The union is an arm of state and Party, management names many who lead it in factories, and workers act on their own.",
      ["china-6", "china-7"]
    ),
    BR: reading(
      2,
      0,
      2,
      "Labour bodies work with state and business, and a branch of the state stands up for labour law.",
      ["brazil-7", "brazil-9"]
    )
  }
};
