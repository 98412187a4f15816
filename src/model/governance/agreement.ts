import type {PlacedCase} from "./cases.js";
import {outcomeOfTie} from "./classify.js";
import type {Outcome} from "./forms.js";
import type {Rules} from "./parameters.js";

/** How a reader's placing stands to ours: the same, another reading that we should also defend, or neither. */
export type Verdict = "same" | "defensible" | "other";

/** What a reader says of each case, by case id; a case that is left out has not been placed. */
export type Placing = Readonly<Record<string, Outcome | undefined>>;

/** Returns how one placing of a case stands to our reading under these rules. */
export function verdictOn(placed: PlacedCase, outcome: Outcome, rules: Rules): Verdict {
  if (outcome === outcomeOfTie(placed.tie, rules)) return "same";
  return placed.alsoFits.includes(outcome) ? "defensible" : "other";
}

/** Returns how many of the cases were placed and how many of these as we do, as we should also defend, or otherwise. */
export function countVerdicts(
  cases: readonly PlacedCase[],
  placing: Placing,
  rules: Rules
): Readonly<Record<Verdict | "placed", number>> {
  const counts = {placed: 0, same: 0, defensible: 0, other: 0};
  for (const c of cases) {
    const outcome = placing[c.id];
    if (!outcome) continue;
    counts.placed++;
    counts[verdictOn(c, outcome, rules)]++;
  }
  return counts;
}
