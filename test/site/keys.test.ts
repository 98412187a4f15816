import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {plainText} from "../../src/workbook/exercise/held.js";
import {exercisePages} from "../../steps/exercise/pages.js";
import {listFiles} from "../../steps/files.js";
import {dist} from "./harness.js";

const textFiles = listFiles(dist).filter((file) => /\.(html|js|json|css|txt|csv)$/.test(file));
/** Everything that a reader of the student's site can read, without what only marks it up. */
const site = textFiles.map((file) => ({file, text: readFileSync(join(dist, file), "utf8")}));

/** Text as it is compared: no markup, no escapes, no difference in spaces. */
const plain = (text: string) =>
  plainText(
    text.replaceAll("&quot;", '"').replaceAll("\\u003c", "<").replaceAll("\\u003e", ">").replaceAll('\\"', '"')
  );
const plainSite = site.map(({file, text}) => ({file, text: plain(text)}));

/** The sentences of what may not be seen; the shortest say too little to be looked for. */
const sentences = (html: string) =>
  plain(html)
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => sentence.length > 25);

const exercises = exercisePages().flatMap(({page, blocks}) =>
  blocks.map((block) => ({name: `${page}, ${block.prepared!.published.id}`, block}))
);

describe("the student's edition", () => {
  it.each(exercises)("holds no key, feedback, explanation, model answer or note of $name", ({block}) => {
    const {teacher, published} = block.prepared!;
    // What the page says in the open anyway, in its prose or as an option, is no secret.
    const open = plain(
      JSON.stringify(published.variants.map(({prompt, question, hints}) => [prompt, question, hints]))
    );
    const prose = plain(
      readFileSync(join("src", `${published.page}.md`), "utf8").replace(/```exercise[\s\S]*?```/g, "")
    );
    const secrets = [
      teacher.note,
      ...teacher.variants.flatMap(({notes, explanation}) => [explanation, ...notes.map(({html}) => html)])
    ]
      .flatMap(sentences)
      .filter((sentence) => !open.includes(sentence) && !prose.includes(sentence));
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of new Set(secrets)) {
      const found = plainSite.filter(({text}) => text.includes(secret)).map(({file}) => file);
      expect(found, secret).toEqual([]);
    }
  });

  it.each(exercises)("names no right answer of $name", ({block}) => {
    const {id, page} = block.prepared!.published;
    const html = site.find(({file}) => file === `${page}.html`)!.text;
    const attribute = new RegExp(`id="exercise-${id}"[^>]*? data-exercise="([^"]*)"`).exec(html)![1]!;
    // Beside the question, which everybody sees, there are only sealed texts, salts and rules.
    const {variants, ...rest} = JSON.parse(attribute.replaceAll("&quot;", '"').replaceAll("&amp;", "&")) as {
      variants: {check: {book: {boxes: object; shared?: string[]; salt: string}; otherwise?: string}}[];
    };
    for (const {check} of variants) {
      const {book, ...others} = check;
      expect(Object.keys(others).filter((key) => key !== "otherwise")).toEqual([]);
      expect(Object.keys(book).filter((key) => !["salt", "boxes", "shared"].includes(key))).toEqual([]);
      const sealed = [
        ...Object.keys(book.boxes),
        ...Object.values(book.boxes as Record<string, string>),
        ...(book.shared ?? [])
      ];
      for (const text of sealed) expect(text).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(new Set(Object.values(book.boxes as Record<string, string>).map((box) => box.length)).size).toBe(1);
    }
    expect(JSON.stringify(rest)).not.toMatch(/"(right|answer|key|accepted|rejected|goes|model|note|feedback)":/);
  });

  it("has nothing of the teacher's edition", () => {
    expect(site.filter(({text}) => text.includes("For the teacher:")).map(({file}) => file)).toEqual([]);
  });
});
