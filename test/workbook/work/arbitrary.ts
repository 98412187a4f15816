import fc from "fast-check";
import type {Json} from "../../../src/workbook/json.js";
import type {AnswerRecord} from "../../../src/workbook/work/record.js";

const names = ["a", "constructor", "toString", "tannery", "“quoted”", "x/y", "ü"];
const texts = fc.oneof(
  fc.string({unit: "grapheme", maxLength: 30}),
  fc.string({unit: "binary", maxLength: 12}),
  fc.constantFrom("", " ", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a\nb", "\ud800", "=1+1")
);
/** Any plain data; without -0, which JSON does not keep. */
export const anyJson = fc
  .jsonValue({maxDepth: 3})
  .map((value) => JSON.parse(JSON.stringify(value)) as Json)
  .filter((value) => !JSON.stringify(value).includes('"__proto__"'));

const input = fc.oneof(texts, anyJson, fc.constant(null));
const attempt = fc.record({
  input,
  verdict: fc.constantFrom("wrong", "partly", "right"),
  credit: fc.constantFrom(0, 0.5, 1),
  message: texts,
  at: fc.nat(9)
});

/** Answers from a small world, so that many of them are to the same question. */
export const anyRecord: fc.Arbitrary<AnswerRecord> = fc.record({
  page: fc.constantFrom("clusters", "constructor"),
  exercise: fc.constantFrom(...names.slice(0, 3)),
  question: fc.constantFrom("0a", "ff"),
  kind: fc.constantFrom("choice", "short"),
  prompt: texts,
  input,
  seed: fc.option(fc.nat(2)),
  attempts: fc.array(attempt, {maxLength: 3}),
  hints: fc.nat(2),
  revealed: fc.boolean(),
  changed: fc.nat(20),
  writer: fc.constantFrom("w1", "w2")
});

/** Records that grow out of each other, as work does, so that some cover others. */
export const anyHistory: fc.Arbitrary<AnswerRecord[]> = fc
  .tuple(anyRecord, fc.array(fc.tuple(texts, fc.boolean(), attempt), {maxLength: 4}))
  .map(([first, steps]) => {
    const history = [first];
    for (const [typed, checks, made] of steps) {
      const last = history.at(-1)!;
      const attempts = checks ? [...last.attempts, {...made, input: last.input}] : last.attempts;
      history.push({...last, input: typed, attempts, changed: last.changed + 1});
    }
    return history;
  });

export const anyCollection: fc.Arbitrary<AnswerRecord[]> = fc
  .array(
    fc.oneof(
      anyRecord.map((record) => [record]),
      anyHistory
    ),
    {maxLength: 5}
  )
  .map((lists) => lists.flat());

/** An answer with these parts. */
export const answer = (parts: Partial<AnswerRecord> = {}): AnswerRecord => ({
  page: "clusters",
  exercise: "one",
  question: "0a",
  kind: "short",
  prompt: "Why?",
  input: "because",
  seed: null,
  attempts: [],
  hints: 0,
  revealed: false,
  changed: 1000,
  writer: "w1",
  ...parts
});
