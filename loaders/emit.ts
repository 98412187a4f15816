import {EvidenceError} from "./problems.js";

/**
 * Writes what the work returns to the standard output: bytes as they are, anything else as JSON. On problems of the
 * evidence their report goes to the standard error and the process ends with exit code 1, without output.
 */
export async function emit(work: () => unknown): Promise<void> {
  try {
    const data = await work();
    const bytes = data instanceof Uint8Array ? data : Buffer.from(`${JSON.stringify(data)}\n`);
    await new Promise<void>((resolve, reject) =>
      process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))
    );
  } catch (error) {
    process.stderr.write(`${error instanceof EvidenceError ? error.message : describe(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
