import type {ClaimsData, Standing, TestedClaim} from "./claimsData.js";
import type {ClaimVerdict} from "./judge.js";
import {verdictOrder} from "./words.js";

/** What a reader asks to see; null asks for all. "tested" stands for every verdict but that a claim cannot be tested. */
export interface ClaimFilters {
  readonly verdict: ClaimVerdict | "tested" | null;
  readonly topic: string | null;
  readonly country: string | null;
  readonly model: string | null;
  readonly standing: Standing | null;
}

export const noFilters: ClaimFilters = {verdict: "tested", topic: null, country: null, model: null, standing: null};

/** Returns the claims that pass the filters; a claim of no one country passes only where no country is asked for. */
export function filterClaims(claims: readonly TestedClaim[], filters: ClaimFilters): TestedClaim[] {
  const {verdict, topic, country, model, standing} = filters;
  return claims.filter(
    (c) =>
      (verdict === null || (verdict === "tested" ? c.verdict !== "untested" : c.verdict === verdict)) &&
      (topic === null || c.topic === topic) &&
      (country === null || c.country === country) &&
      (model === null || c.tests.some((t) => t.model === model)) &&
      (standing === null || c.standing === standing)
  );
}

/** Returns claims by topic in the order of the data; within a topic by verdict, then by how large the least certain effect is. */
export function groupClaims(
  {topics}: Pick<ClaimsData, "topics">,
  claims: readonly TestedClaim[]
): {readonly topic: string; readonly claims: readonly TestedClaim[]}[] {
  const least = (c: TestedClaim) => Math.min(...c.tests.map((t) => t.effect / t.smallest));
  return topics
    .map((topic) => ({
      topic,
      claims: claims
        .filter((c) => c.topic === topic)
        .sort(
          (a, b) =>
            verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict) ||
            (a.tests.length && b.tests.length ? least(b) - least(a) : 0)
        )
    }))
    .filter((group) => group.claims.length);
}
