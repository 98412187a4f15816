import {html} from "../../vendor/htl.js";
import type {CountryCases, StageMeasure} from "../../workbook/cases/countryCases.js";
import {ladders} from "../../workbook/cases/ladders.js";
import type {Erratum, Fact} from "../../workbook/evidence.js";
import {formatNumber} from "../../workbook/formatFact.js";
import {amountBars} from "../clusters/amountBars.js";
import {placeMap} from "../clusters/placeMap.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {careList, sortByWeight} from "./careList.js";
import {caseGrid, caseGridText} from "./caseGrid.js";
import {growthLines, grown} from "./growthLines.js";
import {multipleBars} from "./multipleBars.js";
import {policyLine, splitByDate, undatedList, yearsText} from "./policyLine.js";
import {shareDots} from "./shareDots.js";
import {stageChart, stageNumber, stageText, type StageRow} from "./stageChart.js";
import {weekChart, weekHours} from "./weekChart.js";
import {workLadder} from "./workLadder.js";

/** Calls a drawing with the width that there is, and again when the width changes (Framework's resize). */
export type Resize = (draw: (width: number) => Element) => Element;

const paper = "Knorringa and Nadvi (2014)";

const measureRows: Readonly<Record<StageMeasure, Omit<StageRow, "key">>> = {
  letter: {label: "Letter", scale: "share of firms that hold a certificate"},
  spirit: {label: "Spirit", scale: "share of what the standard means that is done"},
  pollution: {label: "Pollution", scale: "1 = all firms without any standard"},
  accidents: {label: "Accidents", scale: "1 = without any standard"},
  formalJobs: {label: "Formal jobs", scale: "1 = all jobs at the start"},
  jobs: {label: "Jobs", scale: "1 = all jobs at the start"},
  wage: {label: "Average pay", scale: "1 = the going wage"},
  left: {label: "Jobs that moved away", scale: "1 = all jobs at the start"},
  lost: {label: "Jobs lost to closure", scale: "1 = all jobs at the start"}
};

const aimLabels: Readonly<Record<string, string>> = {
  inputs: "Inputs, bought together",
  markets: "Markets",
  technology: "Technology and training",
  infrastructure: "Common plants and facilities",
  poverty: "Poverty",
  standards: "Labour and environmental standards"
};

