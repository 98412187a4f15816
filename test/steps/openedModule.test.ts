import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {digest} from "../../steps/files.js";
import {openedModule} from "../../steps/openedModule.js";
import {root} from "../../steps/root.js";
import type {Session} from "../../src/workbook/sql/session.js";
import {databaseOf, openSession} from "../workbook/sql/openSession.js";

const sessions: Session[] = [];

beforeAll(async () => {
  const evidence = await databaseOf("CREATE TABLE country (id VARCHAR PRIMARY KEY)");
  for (let i = 0; i < 2; i++) sessions.push(await openSession(evidence));
}, 120_000);

/** Returns the only value that a query gives in a session. */
async function value(session: Session, expression: string): Promise<string | null> {
  const outcome = await session.runCell({cell: "a", sql: `SELECT ${expression}`, pageSize: 1, clip: null});
  if (outcome.kind !== "table") throw new Error(JSON.stringify(outcome));
  return outcome.rows[0]![0]!;
}

describe("the module with an open database", () => {
  it("has the same bytes each time", async () => {
    const plain = readFileSync(join(root, "node_modules", "@duckdb", "duckdb-wasm", "dist", "duckdb-eh.wasm"));
    const [first, second] = [await openedModule(plain), await openedModule(plain)];
    expect(digest(first)).toBe(digest(second));
    expect(digest(first)).not.toBe(digest(plain));
  });
  it("leaves random numbers to each session", async () => {
    for (const expression of ["random()", "uuid()"]) {
      const [first, second] = [await value(sessions[0]!, expression), await value(sessions[1]!, expression)];
      expect(first).not.toBe(second);
    }
  });
  it("has a clock that goes, though it was made without one", async () => {
    expect(await value(sessions[0]!, "now() > TIMESTAMP '2020-01-01'")).toBe("true");
  });
  it("limits memory and installs nothing by itself", async () => {
    const setting = (name: string) => value(sessions[0]!, `current_setting('${name}')`);
    expect(await setting("memory_limit")).toBe("667.5 MiB");
    expect(await setting("autoinstall_known_extensions")).toBe("false");
    expect(await setting("autoload_known_extensions")).toBe("false");
    expect(await setting("enable_external_access")).toBe("false");
  });
});
