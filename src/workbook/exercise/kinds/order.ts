import {array, minLength, optional, pipe, strictObject} from "../../../vendor/valibot.js";
import {gradeOf, joinSaid, noGrade, openAll, openHeld, openSaid, saidHtml} from "../held.js";
import type {FieldsOf, Held, Kind, Said} from "../kind.js";
import {hashText, type SealedBook} from "../seal.js";
import {checkIds, optionList, optionText, slug, textOf, words, type ShownOption} from "./options.js";

const item = strictObject({id: slug, text: words}, "has to be an item with id and text");
const mistake = strictObject(
  {first: slug, then: slug, feedback: words},
  "has to name two items, first and then, and the feedback"
);
const fields = {
  items: pipe(
    array(item, "has to be a list of items in the right order"),
    minLength(3, "has to have three items or more")
  ),
  mistakes: optional(array(mistake, "has to be a list of foreseen mistakes")),
  from: optional(words),
  to: optional(words)
};
type Fields = FieldsOf<typeof fields>;
/** The items in the order in which they are first shown, and the words at the two ends. */
type Question = {items: ShownOption[]; from: string; to: string};
type Check = {book: SealedBook; otherwise: string};
/** The ids in the reader's order, or null as long as nothing was moved. */
type Input = string[] | null;

const all = (ids: readonly string[]) => `all ${ids.join(" ")}`;

/** Returns the items in an order that follows from their texts and is not the right one. */
function shuffled<Item extends {id: string; text: string}>(items: readonly Item[]): Item[] {
  const mixed = [...items].sort((a, b) => (hashText(a.id + a.text) < hashText(b.id + b.text) ? -1 : 1));
  return mixed.every((o, i) => o === items[i]) ? mixed.reverse() : mixed;
}

/** Items to be put in order; each item that is followed by its right neighbour counts. */
export const order: Kind<Fields, Question, Check, Input> = {
  name: "order",
  fields,
  publish({items, mistakes = [], from = "", to = ""}, tools) {
    checkIds(items, ["items"], tools);
    const ids = items.map(({id}) => id);
    const entries: {answer: string; holds: Held}[] = [
      {answer: all(ids), holds: {verdict: "right", credit: 1, said: tools.right}},
      ...ids.slice(1).map((id, i): {answer: string; holds: Held} => ({
        answer: `next ${ids[i]} ${id}`,
        holds: {verdict: "wrong", credit: 0, more: true}
      }))
    ];
    mistakes.forEach(({first, then, feedback}, i) => {
      for (const [key, id] of [
        ["first", first],
        ["then", then]
      ] as const)
        if (!ids.includes(id)) tools.problem(["mistakes", i, key], `has to be the id of an item; "${id}" is none`);
      if (ids.indexOf(first) < ids.indexOf(then))
        tools.problem(["mistakes", i], `has to be a wrong order, but "${first}" does come before "${then}"`);
      const said = tools.say(feedback, ["mistakes", i, "feedback"]);
      entries.push({
        answer: `before ${first} ${then}`,
        holds: {verdict: "wrong", credit: 0, said, mistake: `${first}-before-${then}`}
      });
    });
    const place = new Map(items.map((o, i) => [o.id, i]));
    return {
      question: {
        items: shuffled(items).map(({id, text}) => ({id, html: tools.inline(text, ["items", place.get(id)!, "text"])})),
        from,
        to
      },
      check: {book: tools.book(entries), otherwise: tools.openly(tools.wrong)}
    };
  },
  read(answer, {items}) {
    if (!Array.isArray(answer)) return null;
    const fits = answer.length === items.length && items.every(({id}) => answer.includes(id));
    return fits ? (answer as string[]) : null;
  },
  empty: () => null,
  async grade(input, {items}, {book, otherwise}) {
    if (input === null) return noGrade("empty", "Nothing is moved yet. Put the items in order, then check.");
    if (input.length !== items.length || !items.every(({id}) => input.includes(id)))
      return noGrade("unreadable", "The answer does not hold each item once. Start again.");
    const whole = openHeld(book, all(input));
    if (whole) return gradeOf(whole, openSaid(book, otherwise));
    const next = input.slice(1).map((id, i) => `next ${input[i]} ${id}`);
    const pairs = (await openAll(book, next)).filter((held) => held !== null).length;
    const before = input.flatMap((first, i) => input.slice(i + 1).map((then) => `before ${first} ${then}`));
    const foreseen = (await openAll(book, before)).filter((held) => held !== null);
    const parts: Said[] = foreseen.slice(0, 2).flatMap(({said}) => said ?? []);
    if (!parts.length) parts.push(openSaid(book, otherwise));
    const text = `Of ${items.length - 1} steps from one item to the next, ${pairs} ${pairs === 1 ? "is" : "are"} right.`;
    const said = joinSaid([{text}, ...parts]);
    return {
      verdict: pairs > 0 ? "partly" : "wrong",
      credit: pairs / (items.length - 1),
      message: said.text,
      ...(said.html ? {html: said.html} : {}),
      mistake: foreseen[0]?.mistake ?? null
    };
  },
  reveal: ({items}) => items.map(({id}) => id),
  describe: (input, {items}) =>
    input === null ? "no answer" : input.map((id, i) => `${i + 1}. ${textOf(id, items)}`).join("; "),
  outline: ({items}) => optionList(items),
  questionText: ({items, from, to}) =>
    [optionText(items), from && `first: ${from}`, to && `last: ${to}`].filter(Boolean).join("\n"),
  notes: ({items, mistakes = []}, tools) => {
    const name = (id: string) => items.find((o) => o.id === id)?.text ?? id;
    return mistakes.map(({first, then, feedback}, i) => ({
      answer: `“${name(first)}” before “${name(then)}”`,
      html: saidHtml(tools.say(feedback, ["mistakes", i, "feedback"]))
    }));
  }
};
