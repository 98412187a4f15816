import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {cloneInto, fingerprint} from "./clone.js";
import {runNode, strongestGuard, unguarded, type Guard} from "./noNetwork.js";

const work = mkdtempSync(join(tmpdir(), "workbook-build-"));
afterAll(() => rmSync(work, {recursive: true, force: true}));

const first = join(work, "first");
const second = join(work, "a second clone");
const guard = strongestGuard();

const build = (cwd: string, how: Guard = unguarded, env: Record<string, string> = {}) =>
  runNode([join("node_modules", "tsx", "dist", "cli.mjs"), join("steps", "build.ts")], {guard: how, cwd, env});

describe("the build", () => {
  it("is tested under a guard that really keeps it from the network", async () => {
    const server = createServer((_, response) => response.end("reached"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const ask = ["--input-type=module", "-e", `console.log(await (await fetch(${JSON.stringify(url)})).text())`];
    try {
      expect(await runNode(ask)).toEqual({code: 0, output: "reached\n"});
      const kept = await runNode(ask, {guard});
      expect(kept.code, `${guard.name}: ${kept.output}`).not.toBe(0);
      expect(kept.output).not.toContain("reached");
    } finally {
      server.close();
    }
  });

  it("needs no network", async () => {
    cloneInto(first);
    const {code, output} = await build(first, guard);
    expect(code, output).toBe(0);
    expect(fingerprint(join(first, "dist")).length).toBeGreaterThan(10);
  });

  it("of another clone, in another folder and time zone, gives the same bytes", async () => {
    cloneInto(second);
    const {code, output} = await build(second, unguarded, {TZ: "Asia/Kolkata"});
    expect(code, output).toBe(0);
    expect(fingerprint(join(second, "dist"))).toEqual(fingerprint(join(first, "dist")));
  });

  it("fails on a page with a bad import or with a cell that is no JavaScript, and says where", async () => {
    const cell = (code: string) => `\n\`\`\`js\n${code}\n\`\`\`\n`;
    writeFileSync(
      join(second, "src", "bad-import.md"),
      `# Bad import\n${cell('import {nothing} from "no-such-package";')}`
    );
    writeFileSync(join(second, "src", "bad-cell.md"), `# Bad cell\n${cell("const unfinished = 1 +;")}`);
    const {code, output} = await build(second);
    expect(code).not.toBe(0);
    expect(output).toContain('bad-import.html: a cell imports "no-such-package"');
    expect(output).toMatch(/bad-cell\.html: SyntaxError/);
  });
});
