import {gunzipSync} from "node:zlib";
import {expect, it} from "vitest";
import {pack} from "../../loaders/pack.js";

it("what was packed is restored by gunzip, and the header names neither time nor system", () => {
  const bytes = Buffer.from("evidence ".repeat(500));
  const packed = pack(bytes);
  expect(packed.length).toBeLessThan(bytes.length / 20);
  expect(gunzipSync(packed).equals(bytes)).toBe(true);
  expect([...packed.slice(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
});
