import type {PressureChanges, PressureKey, PressureValues} from "../../model/pressures/parameters.js";

/** The roles of the debate, in the order in which they are named. */
export const roleKeys = ["ministry", "inspector", "buyer", "exporter", "workshop", "union", "ngo", "consumer"] as const;
export type RoleKey = (typeof roleKeys)[number];

/** A parameter of the model that can be negotiated, and the roles without whose signature it cannot change. */
export interface Clause {
  readonly key: PressureKey;
  /** A name short enough for a row of a table. */
  readonly short: string;
  /** What is proposed when the clause is moved by a step, as the rest of "The package would …". */
  readonly proposal: string;
  /** By how much a step moves the parameter; the range of the parameter cuts it off. */
  readonly step: number;
  readonly carriers: readonly RoleKey[];
}

const clause = <const Key extends PressureKey>(
  key: Key,
  short: string,
  step: number,
  carriers: readonly RoleKey[],
  proposal: string
) => ({key, short, step, carriers, proposal}) satisfies Clause;

/** The ten clauses of a package: what the state does, what buyers do, what the cluster and its workers do. */
export const clauses = [
  clause("inspection", "Inspections", 0.2, ["ministry", "inspector"], "inspect more often"),
  clause("fine", "Fines and closures", 0.15, ["ministry", "inspector"], "fine more heavily"),
  clause("sizeExemption", "Sparing the small", -0.3, ["ministry", "workshop"], "spare small firms less"),
  clause("assistance", "Help", 0.3, ["ministry", "inspector"], "help firms with advice and cost"),
  clause("minimumWage", "Minimum wage", 0.1, ["ministry", "union"], "raise the legal minimum wage"),
  clause("premium", "Premium price", 0.03, ["buyer", "consumer"], "pay more for certified goods"),
  clause("auditDepth", "Depth of audits", 0.4, ["buyer", "ngo"], "look further behind the papers"),
  clause("relationship", "Lasting orders", 0.4, ["buyer", "exporter"], "promise longer relationships"),
  clause("association", "Association", 0.3, ["exporter", "workshop"], "bring the association to life"),
  clause("unions", "Unions", 0.3, ["union", "exporter"], "give unions a stronger voice")
] as const;
export type ClauseKey = (typeof clauses)[number]["key"];
export const clauseKeys: readonly ClauseKey[] = clauses.map((c) => c.key);

/** Returns the clause of a parameter; throws a RangeError when the parameter cannot be negotiated. */
export function clauseOf(key: PressureKey): Clause {
  const found = clauses.find((c) => c.key === key);
  if (!found) throw new RangeError(`"${key}" is no clause of a package.`);
  return found;
}

/** Returns what differs from the values of today, for clauses only and in their order. */
export function packageOf(today: PressureValues, values: PressureValues): PressureChanges {
  const changes: {-readonly [Key in PressureKey]?: number} = {};
  for (const key of clauseKeys) if (values[key] !== today[key]) changes[key] = values[key];
  return changes;
}

/** Returns the roles without whose signatures these clauses cannot change, in their order. */
export function carriersOf(changes: PressureChanges): RoleKey[] {
  const carrying = new Set(clauses.filter(({key}) => key in changes).flatMap((c) => c.carriers as readonly RoleKey[]));
  return roleKeys.filter((key) => carrying.has(key));
}
