import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {canonicalText, isBlank, jsonProblem, type Json} from "../../../src/workbook/json.js";
import {covers, identityOf, mergeCopies} from "../../../src/workbook/work/copies.js";
import {planImport} from "../../../src/workbook/work/importPlan.js";
import type {AnswerRecord} from "../../../src/workbook/work/record.js";
import {answer, anyCollection, anyHistory, anyJson} from "./arbitrary.js";

const set = (records: readonly AnswerRecord[]) => records.map(identityOf).sort();

describe("plain data", () => {
  it("has one text whatever the order of keys", () => {
    expect(canonicalText({b: [1, {d: 2, c: 3}], a: null})).toBe('{"a":null,"b":[1,{"c":3,"d":2}]}');
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(value);
      })
    );
  });
  it("is told from what is none", () => {
    expect(jsonProblem({a: [1, "x", null]})).toBeNull();
    expect(jsonProblem(JSON.parse('{"__proto__": 1}'))).toMatch(/__proto__/);
    expect(jsonProblem({a: undefined})).not.toBeNull();
    expect(jsonProblem(Infinity)).not.toBeNull();
    expect(jsonProblem(Array(200_000).fill(0))).toMatch(/too many/);
  });
  it("is blank when nothing was typed or chosen", () => {
    for (const blank of [null, "", "  ", [], {}, {a: [null, ""]}] as Json[]) expect(isBlank(blank)).toBe(true);
    for (const filled of [0, false, "x", [0]]) expect(isBlank(filled)).toBe(false);
  });
});

describe("copies of answers", () => {
  it("cover each other transitively and never both ways", () => {
    fc.assert(
      fc.property(anyHistory, (records) => {
        for (const a of records)
          for (const b of records) {
            if (identityOf(a) !== identityOf(b)) expect(covers(a, b) && covers(b, a)).toBe(false);
            for (const c of records) if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
          }
      })
    );
  });
  it("merge the same way round, again, and in any grouping", () => {
    fc.assert(
      fc.property(anyCollection, anyCollection, anyCollection, (a, b, c) => {
        const ab = mergeCopies(a, b);
        expect(set(mergeCopies(b, a))).toEqual(set(ab));
        expect(set(mergeCopies(ab, b))).toEqual(set(ab));
        expect(set(mergeCopies(ab, c))).toEqual(set(mergeCopies(a, mergeCopies(b, c))));
      })
    );
  });
  it("lose nothing that was typed or checked, whatever merges", () => {
    fc.assert(
      fc.property(anyCollection, anyCollection, (a, b) => {
        const merged = mergeCopies(a, b);
        for (const {page, exercise, question, input, attempts} of [...a, ...b]) {
          const rivals = merged.filter((r) => r.page === page && r.exercise === exercise && r.question === question);
          const kept = new Set(rivals.flatMap((r) => [r.input, ...r.attempts.map((t) => t.input)]).map(canonicalText));
          expect(isBlank(input) || kept.has(canonicalText(input))).toBe(true);
          for (const attempt of attempts)
            expect(rivals.some((r) => r.attempts.some((t) => JSON.stringify(t) === JSON.stringify(attempt)))).toBe(
              true
            );
        }
      })
    );
  });
  it("keep an older text that the newer one does not hold", () => {
    const older = answer({input: "first thought", changed: 1});
    expect(mergeCopies([older], [answer({input: "second thought", changed: 2})]).length).toBe(2);
    const checked = {input: "first thought", verdict: "wrong", credit: 0, message: "", at: 1};
    expect(mergeCopies([older], [answer({input: "second thought", changed: 2, attempts: [checked]})]).length).toBe(1);
    expect(mergeCopies([older], [answer({input: "x", changed: 2, question: "ff"})]).length).toBe(2);
  });
});

describe("the plan of an import", () => {
  const effects = (mine: AnswerRecord[], theirs: AnswerRecord[]) => planImport(mine, theirs).map(({effect}) => effect);
  const old = answer({input: "old", changed: 1});
  const young = answer({input: "young", changed: 2});
  const going = answer({
    input: "young",
    changed: 2,
    attempts: [{input: "old", verdict: "wrong", credit: 0, message: "", at: 2}]
  });
  it("says what becomes of each answer", () => {
    expect(effects([], [old])).toEqual(["new"]);
    expect(effects([old], [old])).toEqual(["same"]);
    expect(effects([old], [young])).toEqual(["newer"]);
    expect(effects([old], [going])).toEqual(["continues"]);
    expect(effects([young], [old])).toEqual(["older"]);
    expect(effects([going], [old])).toEqual(["same"]);
  });
  it("is to change nothing once it is carried out", () => {
    fc.assert(
      fc.property(anyCollection, anyCollection, (a, b) => {
        const rows = planImport(mergeCopies(a, b), b);
        expect(rows.every(({effect}) => effect === "same")).toBe(true);
      })
    );
  });
});
