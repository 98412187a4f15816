// The functions of DuckDB that travel first, as steps/profile.ts has noted them.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {digest} from "./files.js";
import {root} from "./root.js";

/** DuckDB's module as its package ships it. */
export const modulePath = join(root, "node_modules", "@duckdb", "duckdb-wasm", "dist", "duckdb-eh.wasm");

export const profilePath = join(root, "steps", "firstFunctions.json");

/** What the file holds: functions' numbers mean something only in the module in which they were noted. */
interface Profile {
  /** SHA-256 of the module as its package ships it */
  readonly module: string;
  /** a bit for each function, the lowest of a byte first, in base64 */
  readonly functions: string;
}

/** Returns the file that says which functions of DuckDB travel first. */
export function toProfile(called: readonly number[]): string {
  const bits = new Uint8Array((called.reduce((most, index) => Math.max(most, index), 0) >> 3) + 1);
  for (const index of called) bits[index >> 3]! |= 1 << (index & 7);
  const profile: Profile = {
    module: digest(readFileSync(modulePath)),
    functions: Buffer.from(bits).toString("base64")
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

/** Returns the functions of DuckDB that travel first; throws when they were noted in another version. */
export function firstFunctions(): number[] {
  const {module, functions} = JSON.parse(readFileSync(profilePath, "utf8")) as Profile;
  if (module !== digest(readFileSync(modulePath)))
    throw new Error(
      "steps/firstFunctions.json was made with another version of DuckDB-Wasm: run `npm run profile`, then the tests"
    );
  const bits = Buffer.from(functions, "base64");
  return Array.from({length: bits.length * 8}, (_, index) => index).filter(
    (index) => bits[index >> 3]! & (1 << (index & 7))
  );
}
