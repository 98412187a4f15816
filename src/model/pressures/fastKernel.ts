import {pressuresKernel} from "../../kernel/pressures.js";
import {countNames, FirmMemory, floatRules, memoryBytes, wholeRules, type Kernel} from "./memory.js";
import {plainKernel} from "./plainKernel.js";

/** What the compiled kernel exports: its memory, where in it things lie, and the step. */
interface Compiled {
  readonly memory: WebAssembly.Memory;
  readonly rulesAt: WebAssembly.Global<"i32">;
  readonly keysAt: WebAssembly.Global<"i32">;
  readonly countsAt: WebAssembly.Global<"i32">;
  readonly firmsAt: WebAssembly.Global<"i32">;
  step(places: number, start: number, end: number, isFirst: number): void;
}

const pageBytes = 65536;

let compiling: Promise<WebAssembly.Module | null> | null = null;

async function compile(): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(pressuresKernel), (letter) => letter.charCodeAt(0));
  return WebAssembly.compile(bytes);
}

/**
 * Returns the fastest kernel that this engine can run: the one in WebAssembly, which takes four firms at once, or the plain
 * one where WebAssembly or its SIMD is missing. All kernels give the same bits. The code is compiled once; each call
 * returns a kernel with a memory of its own.
 */
export async function fastKernel(): Promise<Kernel> {
  const module = await (compiling ??= compile().catch(() => null));
  if (!module) return plainKernel();
  const {exports} = await WebAssembly.instantiate(module);
  return kernelOf(exports as unknown as Compiled);
}

function kernelOf({memory, rulesAt, keysAt, countsAt, firmsAt, step}: Compiled): Kernel {
  // Memory that grows moves, so rules and counts that a simulation holds on to stay outside and are copied for each step.
  const floats = new Float32Array(floatRules.length);
  const wholes = new Int32Array(wholeRules.length);
  const counts = new Int32Array(countNames.length);
  const viewFloats = () => new Float32Array(memory.buffer, rulesAt.value, floats.length);
  const viewWholes = () => new Int32Array(memory.buffer, keysAt.value, wholes.length);
  const viewCounts = () => new Int32Array(memory.buffer, countsAt.value, counts.length);
  let floatsInside = viewFloats();
  let wholesInside = viewWholes();
  let countsInside = viewCounts();
  let places = 0;
  return {
    name: "WebAssembly with SIMD",
    floats,
    wholes,
    counts,
    memory(wanted) {
      const missing = firmsAt.value + memoryBytes(wanted) - memory.buffer.byteLength;
      if (missing > 0) {
        memory.grow(Math.ceil(missing / pageBytes));
        floatsInside = viewFloats();
        wholesInside = viewWholes();
        countsInside = viewCounts();
      }
      places = wanted;
      const firms = new FirmMemory(places, memory.buffer, firmsAt.value);
      new Uint8Array(memory.buffer, firmsAt.value, memoryBytes(places)).fill(0);
      return firms;
    },
    step(start, end, isFirst) {
      for (let i = 0; i < floats.length; i++) floatsInside[i] = floats[i]!;
      for (let i = 0; i < wholes.length; i++) wholesInside[i] = wholes[i]!;
      step(places, start, end, Number(isFirst));
      for (let i = 0; i < counts.length; i++) counts[i] = countsInside[i]!;
    }
  };
}
