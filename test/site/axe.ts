import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "puppeteer-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  help: string;
  nodes: {target: unknown[]; html: string; failureSummary?: string}[];
}

/** What axe finds wrong with the page as it is now, one line for each rule, with the first places; [] for a sound page. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const violations = (await page.evaluate(async () => {
    const {axe} = globalThis as unknown as {
      axe: {run: (node: Document, options: object) => Promise<{violations: unknown}>};
    };
    return (await axe.run(document, {resultTypes: ["violations"]})).violations;
  })) as Violation[];
  return violations.map(({id, help, nodes}) => {
    const places = nodes.slice(0, 3).map(({target, failureSummary = ""}) => {
      return `${target.join(" ")} (${failureSummary.split("\n").slice(1, 2).join("").trim()})`;
    });
    return `${id}: ${help}: ${nodes.length} times: ${places.join("; ")}`;
  });
}
