import type {clustersFacts} from "../../workbook/clustersFacts.js";
import type {ClustersData, Erratum, Fact} from "../../workbook/evidence.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {amountBars} from "./amountBars.js";
import {countComparison} from "./countComparison.js";
import {interventionGrid} from "./interventionGrid.js";
import {placeMap} from "./placeMap.js";
import {shareBars} from "./shareBars.js";
import {studyDots} from "./studyDots.js";

/** Calls a drawing with the width that there is, and again when the width changes (Framework's resize). */
export type Resize = (draw: (width: number) => Element) => Element;

/** Returns the errata that touch any of these facts, each once. */
function errataOf(facts: readonly Fact[]): Erratum[] {
  return [...new Map(facts.flatMap((f) => f.errata).map((e) => [e.id, e])).values()];
}

/** Returns the works that facts are cited from, each once, as a source line says them. */
function sourceOf(facts: readonly Fact[]): string {
  const works = [...new Set(facts.map((f) => f.source).filter((s) => !s.startsWith("the paper")))];
  return works.length ? `${works.join("; ")}, as cited in Knorringa and Nadvi (2014)` : "Knorringa and Nadvi (2014)";
}

const factTable = (facts: readonly Fact[]) => ({
  columns: ["What", "Measure", "Value", "Period", "Source"],
  rows: facts.map((f) => [f.subject, f.indicator, f.text, f.period ?? "not stated", f.source])
});

