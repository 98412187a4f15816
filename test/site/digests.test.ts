import {build} from "esbuild";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {root} from "../../steps/root.js";
import {browserNames, startBrowser, stopBrowsers} from "./browsers.js";
import {digestRuns} from "./digests/digestRuns.js";

/** Scripts by path; every other path is an empty page that loads the first. */
const scripts = new Map<string, string>();
const server = createServer(({url = "/"}, response) => {
  const script = scripts.get(url);
  const type = script === undefined ? "text/html" : "text/javascript";
  response
    .writeHead(200, {"Content-Type": type, "Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'"})
    .end(script ?? `<!doctype html><link rel="icon" href="data:"><script type="module" src="/page.js"></script>`);
});

beforeAll(async () => {
  for (const name of ["page", "worker"]) {
    const entryPoints = [join(root, "test", "site", "digests", `${name}.ts`)];
    const {outputFiles} = await build({entryPoints, bundle: true, format: "esm", target: "es2022", write: false});
    scripts.set(`/${name}.js`, outputFiles[0]!.text);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await stopBrowsers();
  server.closeAllConnections();
  server.close();
});

interface Entry {
  digests: Record<"page" | "worker", () => Promise<Record<string, string[]>>>;
}

test("both kernels give the same digests in Node", async () => {
  const {"plain TypeScript": plain, "WebAssembly with SIMD": fast} = await digestRuns();
  expect(fast).toStrictEqual(plain);
});

describe.each(browserNames)("in %s", (name) => {
  test.each(["page", "worker"] as const)("a %s gives the digests of Node with both kernels", async (where) => {
    const page = await (await startBrowser(name)).newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {waitUntil: "load"});
    const digests = await page.evaluate((place) => (globalThis as unknown as Entry).digests[place](), where);
    expect(digests).toStrictEqual(await digestRuns());
    await page.close();
  });
});
