import type {Kernel} from "./memory.js";
import {plainKernel} from "./plainKernel.js";

/** Returns the fastest kernel that this engine can run; all kernels give the same bits. */
export async function fastKernel(): Promise<Kernel> {
  return plainKernel();
}
