import {experimentModels} from "../../model/experiments.js";
import type {ClaimTest, TestedClaim, Standing} from "./claimsData.js";
import type {ClaimVerdict, TestVerdict} from "./judge.js";

/** Verdicts on a claim in the order in which they are shown. */
export const verdictOrder: readonly ClaimVerdict[] = ["supported", "depends", "none", "contradicted", "untested"];

/** What a verdict is called. */
export const verdictLabel: Readonly<Record<ClaimVerdict, string>> = {
  supported: "supported",
  depends: "depends",
  none: "no effect",
  contradicted: "contradicted",
  untested: "cannot be tested"
};

/** Where a claim stands between choice and result, in words. */
export const standingLabel: Readonly<Record<Standing, string>> = {
  open: "not used in choosing",
  "built in": "built in by an equation",
  chosen: "used in choosing values"
};

const decimalsFor = (smallest: number): number => (smallest >= 0.1 ? 1 : smallest >= 0.008 ? 2 : 3);

/** Returns a value of a test's measure as text, with a true minus sign and as many decimals as matter. */
export function valueText(x: number, {smallest}: Pick<ClaimTest, "smallest">): string {
  const text = Math.abs(x).toFixed(decimalsFor(smallest));
  return x < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** Returns the effect of a test with its interval, such as "0.11 (0.10 to 0.12)". */
export function effectText(test: ClaimTest): string {
  const finer = {smallest: test.smallest / 10};
  return `${valueText(test.effect, finer)} (${valueText(test.low, finer)} to ${valueText(test.high, finer)})`;
}

const heads: Readonly<Record<TestVerdict, string>> = {
  supported: "As the claim says.",
  contradicted: "Against the claim.",
  none: "Too little to count.",
  mixed: "Only in part."
};

/** Returns what a test found, in one or two sentences. */
export function testWords(test: ClaimTest): string {
  const {arms, expect, verdict} = test;
  const first = arms[0]!;
  const last = arms[arms.length - 1]!;
  const size = effectText(test);
  const least = valueText(test.smallest, {smallest: test.smallest / 10});
  const from = `from ${valueText(first.mean, test)} (${first.name}) to ${valueText(last.mean, test)} (${last.name})`;
  switch (expect) {
    case "raises":
    case "lowers": {
      const says = expect === "raises" ? "up" : "down";
      const more =
        verdict === "mixed"
          ? " A step in between goes the other way."
          : verdict === "none"
            ? ` At least ${least} would count.`
            : "";
      return `${heads[verdict]} It goes ${from}; the claim says ${says}. The effect in the direction of the claim is ${size}.${more}`;
    }
    case "orders":
      return `${heads[verdict]} In order: ${arms.map((a) => `${a.name} ${valueText(a.mean, test)}`).join(", ")}. The smallest step is ${size}.`;
    case "unchanged": {
      const head =
        verdict === "contradicted"
          ? "Against the claim, which says that little changes."
          : verdict === "supported"
            ? "As the claim says, little changes."
            : "It cannot be told whether it changes by enough to count.";
      return `${head} It goes ${from}, by ${size}; less than ${least} is little.`;
    }
    case "differs":
      return `${heads[verdict]} The two arms that are furthest apart differ by ${size}.`;
    case "interacts": {
      const sign = test.sign;
      const says =
        sign === null
          ? "the claim says only that the two change each other’s effect"
          : `the claim says that together they add ${sign > 0 ? "more" : "less"} than the sum`;
      // The effect is turned to the sign that the claim names, so that a negative one lies on the other side of the sum.
      const over = sign === null ? null : sign * test.effect >= 0;
      const side = over === null ? "differ from the sum by" : over ? "exceed the sum by" : "fall short of the sum by";
      const turned = test.effect < 0 ? {...test, effect: -test.effect, low: -test.high, high: -test.low} : test;
      return `${heads[verdict]} Together the two causes ${side} ${effectText(turned)}; ${says}.`;
    }
  }
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

const groundsOf = (tests: readonly ClaimTest[]): string =>
  list([...new Set(tests.map((t) => t.ground ?? experimentModels[t.model]))]);

/** Returns why a claim has its verdict, in words: where it holds, where not, and how many tests say so. */
export function verdictWords({verdict, tests, reason}: TestedClaim): string {
  if (verdict === "untested") return reason ?? "";
  const of = (...verdicts: TestVerdict[]) => tests.filter((t) => verdicts.includes(t.verdict));
  const n = tests.length;
  const all = n === 1 ? "its one test" : n === 2 ? "both tests" : `all ${n} tests`;
  if (verdict === "supported") return `As the claim says in ${all}.`;
  if (of("none").length === n) return `No effect that counts in ${all}.`;
  if (of("contradicted").length === n) return `Against the claim in ${all}.`;
  const parts = [
    {tests: of("supported"), head: "as the claim says"},
    {tests: of("mixed"), head: "in part"},
    {tests: of("none"), head: "no effect that counts"},
    {tests: of("contradicted"), head: "against the claim"}
  ].filter((p) => p.tests.length);
  const settings = new Set(tests.map((t) => t.setting)).size;
  const places = new Set(tests.map((t) => t.ground)).size;
  const texts = parts.map(({tests: own, head}) => {
    if (places === 1 || new Set(own.map((t) => t.ground)).size === 0)
      return `${head} for ${list([...new Set(own.map((t) => `“${t.setting}”`))])}`;
    if (settings === 1) return `${head} on the ground of ${groundsOf(own)}`;
    return `${head} in ${own.length} of ${n} tests (${groundsOf(own)})`;
  });
  const text = texts.join("; ");
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** Returns how many claims have each verdict, in the order of verdicts. */
export function countVerdicts(claims: readonly TestedClaim[]): ReadonlyMap<ClaimVerdict, number> {
  return new Map(verdictOrder.map((verdict) => [verdict, claims.filter((c) => c.verdict === verdict).length]));
}
