import {pressureParameters, type PressureKey, type PressureValues} from "../../model/pressures/parameters.js";
import {formatValue} from "../../model/schema/parameter.js";
import {costsOf, measureLabel, tally, tallyText, verdict, verdictWords, type Measures} from "./balance.js";
import {statusOf, type Meeting} from "./meeting.js";
import {roleOf, roles} from "./roles.js";

/** A line of the agreed package: a clause, what it is today and in the package, and who carries it. */
export interface ClauseLine {
  readonly key: PressureKey;
  readonly label: string;
  readonly today: string;
  readonly now: string;
  readonly carriers: string;
  readonly stands: boolean;
}

/** Returns the changed clauses of a package in words. */
export function clauseLines(meeting: Pick<Meeting, "changes" | "voices">, today: PressureValues): ClauseLine[] {
  const {changed, standing} = statusOf(meeting);
  return changed.map((clause) => {
    const parameter = pressureParameters.find((p) => p.key === clause.key)!;
    return {
      key: clause.key,
      label: parameter.label,
      today: formatValue(parameter, today[clause.key]),
      now: formatValue(parameter, meeting.changes[clause.key]!),
      carriers: clause.carriers.map((key) => roleOf(key).name).join(", "),
      stands: standing.includes(clause)
    };
  });
}

/** Returns where a package stands, as one sentence. */
export function statusText(meeting: Pick<Meeting, "changes" | "voices">): string {
  const {changed, standing, missing, carried, unanimous} = statusOf(meeting);
  if (!changed.length) return "Nothing is changed yet, so there is nothing to sign.";
  if (unanimous) return "All roles have signed: the package is agreed by everybody.";
  if (carried) return "All who carry a change have signed: the package stands, though not everybody signed it.";
  const names = missing.map((key) => roleOf(key).name.toLowerCase());
  const who = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${standing.length} of ${changed.length} changes stand. Signatures are missing from those who carry the others: ${who}.`;
}

const number = (x: number, digits = 2) => x.toFixed(digits).replace(/^-/, "−");
const cell = (text: string) => text.replace(/\|/g, "\\|").replace(/\s+/g, " ");

/** What an agreement needs beside the meeting. */
export interface AgreementContext {
  /** The title of the starting point, and its values. */
  readonly from: string;
  readonly today: PressureValues;
  /** The outcomes of today and of the package; null while nothing has been run. */
  readonly before: Measures | null;
  readonly after: Measures | null;
  /** The address that opens this package again. */
  readonly link: string;
}

/** Returns a package as a Markdown text: clauses, signatures, what follows for each role, costs, minutes and a link. */
export function agreementMarkdown(meeting: Meeting, {from, today, before, after, link}: AgreementContext): string {
  const lines = clauseLines(meeting, today);
  const {signed, refused, silent} = statusOf(meeting);
  const list = (keys: readonly (typeof signed)[number][]) => keys.map((key) => roleOf(key).name).join(", ") || "nobody";
  const parts = [
    `# ${meeting.title || "A package"}`,
    `Starting point: ${from}. ${statusText(meeting)}`,
    "All values and outcomes are ordinal and illustrative: they say more or less, not how much, and none was measured.",
    "## What changes",
    lines.length
      ? [
          "| Clause | Today | Package | Carried by | Stands |",
          "| --- | --- | --- | --- | --- |",
          ...lines.map(
            (l) => `| ${cell(l.label)} | ${l.today} | ${l.now} | ${cell(l.carriers)} | ${l.stands ? "yes" : "no"} |`
          )
        ].join("\n")
      : "Nothing.",
    "## Who signed",
    [`- Signed: ${list(signed)}`, `- Refused: ${list(refused)}`, `- Said nothing: ${list(silent)}`].join("\n")
  ];
  if (before && after)
    parts.push(
      "## What follows in the model, for each role",
      roles
        .map(({name, watches}) => {
          const seen = watches.map((w) => `${measureLabel(w.key)} ${verdictWords[verdict(w, before, after)]}`);
          return `- **${name}**: ${tallyText(tally(watches, before, after))}. ${seen.join("; ")}.`;
        })
        .join("\n"),
      "## Who pays, as shares of the cluster’s sales",
      [
        "| What | Who | Today | Package |",
        "| --- | --- | --- | --- |",
        ...costsOf(before, after).map((c) => `| ${c.label} | ${c.who} | ${number(c.today, 3)} | ${number(c.now, 3)} |`)
      ].join("\n")
    );
  parts.push("## Minutes", meeting.minutes.trim() || "No minutes were written.", `Open this package again: <${link}>`);
  return `${parts.join("\n\n")}\n`;
}

/** Returns headings for minutes, for a class that does not know where to begin. */
export function minutesOutline(): string {
  return [
    "Present:",
    "What each role asked for first:",
    "What was given, and for what in return:",
    "Where we disagreed about facts, and which passage we looked up:",
    "Where we disagreed about values:",
    "Who did not sign, and why:",
    "Who was not in the room:"
  ].join("\n\n");
}
