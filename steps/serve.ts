// Serves the built site as the plainest of hosts would: no compression, no rewriting, any sub-path.
import {createReadStream, existsSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize, sep} from "node:path";
import {pathToFileURL} from "node:url";
import {outputPath} from "./edition.js";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".zip": "application/zip"
};

/** A running server: `address` ends with the sub-path and a slash. */
export interface SiteServer {
  address: string;
  close: () => Promise<void>;
}

export interface ServeOptions {
  /** The sub-path under which the site lies; begins and ends with a slash. */
  base?: string;
  /** 0 takes any free port. */
  port?: number;
}

/** Serves the folder `site` on this machine only; resolves once it listens. A folder's address gets its index.html. */
export async function serveSite(site: string, {base = "/", port = 0}: ServeOptions = {}): Promise<SiteServer> {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? "/", "http://localhost");
    const inside = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : null;
    let file = inside === null ? "" : normalize(join(site, inside));
    if (file.endsWith(sep) || file === normalize(site)) file = join(file, "index.html");
    if (inside === null || !file.startsWith(normalize(site)) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, {"Content-Type": "text/plain"}).end("not found");
      return;
    }
    response.writeHead(200, {
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      "Content-Length": statSync(file).size,
      "Cache-Control": "max-age=600"
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    }
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const {address} = await serveSite(outputPath(process.argv.includes("--teacher") ? "teacher" : "student"), {
    port: Number(process.env["PORT"] ?? 4173)
  });
  console.log(`The built site is at ${address} (Ctrl+C stops it).`);
}