/** Returns functions that draw the figures of the chapter on a country from its data. */
export function caseFigures(data: CountryCases, {resize}: {resize: Resize}) {
  const colour = countryColour(data.country);
  const fact = (id: string): Fact => {
    const found = data.facts[id];
    if (!found) throw new Error(`no fact ${id} in the data of this chapter`);
    return found;
  };
  const errataOf = (facts: readonly Fact[]): Erratum[] => [
    ...new Map(facts.flatMap((f) => f.errata).map((e) => [e.id, e])).values()
  ];
  const sourceOf = (facts: readonly Fact[]): string => {
    const works = [...new Set(facts.map((f) => f.source).filter((s) => !s.startsWith("the paper")))];
    return works.length ? `${works.join("; ")}, as cited in ${paper}` : paper;
  };
  const factTable = (facts: readonly Fact[]) => ({
    columns: ["What", "Measure", "Value", "Period", "Source"],
    rows: facts.map((f) => [f.subject, f.indicator, f.text, f.period ?? "not stated", f.source])
  });
  const onStandards = data.cases.filter((c) => c.field !== "competitiveness");

  return {
    map: ({title, place = null}: {title: string; place?: string | null}) =>
      placeMap(data, {
        place,
        title,
        source: `places named in ${paper}, positions checked against GeoNames; shapes by Natural Earth, whose boundaries express no opinion of ours`
      }),

    aims: ({title}: {title: string}) => {
      const all = new Set(data.aims.map((a) => a.aim));
      const rows = Object.entries(aimLabels)
        .filter(([aim]) => all.has(aim))
        .map(([aim, label]) => {
          const {clusters} = data.aims.find((a) => a.aim === aim)!;
          return {
            label,
            detail: "",
            value: clusters,
            text: clusters === 1 ? "1 cluster" : `${clusters} clusters`,
            colour
          };
        })
        .sort((a, b) => b.value - a.value);
      return figureFrame(
        resize((width) => amountBars(rows, {width})),
        {
          title,
          subtitle:
            "Clusters that the paper names in which something was done for each aim; a cluster can stand under several.",
          alt: `Bars: ${rows.map((r) => `${r.label}, ${r.text}`).join("; ")}.`,
          source: `our count of what ${paper} reports; most of it after FMC (2007)`,
          table: {columns: ["Aim", "Clusters"], numbers: [1], rows: rows.map((r) => [r.label, r.value])}
        }
      );
    },

    timeline: ({title}: {title: string}) => {
      const {dated, undated} = splitByDate(data.policies);
      const notes = undated.length ? undatedList(undated) : null;
      return figureFrame(html`<div>${resize((width) => policyLine(dated, {width, colour}))}${notes}</div>`, {
        title,
        subtitle:
          "A bar is a span of years, a mark one year; a dashed end is an end that the paper does not date. Years of the public record stand with those that the paper leaves undated.",
        alt: `${dated.length} with years: ${dated.map((p) => `${yearsText(p)}, ${p.name}`).join("; ")}. ${undated.length} without a year in the paper: ${undated.map((p) => p.name).join("; ")}.`,
        source: `${paper}; years of the public record are ours`,
        table: {
          columns: ["Year", "What", "Kind", "Level", "About"],
          rows: [...dated, ...undated].map((p) => [yearsText(p), p.name, p.kind, p.level, p.about])
        }
      });
    },

    ladder: ({title, subtitle}: {title: string; subtitle: string}) => {
      const rungs = ladders[data.country]!;
      const name = (id: string) => data.actors.find((a) => a.id === id)!;
      return figureFrame(workLadder(rungs, data.actors, {colour}), {
        title,
        subtitle,
        alt: `From the top down: ${rungs.map((r) => `${name(r.actor).name}${r.seen ? "" : ", out of the buyer’s sight"}${r.beside.length ? `, beside them ${r.beside.map((b) => name(b).name).join(", ")}` : ""}`).join("; ")}.`,
        source: `${paper}; the order of the rungs is our reading`,
        table: {
          columns: ["Rung", "Who", "Tie to the rung above", "What the paper says"],
          rows: rungs.flatMap((r, i) => [
            [String(i + 1), name(r.actor).name, r.tie ?? "", name(r.actor).role],
            ...r.beside.map((b) => [`beside ${i + 1}`, name(b).name, "", name(b).role])
          ])
        }
      });
    },

    grid: ({title, picked}: {title: string; picked: string}) =>
      figureFrame(caseGrid(onStandards, {picked, colour}), {
        title,
        subtitle: "Cases on labour or the environment. Rows and columns are our grouping; pick a case to read it.",
        alt: `Cases by what pressed for compliance and what became of conditions. ${caseGridText(onStandards)}.`,
        source: `${[...new Set(onStandards.map((c) => c.source.replace(/, as cited in.*/, "")))].filter((s) => s !== paper).join("; ")}, as cited in ${paper}`,
        wide: true,
        table: {
          columns: ["Case", "What pressed", "What became of it", "In short", "Source"],
          rows: onStandards.map((c) => [c.title, c.driver, c.direction, c.outcome, c.source])
        }
      }),

    stages: (preset: string, {title, measures}: {title: string; measures: readonly StageMeasure[]}) => {
      const runs = data.stages[preset];
      if (!runs) throw new Error(`no runs of ${preset} in the data of this chapter`);
      const rows = measures.map((key) => ({key, ...measureRows[key]}));
      const list = html`<ol class="stage-list">${runs.stages.map((s) => html`<li>${s}</li>`)}</ol>`;
      return figureFrame(
        html`<div><p class="model-mark">Model, illustrative: no value here was measured</p>${list}${resize((width) => stageChart(runs, rows, {width, colour}))}</div>`,
        {
          title,
          subtitle: `The preset “${runs.title}”. A numbered mark is the mean of ${runs.runs} runs late in that stage; the pale bar holds eight in ten runs.`,
          alt: `${runs.stages.map((s, i) => `Stage ${i + 1}: ${s}`).join(". ")}. ${rows.map((r) => stageText(r.label, runs.measures[r.key]!)).join("; ")}.`,
          source: "our model “Where pressures meet”; its values are illustrative and ordinal",
          table: {
            columns: ["Measure", "Stage", "Mean", "Lowest tenth", "Highest tenth"],
            numbers: [2, 3, 4],
            rows: rows.flatMap((r) =>
              runs.measures[r.key]!.map((v, i) => [
                r.label,
                `${i + 1} ${runs.stages[i]}`,
                stageNumber(v.mean),
                stageNumber(v.low),
                stageNumber(v.high)
              ])
            )
          }
        }
      );
    },

    care: ({title, open}: {title: string; open?: string}) => {
      const {weighty, light} = sortByWeight(data.errata);
      return figureFrame(careList(data.errata, {open: open ?? null}), {
        title,
        subtitle:
          "What the paper prints, what this workbook shows instead, and why. A reader who quotes from this chapter should open the lines that concern the quotation.",
        alt: `${data.errata.length} errata: ${weighty.length} may change a conclusion, ${light.length} concern names, citations and references.`,
        source: "the table of errata of this workbook",
        table: {
          columns: ["Printed", "Shown here", "Why", "How sure", "Passage"],
          rows: data.errata.map((e) => [e.printed, e.shown, e.why, e.certainty, e.section])
        }
      });
    },

    week: ({title}: {title: string}) => {
      const facts = ["cn-hours-low", "cn-hours-high", "cn-overtime-low", "cn-overtime-high", "cn-working-days"].map(
        fact
      );
      const [low, high, least, most, days] = facts.map((f) => f.value) as [number, number, number, number, number];
      const week = {hours: [low, high], overtime: [least, most], days} as const;
      const [from, to] = weekHours(week);
      return figureFrame(
        resize((width) => weekChart(week, {width, colour})),
        {
          title,
          subtitle: `Added up by us: ${from} to ${to} hours a week. The paper prints hours a day and days a week, as what is “often” the case.`,
          alt: `Seven columns, one for each day. ${days} days have ${low} to ${high} hours of work, of which ${least} to ${most} are overtime. One day is free.`,
          source: sourceOf(facts),
          table: factTable(facts),
          errata: errataOf(facts)
        }
      );
    },

    growth: ({title}: {title: string}) => {
      const start = fact("cn-shenzhen-growth-start");
      const end = fact("cn-shenzhen-growth-end");
      const [output, wage, span] = [
        fact("cn-shenzhen-growth"),
        fact("cn-minimum-wage-growth"),
        fact("cn-minimum-wage-span")
      ];
      const rows = [
        {label: "output, early years", rate: output.value, years: end.value - start.value},
        {label: "minimum wage", rate: wage.value, years: span.value}
      ];
      const facts = [output, start, end, wage, span];
      return figureFrame(
        resize((width) => growthLines(rows, {width, colour})),
        {
          title,
          subtitle: `Shenzhen’s output: ${output.text} from ${start.text} to ${end.text}. Its minimum wage: ${wage.text} over ${span.text} to about 2014. What becomes of 1 is our sum, at a steady rate; each line of the scale doubles.`,
          alt: `Two lines. ${rows.map((r) => `${r.label}: ${r.rate} per cent a year for ${r.years} years, ${grown(r).toFixed(1)} times`).join("; ")}.`,
          source: sourceOf(facts),
          table: {
            columns: ["What", "Rate", "Years", "Times the start"],
            numbers: [1, 2, 3],
            rows: [
              ["Shenzhen, economic output", output.text, rows[0]!.years, grown(rows[0]!).toFixed(1)],
              ["Shenzhen, minimum wage", wage.text, rows[1]!.years, grown(rows[1]!).toFixed(1)]
            ]
          },
          errata: errataOf(facts)
        }
      );
    },

    effluent: ({title}: {title: string}) => {
      const facts = ["br-toritama-effluent", "br-toritama-firms", "br-toritama-share", "br-toritama-water"].map(fact);
      const [times] = facts as [Fact];
      return figureFrame(
        resize((width) =>
          multipleBars(
            {times: times.value, allowed: "permitted", found: `found in Toritama: ${times.text} that level`},
            {width, colour}
          )
        ),
        {
          title,
          subtitle: "The level of polluted effluent before the change, as a multiple of what Brazilian rules permit.",
          alt: `One box for what is permitted, and ${times.value} boxes for what was found.`,
          source: sourceOf(facts),
          table: factTable(facts),
          errata: errataOf([times])
        }
      );
    },

    inspection: ({title}: {title: string}) => {
      const [share, inspectors, workers] = ["br-inspected-share", "br-inspectors", "br-inspected-workers"].map(
        fact
      ) as [Fact, Fact, Fact];
      const each = Math.round(workers.value / inspectors.value / 100) * 100;
      return figureFrame(
        resize((width) => shareDots({share: share.value, name: share.indicator}, {width, colour})),
        {
          title,
          subtitle: `A dot is one in a hundred of the labour force. ${inspectors.text} inspectors for ${workers.text} workers make about ${formatNumber(each)} workers for each inspector and year; the division is ours.`,
          alt: `${share.value} of 100 dots are filled.`,
          source: sourceOf([share]),
          table: factTable([share, inspectors, workers]),
          errata: errataOf([share, workers])
        }
      );
    },

    staff: ({title}: {title: string}) => {
      const facts = ["br-sebrae-consultants", "br-sebrae-employees", "br-inspectors", "br-prosecutors"].map(fact);
      const labels = [
        "SEBRAE, consultants",
        "SEBRAE, employees",
        "Labour inspectors",
        "Labour prosecutors, as printed"
      ];
      const details = ["help", "help", "sanction and help", "sanction; see the note"];
      const rows = facts.map((f, i) => ({
        label: labels[i]!,
        detail: details[i]!,
        value: f.value,
        text: f.text,
        colour
      }));
      return figureFrame(
        resize((width) => amountBars(rows, {width})),
        {
          title,
          subtitle: "People, as the paper gives them; no year is stated for any of them.",
          alt: `Bars: ${rows.map((r) => `${r.label}, ${r.text}`).join("; ")}.`,
          source: sourceOf(facts),
          table: factTable(facts),
          errata: errataOf(facts)
        }
      );
    }
  };
}
