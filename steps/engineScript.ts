// Bundles the workers of the SQL engine.
import {build, type Plugin} from "esbuild";
import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import ts from "typescript";
import {root} from "./root.js";

/** DuckDB's bindings for a worker as the package ships them. */
export const bindingsPath = join(root, "node_modules", "@duckdb", "duckdb-wasm", "dist", "duckdb-browser-blocking.mjs");

/**
 * Returns DuckDB's bindings without the half that serves WebAssembly without exceptions, which is never started here. Throws
 * when the script is not built as it was, so that an upgrade is looked at.
 */
export function slimBindings(script: string): string {
  const file = ts.createSourceFile("bindings.mjs", script, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  const bodies = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({declarationList}) => [...declarationList.declarations])
    .map(({initializer}) => initializer)
    .filter((value) => value !== undefined && ts.isCallExpression(value))
    .map((call) => call.arguments[0])
    .filter((value) => value !== undefined && ts.isArrowFunction(value))
    .map(({body}) => body)
    .filter((body) => body.end - body.pos > 100_000 && script.slice(body.pos, body.end).includes("duckdb-mvp.wasm"));
  const [body] = bodies;
  if (bodies.length !== 1 || !body)
    throw new Error("DuckDB's bindings are built in another way than steps/engineScript.ts knows");
  return `${script.slice(0, body.pos)}{}${script.slice(body.end)}`;
}

/** Gives esbuild the slim bindings. */
export const bindingsPlugin: Plugin = {
  name: "slim bindings",
  setup({onLoad}) {
    onLoad({filter: /duckdb-browser-blocking\.mjs$/}, ({path}) => ({
      contents: slimBindings(readFileSync(path, "utf8")),
      loader: "js"
    }));
  }
};

const vendorPlugin: Plugin = {
  name: "libraries from their entries",
  setup({onResolve}) {
    onResolve({filter: /\/vendor\/\w+\.js$/}, ({path}) => ({
      path: join(root, "steps", "vendor", `${basename(path, ".js")}.ts`)
    }));
  }
};

/** Returns a worker of src/workbook/sql/worker as one classic script, with the libraries that steps/vendor names. */
export async function engineScript(name: "main" | "unpackerMain"): Promise<Uint8Array> {
  const {outputFiles} = await build({
    entryPoints: [join(root, "src", "workbook", "sql", "worker", `${name}.ts`)],
    absWorkingDir: root,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    define: {"import.meta.url": '"data:,worker"'},
    plugins: [vendorPlugin, bindingsPlugin],
    write: false,
    logLevel: "warning"
  });
  return outputFiles[0]!.contents;
}
