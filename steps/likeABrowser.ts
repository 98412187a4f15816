// Makes a worker of Node look like one of a browser to DuckDB's script, which looks when it is loaded: import this first.

/** Sets what everything in this worker sees under a name. */
export const set = (name: string, value: unknown): void =>
  void Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});

set("process", undefined);
set("self", globalThis);
set("importScripts", () => {});
set("location", {href: "data:,worker", search: ""});
set("navigator", {userAgent: "", languages: ["en"], hardwareConcurrency: 1});

// Nothing may differ between two runs: there is no clock and no luck.
set("performance", {now: () => 0});
set("crypto", {getRandomValues: <Numbers extends Uint8Array>(numbers: Numbers) => numbers.fill(0)});
Date.now = () => 0;
