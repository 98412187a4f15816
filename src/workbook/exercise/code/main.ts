// The worker in which a reader's code runs. steps/sandbox.ts puts it into a frame that has neither network nor storage.
import {evaluate} from "./evaluate.js";
import {mostLogLength, mostLogs, type CodeMessage, type CodeRequest} from "./protocol.js";

/** What stays of the surroundings: the language, text and numbers, timers. All else is taken away. */
const kept = new Set(
  `Object Function Array Number Boolean String Symbol BigInt Math JSON Date RegExp Promise Proxy Reflect Map Set WeakMap WeakSet
  WeakRef FinalizationRegistry ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
  Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array Atomics Iterator Intl Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError DOMException eval isFinite isNaN
  parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape NaN Infinity undefined globalThis
  self console setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone TextEncoder TextDecoder URL
  constructor toString valueOf hasOwnProperty`.split(/\s+/)
);

const send = postMessage.bind(globalThis) as (message: CodeMessage) => void;
const listen = addEventListener.bind(globalThis);

/** Takes away what code could reach outside with; the frame's policy refuses it as well, so this makes for clear messages. */
function bar(): void {
  for (
    let place: object | null = globalThis;
    place && place !== Object.prototype;
    place = Object.getPrototypeOf(place)
  ) {
    for (const name of Object.getOwnPropertyNames(place)) {
      if (kept.has(name)) continue;
      try {
        Object.defineProperty(place, name, {value: undefined, configurable: false, writable: false});
      } catch {
        try {
          delete (place as Record<string, unknown>)[name];
        } catch {
          continue;
        }
      }
    }
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const table = value as {
    columnNames?: () => string[];
    numRows?: () => number;
    objects?: (o: object) => unknown[];
  } | null;
  if (table && typeof table === "object" && typeof table.columnNames === "function" && table.numRows && table.objects) {
    const rows = table.objects({limit: 5}).map((row) => JSON.stringify(row));
    return `table of ${table.numRows()} rows: ${table.columnNames().join(", ")}\n${rows.join("\n")}`;
  }
  if (typeof value === "object" && value !== null) {
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  }
  return String(value);
}

let logs = 0;

function log(...values: unknown[]): void {
  logs++;
  if (logs > mostLogs + 1) return;
  const text = logs > mostLogs ? "… more is not shown" : values.map(shown).join(" ");
  send({type: "log", text: text.length > mostLogLength ? `${text.slice(0, mostLogLength)}…` : text});
}

listen("message", ({data}: MessageEvent<CodeRequest>) => {
  bar();
  const plain = Object.fromEntries(
    ["log", "info", "debug", "warn", "error", "table", "dir"].map((name) => [name, log])
  );
  Object.defineProperty(globalThis, "console", {value: plain, configurable: false, writable: false});
  // The reader's own line lies below many of Arquero's.
  Error.stackTraceLimit = 100;
  send({type: "begun"});
  void evaluate(data.code, data.tables, data.most).then((outcome) => send({type: "done", outcome}));
});
