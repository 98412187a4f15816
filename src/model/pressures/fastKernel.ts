import {pressuresKernel} from "../../kernel/pressures.js";
import {columnPlaces, countNames, FirmMemory, floatRules, memoryBytes, wholeRules, type Kernel} from "./memory.js";
import {plainKernel} from "./plainKernel.js";

/** What the compiled kernel exports: its memory, where in it things lie, and the step. */
interface Compiled {
  readonly memory: WebAssembly.Memory;
  readonly rulesAt: WebAssembly.Global<"i32">;
  readonly keysAt: WebAssembly.Global<"i32">;
  readonly countsAt: WebAssembly.Global<"i32">;
  readonly firmsAt: WebAssembly.Global<"i32">;
  readonly endsAt: WebAssembly.Global<"i32">;
  step(start: number, end: number, isFirst: number): void;
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

function kernelOf({memory, rulesAt, keysAt, countsAt, firmsAt, endsAt, step}: Compiled): Kernel {
  memory.grow(Math.ceil(endsAt.value / pageBytes) - memory.buffer.byteLength / pageBytes);
  const {buffer} = memory;
  return {
    name: "WebAssembly with SIMD",
    floats: new Float32Array(buffer, rulesAt.value, floatRules.length),
    wholes: new Int32Array(buffer, keysAt.value, wholeRules.length),
    counts: new Int32Array(buffer, countsAt.value, countNames.length),
    memory(places) {
      new Uint8Array(buffer, firmsAt.value, memoryBytes(columnPlaces)).fill(0);
      return new FirmMemory(places, columnPlaces, buffer, firmsAt.value);
    },
    step: (start, end, isFirst) => step(start, end, Number(isFirst))
  };
}
