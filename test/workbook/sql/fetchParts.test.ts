import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {memoryStore} from "../../../src/workbook/sql/engineStore.js";
import {DownloadError, fetchParts, type FetchOptions} from "../../../src/workbook/sql/fetchParts.js";
import type {Progress} from "../../../src/workbook/sql/download.js";

const contents = ["one", "two", "three", "four", "five"].map((text) => new TextEncoder().encode(text));
const parts = contents.map((bytes) => ({
  sha256: createHash("sha256").update(bytes).digest("hex"),
  bytes: bytes.length
}));
const contentOf = (sha256: string) => contents[parts.findIndex((part) => part.sha256 === sha256)]!;

interface Host {
  asked: string[];
  request: FetchOptions["request"];
}

/** A host that answers; `spoil` may change an answer by its number. */
function host(spoil: (count: number) => Response | Error | null = () => null): Host {
  const asked: string[] = [];
  return {
    asked,
    request: async ({sha256}, {signal}) => {
      signal?.throwIfAborted();
      asked.push(sha256);
      const spoilt = spoil(asked.length);
      if (spoilt instanceof Error) throw spoilt;
      return spoilt ?? new Response(contentOf(sha256));
    }
  };
}

async function fetched(options: Partial<FetchOptions> & Pick<FetchOptions, "request" | "store">): Promise<string[]> {
  const texts: string[] = [];
  await fetchParts(parts, {
    deliver: (bytes, index) => void (texts[index] = new TextDecoder().decode(bytes)),
    ...options
  });
  return texts;
}

const all = ["one", "two", "three", "four", "five"];

describe("fetchParts", () => {
  it("delivers every part, keeps it, and asks for nothing the second time", async () => {
    const store = memoryStore();
    const {asked, request} = host();
    expect(await fetched({store, request})).toEqual(all);
    expect(asked.length).toBe(5);
    expect(await fetched({store, request})).toEqual(all);
    expect(asked.length).toBe(5);
  });
  it("delivers a part at once, while one before it is still awaited", async () => {
    const {request} = host();
    const order: number[] = [];
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    await fetchParts(parts, {
      store: memoryStore(),
      request: async (part, options) => {
        if (part === parts[0]) await late;
        return request(part, options);
      },
      deliver: (_, index) => {
        if (order.push(index) === 4) answer();
      }
    });
    expect(order).toEqual([1, 2, 3, 4, 0]);
  });
  it("reports bytes that only grow, up to all of them", async () => {
    const progress: Progress[] = [];
    await fetched({store: memoryStore(), ...host(), onProgress: (step) => void progress.push(step)});
    const bytes = progress.map((step) => step.bytes);
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    expect(progress.at(-1)).toMatchObject({bytes: 19, total: 19, secondsLeft: 0});
  });
  it("goes on with what it has after it was cancelled", async () => {
    const store = memoryStore();
    const stopper = new AbortController();
    const first = host((count) =>
      count === 4 ? (stopper.abort(new DOMException("cancelled", "AbortError")), new Error("stopped")) : null
    );
    await expect(fetched({store, request: first.request, signal: stopper.signal, keepAfter: 60_000})).rejects.toThrow(
      "cancelled"
    );
    const kept = (await store.keys()).size;
    expect(kept).toBeGreaterThanOrEqual(1);
    const second = host();
    expect(await fetched({store, request: second.request})).toEqual(all);
    expect(second.asked.length).toBe(5 - kept);
  });
  it("asks again for a part that is damaged, cut short, refused or lost on the way", async () => {
    const spoilt = [
      () => new Response("eno"),
      () => new Response("on"),
      () => new Response("no", {status: 503}),
      () => new Error("lost")
    ];
    for (const spoil of spoilt) {
      const {asked, request} = host((count) => (count === 1 ? spoil() : null));
      expect(await fetched({store: memoryStore(), request})).toEqual(all);
      expect(asked.length).toBe(6);
    }
  });
  it("gives up with a plain reason and keeps the rest", async () => {
    const store = memoryStore();
    const {request} = host();
    const broken: FetchOptions["request"] = (part, options) =>
      part.sha256 === parts[2]!.sha256 ? Promise.resolve(new Response("no", {status: 404})) : request(part, options);
    const failure = await fetched({store, request: broken}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DownloadError);
    expect((failure as Error).message).toMatch(/404/);
    expect((await store.keys()).size).toBeGreaterThanOrEqual(2);
  });
  it("fetches a part anew when the kept one is damaged", async () => {
    const store = memoryStore();
    await fetched({store, ...host()});
    const get = store.get.bind(store);
    store.get = async (key) => (key === parts[1]!.sha256 ? null : get(key));
    const {asked, request} = host();
    expect(await fetched({store, request})).toEqual(all);
    expect(asked).toEqual([parts[1]!.sha256]);
  });
});
