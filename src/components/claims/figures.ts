import type {ClaimsData} from "../../workbook/claims/claimsData.js";
import {
  countVerdicts,
  effectText,
  standingLabel,
  valueText,
  verdictLabel,
  verdictWords
} from "../../workbook/claims/words.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {claimChart} from "./claimChart.js";
import {claimDetail} from "./claimDetail.js";

const source =
  "our models, run when this site was built; the claims are those of Knorringa and Nadvi (2014) in our words. Values of the models are illustrative and ordinal";

/** Returns a table of every claim with its verdict, whatever the filters of the chart are. */
export function claimTable({claims, models}: ClaimsData): FigureTable {
  return {
    columns: ["Claim", "Topic", "Passage", "Verdict", "Known in advance", "Models", "In words"],
    rows: claims.map((c) => [
      c.claim,
      c.topic,
      c.passage,
      verdictLabel[c.verdict],
      c.standing ? standingLabel[c.standing] : "",
      [...new Set(c.tests.map((t) => models[t.model] ?? t.model))].join(", "),
      verdictWords(c)
    ])
  };
}

/** Returns a table of the arms of a claim's tests. */
export function armTable({claims}: ClaimsData, id: string): FigureTable {
  const claim = claims.find((c) => c.id === id);
  return {
    columns: ["Ground", "What moves", "What is read", "Arm", "Mean", "Least", "Most", "Effect of the test"],
    numbers: [4, 5, 6],
    rows: (claim?.tests ?? []).flatMap((t) =>
      t.arms.map((arm) => {
        const values = arm.values.filter((x) => x !== null);
        return [
          t.ground ?? "",
          t.setting,
          t.measure ?? "",
          arm.name,
          valueText(arm.mean, t),
          valueText(Math.min(...values), t),
          valueText(Math.max(...values), t),
          effectText(t)
        ];
      })
    )
  };
}

/** Returns the two figures of the page on claims; a claim that is picked in the first is shown in the second. */
export function claimFigures(
  data: ClaimsData,
  {claim = "fertile-ground"}: {claim?: string} = {}
): {all: HTMLElement; one: HTMLElement} {
  const counts = countVerdicts(data.claims);
  const tested = data.claims.length - (counts.get("untested") ?? 0);
  const n = (verdict: Parameters<typeof counts.get>[0]) => counts.get(verdict) ?? 0;
  const start = data.claims.some((c) => c.id === claim && c.tests.length) ? claim : undefined;
  const chart = claimChart(data, {claim: start ?? null});
  const detail = claimDetail(data, {claim: start});
  const all = figureFrame(chart, {
    title: `Of ${tested} claims that could be tested, the models bear out ${n("supported")}; ${n("depends")} depend on where one looks, and ${n("none") + n("contradicted")} find no support`,
    subtitle: `Each mark is one test of a claim on one ground, with its interval over ${data.seeds} seeds. The scale counts in multiples of the smallest effect that we let count.`,
    alt: `A list of ${data.claims.length} claims by topic with a mark for each test. Supported ${n("supported")}, depends ${n("depends")}, no effect ${n("none")}, contradicted ${n("contradicted")}, cannot be tested ${n("untested")}. The table says the same in words.`,
    source,
    table: claimTable(data),
    wide: true
  });
  const one = figureFrame(detail, {
    title: "Behind every verdict stand runs that can be looked at one by one",
    subtitle: "Each dot is a run under one seed; the upright line is the mean of the arm.",
    alt: "The arms of each test of the chosen claim with their runs as dots. What they show is written below them, and the table has their means.",
    source,
    table: () => armTable(data, detail.value),
    wide: true
  });
  one.id = "one-claim";
  chart.addEventListener("input", () => {
    if (chart.value !== null && chart.value !== detail.value) {
      detail.value = chart.value;
      one.dispatchEvent(new Event("input"));
    }
  });
  detail.addEventListener("input", () => (chart.value = detail.value));
  return {all, one};
}
