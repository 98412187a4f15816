import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {FromUnpacker, ToUnpacker} from "../../../src/workbook/sql/protocol.js";
import {Unpackers} from "../../../src/workbook/sql/unpackers.js";

/** A worker that notes what it is told. */
class FakeWorker {
  static all: FakeWorker[] = [];
  readonly told: ToUnpacker[] = [];
  onmessage: (event: {data: FromUnpacker}) => void = () => {};
  onerror: () => void = () => {};
  ended = false;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(message: ToUnpacker): void {
    this.told.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
}

const told = () => FakeWorker.all.map((worker) => worker.told.map(({type}) => type));
const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
const decoder = {module, sample: new ArrayBuffer(0)};
const script = new ArrayBuffer(0);
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  FakeWorker.all = [];
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("navigator", {hardwareConcurrency: 2});
});
afterEach(() => vi.unstubAllGlobals());

describe("workers that unpack", () => {
  it("share the segments where the browser has no Brotli, and are ready before the first piece", async () => {
    const unpackers = new Unpackers(3, async () => ({script, decoder}));
    await settled();
    expect(told()).toEqual([["compile"], ["decode"], ["decode"]]);
    const segments = FakeWorker.all
      .slice(1)
      .map(({told: [first]}) => first?.type === "decode" && [...first.ports.keys()]);
    expect(segments).toEqual([[0, 2], [1]]);
    unpackers.warmUp();
    for (const segment of [0, 1, 2]) unpackers.piece(new ArrayBuffer(1), segment);
    unpackers.endSegment(1);
    await settled();
    expect(told()).toEqual([["compile"], ["decode", "warmUp", "bytes", "bytes"], ["decode", "bytes", "end"]]);
    unpackers.end(new Error("over"));
    expect(FakeWorker.all.every(({ended}) => ended)).toBe(true);
  });
  it("are one where the browser decodes Brotli, which gets pieces that came before it was started", async () => {
    const unpackers = new Unpackers(2, async () => ({script, decoder: null}));
    unpackers.warmUp();
    unpackers.piece(new ArrayBuffer(1), 1);
    unpackers.endSegment(1);
    await settled();
    expect(told()).toEqual([["compile", "bytes", "end"]]);
    FakeWorker.all[0]!.onmessage({data: {type: "module", module}});
    expect(await unpackers.module).toBe(module);
    expect(unpackers.ended).toBe(false);
  });
  it("end with the reason why they cannot be had, or cannot go on", async () => {
    const absent = new Unpackers(2, () => Promise.reject(new Error("the line broke")));
    await expect(absent.module).rejects.toThrow("the line broke");
    const broken = new Unpackers(2, async () => ({script, decoder}));
    await settled();
    FakeWorker.all[1]!.onmessage({data: {type: "broken", message: "no memory"}});
    await expect(broken.module).rejects.toThrow("no memory");
    await settled();
    expect([absent.ended, broken.ended, FakeWorker.all.every(({ended}) => ended)]).toEqual([true, true, true]);
  });
  it("start nothing once they were ended, and stop reading", async () => {
    let reading: AbortSignal | null = null;
    const unpackers = new Unpackers(2, async (signal) => {
      reading = signal;
      await settled();
      return {script, decoder};
    });
    unpackers.end(new Error("left"));
    await expect(unpackers.module).rejects.toThrow("left");
    await settled();
    await settled();
    expect([reading!.aborted, FakeWorker.all.length]).toEqual([true, 0]);
  });
});
