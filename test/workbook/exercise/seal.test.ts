import fc from "fast-check";
import {expect, test} from "vitest";
import {hashText, keyFrom, openBook, seal, sealBook, unseal} from "../../../src/workbook/exercise/seal.js";
import type {Json} from "../../../src/workbook/json.js";

const json = fc.jsonValue({maxDepth: 3}).map((value) => JSON.parse(JSON.stringify(value)) as Json);

test("what is sealed with a key is opened by it and by no other, and always gives the same text", () => {
  fc.assert(
    fc.property(json, fc.string(), fc.string(), (value, secret, other) => {
      const key = keyFrom(secret, "test");
      expect(unseal(key, seal(key, value))).toEqual(value);
      expect(seal(key, value)).toBe(seal(key, value));
      if (other !== secret) expect(unseal(keyFrom(other, "test"), seal(key, value))).toBeNull();
    }),
    {numRuns: 50}
  );
});

test("each answer opens its own value, and no other answer opens anything", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({maxLength: 30}), {minLength: 2, maxLength: 8}),
      fc.string(),
      json,
      ([stranger, ...answers], salt, value) => {
        const shared = sealBook(
          salt,
          answers.map((answer, i) => ({answer, holds: [i % 2, value]})),
          "secret"
        );
        answers.forEach((answer, i) => expect(openBook(shared, answer)).toEqual([i % 2, value]));
        expect(openBook(shared, stranger!)).toBeNull();
        const book = sealBook(
          salt,
          answers.map((answer, i) => ({answer, holds: [i, value]}))
        );
        answers.forEach((answer, i) => expect(openBook(book, answer)).toEqual([i, value]));
        expect(openBook(book, stranger!)).toBeNull();
      }
    ),
    {numRuns: 30}
  );
});

test("the boxes of a book have one length and stand in an order that does not follow the answers", () => {
  const entries = ["a", "b", "c", "d"].map((answer, i) => ({answer, holds: "x".repeat(40 * i)}));
  const book = sealBook("salt", entries);
  expect(new Set(Object.values(book.boxes).map((box) => box.length)).size).toBe(1);
  expect(sealBook("salt", [...entries].reverse())).toEqual(book);
  expect(Object.keys(sealBook("pepper", entries).boxes)).not.toEqual(Object.keys(book.boxes));
});

test("a box that was changed does not open", () => {
  const key = keyFrom("secret", "test");
  const sealed = seal(key, "kept");
  expect(unseal(key, `${sealed.slice(0, 50)}${sealed[50] === "A" ? "B" : "A"}${sealed.slice(51)}`)).toBeNull();
  expect(unseal(key, "")).toBeNull();
});

test("the digest of a text is its SHA-256", () =>
  expect(hashText("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

test("checking an answer takes a few milliseconds at most", () => {
  const book = sealBook("salt", [{answer: "a", holds: true}]);
  const start = performance.now();
  for (let i = 0; i < 20; i++) openBook(book, "a");
  expect((performance.now() - start) / 20).toBeLessThan(10);
});
