import {expect, test} from "vitest";
import {block, problemsOf} from "../workbook/exercise/author.js";

const good = `kind: choice
options:
  - text: A town
  - text: A cluster
    right: true
accepted:
  - answer: b
rejected:
  - answer: a
    gets: Not yet
`;

test("a sound exercise has no problems", () => expect(problemsOf(block(good))).toEqual([]));

const mistakes: [what: string, text: string, problems: (string | RegExp)[]][] = [
  [
    "an unknown kind",
    good.replace("choice", "choise"),
    [/^6: .*field kind: is "choise", and has to be one of choice.*; did you mean choice\?/]
  ],
  ["a missing kind", good.replace("kind: choice\n", ""), [/^1: .*field kind: is missing, and has to be one of choice/]],
  [
    "an unknown field",
    `${good}hint: Look again\n`,
    [/^16: .*field hint: is no field that can stand here; did you mean hints\?\.$/]
  ],
  [
    "an unknown field of an option",
    good.replace("right: true", "correct: true"),
    [/^10: .*field options › 2 › correct: is no field that can stand here/]
  ],
  [
    "a text that is a number",
    good.replace("A town", "12"),
    [/^8: .*field options › 1 › text: has to be text, but is 12\.$/]
  ],
  [
    "a text that is not true or false",
    good.replace("right: true", "right: yes"),
    [/^10: .*options › 2 › right: has to be true or false, but is "yes"\.$/]
  ],
  ["a number out of range", `${good}attempts: 0\n`, [/^16: .*field attempts: has to be 1 or more, but is 0\.$/]],
  [
    "a rule that is none",
    `${good}solution: sometimes\n`,
    [/^16: .*field solution: has to be "never", .* but is "sometimes"\.$/]
  ],
  [
    "a rejected answer without a message",
    good.replace("    gets: Not yet\n", ""),
    [/^14: .*field rejected › 1 › gets: is missing/]
  ],
  ["no accepted answer", good.replace("accepted:\n  - answer: b\n", ""), [/^1: .*field accepted: is missing/]],
  [
    "a row that is not there",
    `${good}evidence:\n  - fact: in-unido-yaer\n`,
    [
      /^17: .*evidence › 1 › fact: has to be a row of data\/fact\.csv, but "in-unido-yaer" is none; did you mean "in-unido-year"\?\.$/
    ]
  ],
  [
    "a table that is not there",
    `${good}evidence:\n  - facts: in-unido-year\n`,
    [/^17: .*names no table: there is no data\/facts\.csv\.$/]
  ],
  [
    "a digit that names no fact",
    `${good}hints:\n  - |\n    Look.\n\n    It has 42 firms.\n`,
    [/^20: .*field hints › 1: "42" names no fact/]
  ],
  [
    "a fact that is not there",
    `${good}wrong: "See {fact:nothing}"\n`,
    [/^16: .*field wrong: no fact "nothing" in data\/fact\.csv\.$/]
  ],
  [
    "a calculation that cannot be read",
    `${good}wrong: "It is {=2 *}."\n`,
    [/^16: .*field wrong: "2 \*" ends too early\.$/]
  ],
  ["no YAML at all", "prompt: [a, b\nkind: x\n", [/^\d+: an exercise cannot be read: /]],
  ["a text with a colon", "prompt: Is it this: or that\n", [/^1: an exercise cannot be read: .*has to stand in quotes/]]
];

test.each(mistakes)("%s is reported with its line, its field and what was expected", (_, text, expected) => {
  const found = problemsOf(text.startsWith("prompt") ? text : block(text));
  expect(found).toHaveLength(expected.length);
  expected.forEach((pattern, i) => expect(found[i]).toMatch(pattern));
});

test("all mistakes are reported at once", () => {
  const text = block(good.replace("A town", "12").replace("right: true", "right: 3") + "points: many\nhint: x\n");
  expect(problemsOf(text)).toHaveLength(4);
});
