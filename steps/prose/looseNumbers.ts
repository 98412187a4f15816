/** Number words that must be bound to a fact or marked as an own count; one, two and three are left to the writer. */
const words =
  "four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|" +
  "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|billion|billions|" +
  "dozen|dozens|half|quarter|twice|threefold|tenfold|per cent|percent";
const loose = new RegExp(`(?<![\\w{])[\\p{L}-]*\\d[\\d.,:–-]*\\w*|\\b(?:${words})\\b`, "giu");

/** Returns the numbers in a piece of prose that name no fact: digits in any form, and number words from four upwards. */
export function looseNumbers(text: string): string[] {
  return [...text.matchAll(loose)].map((match) => match[0].replace(/[.,:–-]+$/, ""));
}

/** Returns the text of a piece of HTML: tags, comments, scripts and styles are left out, so that only words are checked. */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<(script|style|code|pre)\b[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#?\w+;/g, " ");
}
