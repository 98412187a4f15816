import {array, minLength, optional, pipe, record, strictObject, string} from "../../../vendor/valibot.js";
import {gradeOf, isObject, joinSaid, noGrade, openAll, openHeld, openSaid, saidHtml} from "../held.js";
import type {FieldsOf, Held, Kind, Said} from "../kind.js";
import {hashText, type SealedBook} from "../seal.js";
import {checkIds, optionId, optionList, optionText, slug, textOf, words, type ShownOption} from "./options.js";

const target = strictObject({id: slug, text: words}, "has to have id and text");
const item = strictObject(
  {
    text: words,
    id: optional(slug),
    goes: slug,
    feedback: optional(record(string(), words, "has to name for each wrong place what is said to it"))
  },
  "has to have text and goes"
);
const fields = {
  targets: pipe(array(target, "has to be a list"), minLength(2, "has to have two entries or more")),
  items: pipe(array(item, "has to be a list of items"), minLength(2, "has to have two items or more"))
};
type Fields = FieldsOf<typeof fields>;
type Question = {items: ShownOption[]; targets: ShownOption[]};
type Check = {book: SealedBook; otherwise: string};
/** For each item that has a place, the id of the target. */
type Input = {[item: string]: string};

const whole = (pairs: Input, items: readonly {id: string}[]) =>
  `all ${items.map(({id}) => `${id}=${pairs[id] ?? ""}`).join(" ")}`;
const one = (item: string, target: string) => `one ${item}=${target}`;

const keyOf = ({items}: Fields): Input => Object.fromEntries(items.map((o, i) => [optionId(o, i), o.goes]));

/**
 * Returns a kind in which each item gets a target. In a match each target takes one item, so the targets are shown in an
 * order of their own; in a classification they are groups, shown as the author wrote them.
 */
function assign(name: "match" | "classify"): Kind<Fields, Question, Check, Input> {
  return {
    name,
    fields,
    publish(given, tools) {
      const {items, targets} = given;
      checkIds(items, ["items"], tools);
      checkIds(targets, ["targets"], tools);
      const places = targets.map(({id}) => id);
      const shown = items.map((o, i) => ({id: optionId(o, i), html: tools.inline(o.text, ["items", i, "text"])}));
      const entries: {answer: string; holds: Held}[] = [
        {answer: whole(keyOf(given), shown), holds: {verdict: "right", credit: 1, said: tools.right}}
      ];
      items.forEach((o, i) => {
        const id = optionId(o, i);
        if (!places.includes(o.goes))
          tools.problem(
            ["items", i, "goes"],
            `has to be the id of a target (${places.join(", ")}); "${o.goes}" is none`
          );
        if (name === "match" && items.findIndex(({goes}) => goes === o.goes) < i)
          tools.problem(
            ["items", i, "goes"],
            `has to be a target that no other item goes to; for groups take kind: classify`
          );
        entries.push({answer: one(id, o.goes), holds: {verdict: "wrong", credit: 0, more: true}});
        for (const [place, feedback] of Object.entries(o.feedback ?? {})) {
          const path = ["items", i, "feedback", place];
          if (!places.includes(place) || place === o.goes) {
            tools.problem(
              path,
              `has to be the id of a wrong target (${places.filter((p) => p !== o.goes).join(", ")})`
            );
          }
          const said = tools.say(feedback, path);
          entries.push({answer: one(id, place), holds: {verdict: "wrong", credit: 0, said, mistake: `${id}-${place}`}});
        }
      });
      const order = targets.map((t, i) => ({...t, i}));
      if (name === "match") order.sort((a, b) => (hashText(a.id + a.text) < hashText(b.id + b.text) ? -1 : 1));
      return {
        question: {
          items: shown,
          targets: order.map(({id, text, i}) => ({id, html: tools.inline(text, ["targets", i, "text"])}))
        },
        check: {book: tools.book(entries), otherwise: tools.openly(tools.wrong)}
      };
    },
    read(answer, {items, targets}) {
      if (!isObject(answer)) return null;
      const fits = Object.entries(answer).every(
        ([id, place]) => items.some((o) => o.id === id) && targets.some((t) => t.id === place)
      );
      return fits ? (answer as Input) : null;
    },
    empty: () => ({}),
    async grade(input, {items, targets}, {book, otherwise}) {
      const placed = items.filter(({id}) => input[id] !== undefined);
      if (!placed.length) return noGrade("empty", "Nothing has a place yet. Choose one for each item, then check.");
      if (placed.some(({id}) => !targets.some((t) => t.id === input[id])))
        return noGrade("unreadable", "An item has a place that is not part of this question. Choose again.");
      const left = items.length - placed.length;
      if (left)
        return noGrade(
          "unfinished",
          `${left === 1 ? "One item has" : `${left} items have`} no place yet. Choose one, then check.`
        );
      const all = openHeld(book, whole(input, items));
      const marks = Object.fromEntries(items.map(({id}) => [id, "right"]));
      if (all) return {...gradeOf(all, openSaid(book, otherwise)), details: {marks}};
      const helds = await openAll(
        book,
        items.map(({id}) => one(id, input[id]!))
      );
      const opened = items.map(({id}, i) => ({id, held: helds[i]}));
      const right = opened.filter(({held}) => held?.more === true);
      for (const {id, held} of opened) if (held?.more !== true) marks[id] = "wrong";
      const parts: Said[] = [
        {text: `${right.length} of ${items.length} ${right.length === 1 ? "is" : "are"} in the right place.`},
        ...opened.flatMap(({held}) => held?.said ?? [])
      ];
      if (parts.length === 1) parts.push(openSaid(book, otherwise));
      const said = joinSaid(parts);
      return {
        verdict: right.length ? "partly" : "wrong",
        credit: right.length / items.length,
        message: said.text,
        ...(said.html ? {html: said.html} : {}),
        mistake: opened.find(({held}) => held?.mistake)?.held?.mistake ?? null,
        details: {marks}
      };
    },
    reveal: keyOf,
    describe: (input, {items, targets}) =>
      items.some(({id}) => input[id] !== undefined)
        ? items
            .map(({id}) => `${textOf(id, items)}: ${input[id] === undefined ? "no place" : textOf(input[id], targets)}`)
            .join("; ")
        : "no answer",
    outline: ({items, targets}) => `${optionList(items)}<p>To choose from:</p>${optionList(targets)}`,
    questionText: ({items, targets}) => `${optionText(items)}\nto choose from:\n${optionText(targets)}`,
    notes: ({items, targets}, tools) =>
      items.flatMap((o, i) =>
        Object.entries(o.feedback ?? {}).map(([place, feedback]) => ({
          answer: `${o.text}: ${targets.find(({id}) => id === place)?.text ?? place}`,
          html: saidHtml(tools.say(feedback, ["items", i, "feedback", place]))
        }))
      )
  };
}

/** Pairs: each item has a target of its own; targets may be left over. */
export const match = assign("match");

/** Groups: each item goes to one of a few. */
export const classify = assign("classify");
