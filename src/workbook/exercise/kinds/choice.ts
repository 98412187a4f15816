import {gradeOf, noGrade, openHeld, openSaid, saidHtml} from "../held.js";
import type {FieldsOf, Held, Kind} from "../kind.js";
import type {SealedBook} from "../seal.js";
import {checkIds, optionId, optionList, options, optionText, showOptions, textOf, type ShownOption} from "./options.js";

const fields = {options};
type Fields = FieldsOf<typeof fields>;
type Question = {options: ShownOption[]};
type Check = {book: SealedBook; otherwise: string};
/** The id of the option that was chosen, or null. */
type Input = string | null;

/** One right option among several. */
export const choice: Kind<Fields, Question, Check, Input> = {
  name: "choice",
  fields,
  publish({options}, tools) {
    checkIds(options, ["options"], tools);
    const right = options.filter((o) => o.right).length;
    if (right !== 1) {
      const found = right === 0 ? "none has" : `${right} have`;
      tools.problem(["options"], `has to have exactly one option with right: true; ${found} it`);
    }
    const entries = options.map((o, i) => {
      const id = optionId(o, i);
      const said = o.feedback ? tools.say(o.feedback, ["options", i, "feedback"]) : null;
      const held: Held = o.right
        ? {verdict: "right", credit: 1, said: said ?? tools.right}
        : {verdict: "wrong", credit: 0, said: said ?? tools.wrong, mistake: id};
      return {answer: `choice ${id}`, holds: held};
    });
    return {
      question: {options: showOptions(options, tools)},
      check: {book: tools.book(entries), otherwise: tools.openly(tools.wrong)}
    };
  },
  read: (answer, {options}) =>
    answer === null || (typeof answer === "string" && options.some(({id}) => id === answer)) ? answer : null,
  empty: () => null,
  async grade(input, {options}, {book, otherwise}) {
    if (input === null) return noGrade("empty", "Nothing is chosen yet. Choose one of the options, then check.");
    if (!options.some(({id}) => id === input))
      return noGrade("unreadable", "The chosen option is not part of this question. Choose again.");
    const held = openHeld(book, `choice ${input}`) ?? {verdict: "wrong", credit: 0};
    return gradeOf(held, openSaid(book, otherwise));
  },
  reveal: ({options}) => {
    const i = options.findIndex((o) => o.right);
    return i < 0 ? null : optionId(options[i]!, i);
  },
  describe: (input, {options}) => (input === null ? "no answer" : textOf(input, options)),
  outline: ({options}) => optionList(options),
  questionText: ({options}) => optionText(options),
  notes: ({options}, tools) =>
    options.flatMap((o, i) =>
      o.feedback
        ? [
            {
              answer: tools.say(o.text, ["options", i, "text"]).text,
              html: saidHtml(tools.say(o.feedback, ["options", i, "feedback"]))
            }
          ]
        : []
    )
};
