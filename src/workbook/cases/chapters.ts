/** What the chapter of one country takes from the evidence, beside its cases, actors, policies, places and errata. */
export interface Chapter {
  country: string;
  facts: readonly string[];
  /** Presets of the model that are run when the site is built. */
  presets: readonly string[];
}

/** The three chapters in the order of the countries. */
export const chapters = {
  india: {
    country: "IN",
    facts: ["in-pressure-order"],
    presets: ["german-ban", "jalandhar-footballs", "indian-garments"]
  },
  china: {
    country: "CN",
    facts: [
      "cn-hours-low",
      "cn-hours-high",
      "cn-overtime-low",
      "cn-overtime-high",
      "cn-working-days",
      "cn-shenzhen-growth",
      "cn-shenzhen-growth-start",
      "cn-shenzhen-growth-end",
      "cn-minimum-wage-growth",
      "cn-minimum-wage-span"
    ],
    presets: ["pearl-river-codes", "shenzhen-minimum-wage"]
  },
  brazil: {
    country: "BR",
    facts: [
      "br-toritama-firms",
      "br-toritama-share",
      "br-toritama-water",
      "br-toritama-effluent",
      "br-inspectors",
      "br-inspected-workers",
      "br-inspected-share",
      "br-prosecutors",
      "br-sebrae-employees",
      "br-sebrae-consultants"
    ],
    presets: ["toritama", "sao-paulo-garments", "charcoal"]
  }
} as const satisfies Record<string, Chapter>;
export type ChapterName = keyof typeof chapters;
