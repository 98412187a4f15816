import {createHash} from "node:crypto";

/** What a page may do, apart from the inline scripts that it is built with. */
const rules: Record<string, string> = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": "'self' blob:",
  "worker-src": "'self' blob:",
  // The frame in which readers' code runs; its own policy is stricter (see steps/sandbox.ts).
  "frame-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'"
};

/** The texts of the scripts that stand in a page itself and that a browser would run. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(
      ([, attributes = ""]) =>
        !/\bsrc=/.test(attributes) &&
        (!/\btype=/.test(attributes) || /type="(module|text\/javascript)"/.test(attributes))
    )
    .map(([, , text = ""]) => text);
}

/** The Content-Security-Policy of a page: its own origin, and the inline scripts that it holds now. */
export function policyOf(html: string): string {
  const hashes = inlineScripts(html).map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return Object.entries(rules)
    .map(([name, sources]) => [name, sources, ...(name === "script-src" ? new Set(hashes) : [])].join(" "))
    .join("; ");
}

/** The page with its policy as the first thing after the character set; throws when the page names no character set. */
export function addPolicy(html: string): string {
  const start = '<meta charset="utf-8">';
  if (!html.includes(start)) throw new Error(`The page has no ${start}, so there is no place for its policy.`);
  return html.replace(start, () => `${start}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`);
}