/** Returns functions that draw the figures of the chapter on clusters from its data; `narrow` says that there is room for one map only. */
export function clusterFigures(data: ClustersData, {resize, narrow = false}: {resize: Resize; narrow?: boolean}) {
  const fact = (id: (typeof clustersFacts)[number]): Fact => {
    const found = data.facts[id];
    if (!found) throw new Error(`no fact ${id} in the data of this chapter`);
    return found;
  };
  const share = (f: Fact, label: string) => {
    return {label, value: f.value, text: f.text, colour: countryColour(f.country)};
  };

  return {
    map: () =>
      placeMap(data, {
        place: "br-toritama-jeans",
        // On a phone the three maps would stand one below another, and a case far below the map that it is picked on.
        country: narrow ? "BR" : null,
        title: "Clusters line China’s coast; in India and Brazil they lie in rich and poor regions alike",
        source:
          "places named in Knorringa and Nadvi (2014), positions checked against GeoNames; shapes by Natural Earth, whose boundaries express no opinion of ours"
      }),

    interventions: () => {
      const rows = data.interventions.filter((i) => i.country === "IN");
      return figureFrame(interventionGrid(rows), {
        title: "Help for clusters differed: few of the clusters that the paper names got the same",
        subtitle: "What the paper reports was done in clusters of India, by what it was meant to improve.",
        alt: "A grid of Indian clusters against aims. Each cell names what was done. Standards were the aim in one cluster.",
        source: `${[...new Set(rows.map((r) => r.source))].join("; ")}, as cited in Knorringa and Nadvi (2014)`,
        wide: true
      });
    },

    indiaShares: () => {
      const facts = (
        [
          "in-cluster-manufacturing-share",
          "in-cluster-export-share",
          "in-cluster-enterprise-share",
          "in-msme-clustered-share",
          "in-msme-export-share"
        ] as const
      ).map(fact);
      const labels = [
        "Clusters’ share of India’s manufacturing output",
        "Clusters’ share of India’s exports",
        "Clusters’ share of all enterprises in India",
        "Small firms that work in a cluster, of all small firms",
        "Small firms’ exports that come from clusters"
      ];
      const rows = facts.map((f, i) => share(f, labels[i]!));
      return figureFrame(
        resize((width) => shareBars(rows, {width})),
        {
          title:
            "In India clusters are said to hold nine in ten enterprises but less than half of manufacturing output",
          subtitle: "Each bar is a share of its own whole; the pale part is the rest of that whole.",
          alt: `Five bars: ${rows.map((r) => `${r.label}, ${r.text}`).join("; ")}.`,
          source: sourceOf(facts),
          table: factTable(facts),
          errata: errataOf(facts)
        }
      );
    },

    chinaShares: () => {
      const facts = (["cn-qiaotou-share", "cn-yangzhou-world-share", "cn-yangzhou-home-share"] as const).map(fact);
      const labels = [
        "Qiaotou: buttons made in the world",
        "Yangzhou: world market for toothbrushes",
        "Yangzhou: Chinese market for toothbrushes"
      ];
      const people = [fact("cn-qiaotou-population"), fact("cn-yangzhou-population")];
      const rows = facts.map((f, i) => share(f, labels[i]!));
      return figureFrame(
        resize((width) => shareBars(rows, {width})),
        {
          title: "A town in China can make a third or more of what the world market takes of one small thing",
          subtitle: `Qiaotou is given ${people[0]!.text} inhabitants, the toothbrush town ${people[1]!.text}.`,
          alt: `Three bars: ${rows.map((r) => `${r.label}, ${r.text}`).join("; ")}.`,
          source: sourceOf(facts),
          table: factTable([...facts, ...people]),
          errata: errataOf([...facts, ...people])
        }
      );
    },

    outputPerFirm: () => {
      const towns = [
        {label: "Yangzhou toothbrushes", firms: fact("cn-yangzhou-firms"), output: fact("cn-yangzhou-output")},
        {label: "Haining warp knits", firms: fact("cn-haining-factories"), output: fact("cn-haining-output")},
        {label: "Qiaotou buttons", firms: fact("cn-qiaotou-factories"), output: fact("cn-qiaotou-output")}
      ];
      const rows = towns.map(({label, firms, output}) => {
        const each = output.value / firms.value / 1e6;
        return {
          label,
          detail: `${firms.text} firms, output ${output.text}`,
          value: each,
          text: `US$ ${each.toFixed(1)} million`,
          colour: countryColour("CN")
        };
      });
      const facts = towns.flatMap((t) => [t.firms, t.output]);
      return figureFrame(
        resize((width) => amountBars(rows, {width})),
        {
          title: "Where firms are fewest they are largest: output per firm in three towns",
          subtitle:
            "Output of the cluster divided by the number of its firms. The division is ours, and rests on rounded numbers.",
          alt: `Three bars: ${rows.map((r) => `${r.label}, ${r.text} a firm, from ${r.detail}`).join("; ")}.`,
          source: sourceOf(facts),
          table: {
            columns: ["Town", "Firms", "Output", "Output per firm"],
            numbers: [1, 2, 3],
            rows: towns.map((t, i) => [t.label, t.firms.text, t.output.text, rows[i]!.text])
          },
          errata: errataOf(facts)
        }
      );
    },

    counts: () => {
      const facts = data.counts.map((c) => data.facts[c.id]!);
      return figureFrame(countComparison(data.counts), {
        title: "Every count of clusters counts something else",
        subtitle: "Choose two counts. See what their bars suggest, then whether the two may be compared at all.",
        alt: "Two counts of clusters to choose from six, with their ratio and a table that says in which respects they differ.",
        source: `${sourceOf(facts)}; what each counts is our reading`,
        table: {
          columns: ["Count", "What is counted", "How", "Who counted", "Where"],
          rows: data.counts.map((c) => [c.text, c.counted, c.way, c.counter, c.area])
        },
        errata: errataOf(facts)
      });
    },

    studies: () =>
      figureFrame(
        resize((width) => studyDots(data.studies, {width})),
        {
          title: "We know that clusters change because researchers went back to two of them",
          subtitle:
            "Each mark is a publication that the paper names as a study of the cluster. Point at a mark to read which.",
          alt: `Publications by year: ${data.studies.map((s) => `${s.cluster}, ${s.work}`).join("; ")}.`,
          source: "footnote 2 and reference list of Knorringa and Nadvi (2014)",
          table: {columns: ["Cluster", "Year", "Work"], rows: data.studies.map((s) => [s.cluster, s.year, s.work])}
        }
      ),

    budgets: () => {
      const steps = [
        {label: "First programmes, to 2006", usd: fact("in-cdp-budget-usd"), inr: fact("in-cdp-budget-inr")},
        {label: "Eleventh plan, 2007–2012", usd: fact("in-plan-11-budget-usd"), inr: fact("in-plan-11-budget-inr")},
        {label: "Twelfth plan, 2012–2017", usd: fact("in-plan-12-budget-usd"), inr: null}
      ];
      const rows = steps.map(({label, usd, inr}) => ({
        label,
        detail: inr ? inr.text : "no amount in rupees is given",
        value: usd.value,
        text: usd.text.replace(/^approximately /, "about "),
        colour: countryColour("IN")
      }));
      const facts = steps.flatMap((s) => (s.inr ? [s.usd, s.inr] : [s.usd]));
      return figureFrame(
        resize((width) => amountBars(rows, {width})),
        {
          title: "India set aside more for clusters each time, but the amounts cannot be compared as they stand",
          subtitle: "In US dollars, as the paper converts them. The spans of years differ.",
          alt: `Three bars: ${rows.map((r) => `${r.label}, ${r.text}, ${r.detail}`).join("; ")}.`,
          source: sourceOf(facts),
          table: factTable(facts),
          errata: errataOf(facts)
        }
      );
    }
  };
}
