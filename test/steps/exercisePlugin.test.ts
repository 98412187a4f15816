import MarkdownIt from "markdown-it";
import {expect, test} from "vitest";
import type {Edition} from "../../steps/edition.js";
import {exercises} from "../../steps/exercise/plugin.js";
import {checkPage} from "../../steps/prose/check.js";
import {prose} from "../../steps/prose/plugin.js";
import {block} from "../workbook/exercise/author.js";

const text = block(
  `kind: choice
options:
  - text: A town
    feedback: A town may have no industry in common.
  - {text: A cluster, right: true, feedback: That is the word.}
hints: ["Look at {term:trust}."]
note: Ask the class for examples.
evidence: [{term: cluster}]
accepted: [{answer: b, gets: the word}]
rejected: [{answer: a, gets: no industry}]
`,
  {prompt: "Which word fits {term:cluster|it}?"}
);
const page = (exercise: string) => `# A page\n\nText with {term:trust}.\n\n\`\`\`exercise\n${exercise}\`\`\`\n`;
const render = (source: string, edition: Edition = "student", path = "/test") =>
  exercises(prose(new MarkdownIt({html: true})), {edition: () => edition}).render(source, {path});

test("an exercise can be read without a script, and its mentions open notes of the page", () => {
  const html = render(page(text));
  expect(html).toContain('<h3 class="exercise-title" id="exercise-an-exercise-title">An exercise</h3>');
  expect(html).toContain("<li>A town</li><li>A cluster</li>");
  expect(html).toContain('href="./evidence.html#term=cluster">cluster</a>');
  for (const id of ["note-term-cluster", "note-term-trust"])
    expect(html.match(new RegExp(`id="${id}"`, "g")), id).toHaveLength(1);
});

test("the student's page holds no key, no feedback, no note and no explanation; the teacher's shows them", () => {
  const secrets = ["no industry in common", "That is the word", "Ask the class", "Because it is so"];
  const student = render(page(text));
  for (const secret of secrets) expect(student).not.toContain(secret);
  const teacher = render(page(text), "teacher");
  for (const secret of [...secrets, "<strong>Key:</strong> A cluster"]) expect(teacher).toContain(secret);
});

test("the attribute with the published exercise holds nothing that looks like markup", () => {
  const attribute = / data-exercise="([^"]*)"/.exec(render(page(text)))![1]!;
  expect(attribute).not.toMatch(/[<>]/);
  expect(JSON.parse(attribute.replaceAll("&quot;", '"').replaceAll("&amp;", "&"))).toMatchObject({id: "an-exercise"});
});

test("mistakes are shown in the page and reported with the lines of the file", () => {
  const broken = page(text.replace("kind: choice", "kind: quiz") + "hint: x\n");
  expect(render(broken)).toMatch(
    /<div class="page-problem" role="alert"><p><strong>This page has \d problems? in its exercises/
  );
  // The front matter of a page that is there counts too.
  const lineIn = (path: string) => Number(/<li>Line (\d+): exercise/.exec(render(broken, "student", path))![1]);
  expect(lineIn("/clusters")).toBe(lineIn("/test") + 3);
  expect(checkPage(`---\ntitle: x\n---\n${broken}`).map(({line, message}) => `${line}: ${message}`)).toEqual([
    expect.stringMatching(/^14: exercise "an-exercise", field kind: is "quiz"/)
  ]);
});

test("two exercises of a page may not share an id", () =>
  expect(checkPage(`${page(text)}\n${page(text)}`).map(({message}) => message)).toEqual([
    'exercise "an-exercise", field id: has to differ from the ids of the page\'s other exercises.'
  ]));
