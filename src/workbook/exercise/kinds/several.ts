import {array, minLength, optional, pipe, strictObject} from "../../../vendor/valibot.js";
import {gradeOf, joinSaid, noGrade, openAll, openHeld, openSaid, saidHtml} from "../held.js";
import type {FieldsOf, Held, Kind, Said} from "../kind.js";
import type {SealedBook} from "../seal.js";
import {
  checkIds,
  optionId,
  optionList,
  options,
  optionText,
  showOptions,
  slug,
  textOf,
  words,
  type ShownOption
} from "./options.js";

const mistake = strictObject(
  {chosen: pipe(array(slug, "has to be a list of ids"), minLength(1, "may not be empty")), feedback: words},
  "has to be a set of chosen options and the feedback to it"
);
const fields = {options, mistakes: optional(array(mistake, "has to be a list of foreseen answers"))};
type Fields = FieldsOf<typeof fields>;
type Question = {options: ShownOption[]};
type Check = {book: SealedBook; otherwise: string};
/** The ids of the options that are chosen, in the order of the options. */
type Input = string[];

const all = (ids: readonly string[]) => `all ${[...ids].sort().join(" ")}`;
const judged = (id: string, chosen: boolean) => `${chosen ? "yes" : "no"} ${id}`;

const idsOf = ({options}: Fields) => options.map(optionId);
const rightIds = ({options}: Fields) => options.flatMap((o, i) => (o.right ? [optionId(o, i)] : []));

/** Any number of right options among several; each option that is judged rightly counts. */
export const several: Kind<Fields, Question, Check, Input> = {
  name: "several",
  fields,
  publish(given, tools) {
    const {options, mistakes = []} = given;
    checkIds(options, ["options"], tools);
    const right = rightIds(given);
    if (!right.length) tools.problem(["options"], "has to have at least one option with right: true");
    const entries: {answer: string; holds: Held}[] = [
      {answer: all(right), holds: {verdict: "right", credit: 1, said: tools.right}}
    ];
    mistakes.forEach(({chosen, feedback}, m) => {
      chosen.forEach((id, c) => {
        if (!idsOf(given).includes(id))
          tools.problem(["mistakes", m, "chosen", c], `has to be the id of an option; "${id}" is none`);
      });
      const said = tools.say(feedback, ["mistakes", m, "feedback"]);
      entries.push({
        answer: all(chosen),
        holds: {verdict: "wrong", credit: 0, said, mistake: [...chosen].sort().join("+")}
      });
    });
    options.forEach((o, i) => {
      const id = optionId(o, i);
      const said = o.feedback ? tools.say(o.feedback, ["options", i, "feedback"]) : undefined;
      for (const chosen of [true, false]) {
        const ok = chosen === (o.right ?? false);
        entries.push({
          answer: judged(id, chosen),
          holds: {verdict: "wrong", credit: 0, more: ok, ...(said && !ok ? {said, mistake: id} : {})}
        });
      }
    });
    return {
      question: {options: showOptions(options, tools)},
      check: {book: tools.book(entries), otherwise: tools.openly(tools.wrong)}
    };
  },
  read(answer, {options}) {
    if (!Array.isArray(answer)) return null;
    const ids = options.map(({id}) => id);
    return answer.every((id) => ids.includes(id as string)) ? ids.filter((id) => answer.includes(id)) : null;
  },
  empty: () => [],
  async grade(input, {options}, {book, otherwise}) {
    if (!input.length) return noGrade("empty", "Nothing is chosen yet. Choose every option that fits, then check.");
    if (input.some((id) => !options.some((o) => o.id === id)))
      return noGrade("unreadable", "A chosen option is not part of this question. Choose again.");
    const whole = openHeld(book, all(input));
    if (whole?.verdict === "right") return gradeOf(whole, openSaid(book, otherwise));
    const helds = await openAll(
      book,
      options.map(({id}) => judged(id, input.includes(id)))
    );
    const items = options.map(({id}, i) => ({id, chosen: input.includes(id), held: helds[i]}));
    const wrong = items.filter(({held}) => held?.more !== true);
    const hits = items.filter(({chosen, held}) => chosen && held?.more === true).length;
    const rights = hits + wrong.filter(({chosen}) => !chosen).length;
    const credit = Math.max(0, (hits - wrong.filter(({chosen}) => chosen).length) / rights);
    const parts: Said[] = [
      {text: `${items.length - wrong.length} of the ${items.length} options are judged rightly.`},
      ...(whole?.said ? [whole.said] : wrong.flatMap(({held}) => (held?.said ? [held.said] : [])))
    ];
    if (parts.length === 1) parts.push(openSaid(book, otherwise));
    const {text, html} = joinSaid(parts);
    return {
      verdict: credit > 0 ? "partly" : "wrong",
      credit,
      message: text,
      ...(html ? {html} : {}),
      mistake: whole?.mistake ?? wrong.find(({held}) => held?.mistake)?.id ?? null
    };
  },
  reveal: (given) => rightIds(given),
  describe: (input, {options}) => (input.length ? input.map((id) => textOf(id, options)).join("; ") : "no answer"),
  outline: ({options}) => optionList(options),
  questionText: ({options}) => optionText(options),
  notes: ({options, mistakes = []}, tools) => [
    ...options.flatMap((o, i) =>
      o.feedback
        ? [
            {
              answer: `${tools.say(o.text, ["options", i, "text"]).text} (${o.right ? "not chosen" : "chosen"})`,
              html: saidHtml(tools.say(o.feedback, ["options", i, "feedback"]))
            }
          ]
        : []
    ),
    ...mistakes.map(({chosen, feedback}, i) => ({
      answer: `chosen: ${chosen.join(", ")}`,
      html: saidHtml(tools.say(feedback, ["mistakes", i, "feedback"]))
    }))
  ]
};
