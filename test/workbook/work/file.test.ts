import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  readWorkCode,
  readWorkFile,
  toWorkCode,
  toWorkFile,
  workFileName,
  workLimit,
  type Work,
  type WorkReading
} from "../../../src/workbook/work/file.js";
import {answer, anyCollection} from "./arbitrary.js";

const site = "workbook";
const saved = Date.UTC(2026, 8, 1, 10);
const work = (records = [answer()], name = "Ana"): Work => ({site, name, saved, records});
const refusal = (reading: WorkReading) => ("refused" in reading ? reading.refused : "taken");
const read = (text: string) => refusal(readWorkFile(text, {site}));
const altered = (change: (data: Record<string, unknown>) => void) => {
  const data = JSON.parse(toWorkFile(work())) as Record<string, unknown>;
  change(data);
  return JSON.stringify(data);
};

describe("a file of work", () => {
  it("brings back every answer, through the file and through the code", async () => {
    await fc.assert(
      fc.asyncProperty(anyCollection, async (records) => {
        const packed = work(records);
        expect(readWorkFile(toWorkFile(packed), {site})).toEqual({work: packed});
        expect(await readWorkCode(await toWorkCode(packed), {site})).toEqual({work: packed});
      })
    );
  });
  it("can be read by a person and survives another layout", () => {
    expect(toWorkFile(work())).toMatch(/"prompt": "Why\?",\n\s+"input": "because"/);
    expect(read(JSON.stringify(JSON.parse(toWorkFile(work()))))).toBe("taken");
    expect(read(`\uFEFF${toWorkFile(work()).replaceAll("\n", "\r\n")}`)).toBe("taken");
  });
  it("is named after the student and the day", () => {
    expect(workFileName({name: "José Ñandú", saved})).toBe("my-work-jose-nandu-2026-09-01.json");
    expect(workFileName({name: "../..", saved})).toBe("my-work-2026-09-01.json");
  });
  it("is refused with a reason that says what, where and what to do", () => {
    expect(read("")).toMatch(/not a file from “My work”/);
    expect(read("hello")).toMatch(/name begins with my-work/);
    expect(read("{}")).toMatch(/not a file from “My work”/);
    expect(read(toWorkFile(work()).slice(0, -40))).toMatch(/cut off.*Save it again/);
    expect(read(altered((data) => (data["version"] = 2)))).toMatch(/newer version.*Reload/);
    expect(read(altered((data) => (data["version"] = 0)))).toMatch(/never was/);
    expect(read(altered((data) => (data["site"] = "other")))).toMatch(/another workbook \(“other”/);
    expect(read(altered((data) => (data["name"] = "Eve")))).toMatch(/checksum/);
    expect(read(altered((data) => (data["records"] = [{...answer(), changed: "now"}])))).toMatch(
      /answer 1, “changed” has to be a number/
    );
    expect(read(altered((data) => (data["records"] = [{...answer(), extra: 1}])))).toMatch(/damaged: answer 1/);
    expect(read(altered((data) => (data["records"] = 5)))).toMatch(/“records” has to be a list/);
    expect(read("[".repeat(1e6))).toMatch(/nested too deeply/);
    expect(read(" ".repeat(workLimit + 1))).toMatch(/larger than 10 MB/);
    for (const text of ["", "{}", "[".repeat(99)]) expect(read(text)).toMatch(/Nothing was changed here\.$/);
  });
  it("is refused when it reaches for prototypes or holds too much", () => {
    const hostile = toWorkFile(work([answer({input: {a: 1}})]));
    expect(read(hostile.replace('"a": 1', '"__proto__": {"polluted": 1}'))).toMatch(/answer 1, “input”/);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(read(altered((data) => (data["records"] = Array(6000).fill(answer()))))).toMatch(/more than 5000/);
    expect(read(altered((data) => (data["name"] = "x".repeat(1e6))))).toMatch(/“name” is too long/);
  });
});

describe("a code of work", () => {
  it("survives what mail programs do to it", async () => {
    const code = await toWorkCode(work());
    expect(code).toMatch(/^work1z\.[A-Za-z0-9_-]+\.[0-9a-f]{8}$/);
    const mailed = code.replace(/(.{60})/g, "$1\r\n> ");
    expect(refusal(await readWorkCode(`  ${mailed}\n`, {site}))).toBe("taken");
    expect(refusal(await readWorkCode(toWorkFile(work()), {site}))).toBe("taken");
  });
  it("is refused with a reason when it is not whole, not ours or newer", async () => {
    const code = await toWorkCode(work());
    const why = async (text: string) => refusal(await readWorkCode(text, {site}));
    expect(await why("")).toMatch(/no code yet/);
    expect(await why("hello")).toMatch(/begins with “work”/);
    expect(await why(code.slice(0, -3))).toMatch(/incomplete/);
    expect(await why(code.slice(0, 40))).toMatch(/incomplete/);
    expect(await why(code.replace("work1", "work2"))).toMatch(/newer version/);
    expect(await why(`${code}!`)).toMatch(/damaged/);
    expect(await why(await toWorkCode({...work(), site: "other"}))).toMatch(/^The code holds work from another/);
  });
  it("is refused when it unpacks to far more than it seems", async () => {
    const bomb = await toWorkCode(work([answer({input: "x".repeat(2 * workLimit)})]));
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(await readWorkCode(bomb, {site}))).toMatch(/far more than any work holds/);
  });
});

describe("ten thousand bad files", () => {
  it("are each refused or read whole, without a crash", async () => {
    const good = toWorkFile(work([answer(), answer({exercise: "two", input: {list: [1, {deep: "<script>"}]}})]));
    const code = await toWorkCode(work());
    const mutated = (text: string) =>
      fc
        .array(fc.tuple(fc.nat(text.length), fc.nat(30), fc.string({maxLength: 6})), {minLength: 1, maxLength: 4})
        .map((cuts) => cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text));
    const shuffled = fc
      .tuple(fc.constantFrom("name", "saved", "records", "checksum", "site", "version", "format"), fc.jsonValue())
      .map(([key, value]) => JSON.stringify({...(JSON.parse(good) as object), [key]: value}));
    const hostile = fc.constantFrom(
      "[".repeat(5000),
      `{"a":`.repeat(5000),
      '{"__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      good.replace('"because"', '{"__proto__":{"polluted":1}}'),
      "null",
      "\0",
      "work1z..",
      "work999999999z.AAAA.00000000"
    );
    const bad = fc.oneof(fc.string({maxLength: 60}), fc.json(), mutated(good), mutated(code), shuffled, hostile);
    await fc.assert(
      fc.asyncProperty(bad, async (text) => {
        for (const reading of [readWorkFile(text, {site}), await readWorkCode(text, {site})]) {
          if ("refused" in reading) {
            expect(reading.refused).toMatch(/\. Nothing was changed here\.$/);
            expect(reading.refused.length).toBeLessThan(400);
          } else {
            // Whatever is taken is what the checksum was made of: the undamaged work, or a true copy of it in another layout.
            expect(readWorkFile(toWorkFile(reading.work), {site})).toEqual(reading);
          }
        }
        expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      }),
      {numRuns: 10_000}
    );
  });
});
