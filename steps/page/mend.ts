/** One thing that is put right in a page: what it is, what is looked for, what takes its place, how often it must occur. */
export interface Mend {
  what: string;
  find: RegExp;
  put: string | ((match: string, ...groups: string[]) => string);
  /** How often it must be found: exactly that often, once unless told otherwise; "any" also allows never. */
  times?: number | "any";
}

/**
 * The page with every mend made, in order; throws when a mend finds its place more or less often than it must, because
 * Framework then writes other pages than the ones these mends were made for.
 */
export function mendPage(html: string, mends: readonly Mend[]): string {
  return mends.reduce((page, {what, find, put, times = 1}) => {
    let found = 0;
    const mended = page.replace(new RegExp(find.source, find.flags.replace("g", "") + "g"), (match, ...rest) => {
      found++;
      if (typeof put === "string") return put;
      const groups = rest.slice(
        0,
        rest.findIndex((value) => typeof value === "number")
      );
      return put(match, ...(groups as string[]));
    });
    if (times !== "any" && found !== times) {
      throw new Error(
        `The page cannot be mended (${what}): found ${found} times instead of ${times}. ` +
          `Framework's HTML has changed; look at steps/page/frame.ts.`
      );
    }
    return mended;
  }, html);
}

/** Text for an attribute's value between double quotes. */
export const escapeAttribute = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
