import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {addPolicy, inlineScripts, policyOf} from "../../steps/page/policy.js";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const page = (scripts: string) => `<!DOCTYPE html>\n<head>\n<meta charset="utf-8">\n${scripts}\n</head>`;

describe("the policy of a page", () => {
  it("allows each script that stands in the page, to the letter", () => {
    const html = page('<script>let a = 1;\n</script><script type="module">\nimport "./b.js";</script>');
    expect(policyOf(html)).toContain(hash("let a = 1;\n"));
    expect(policyOf(html)).toContain(hash('\nimport "./b.js";'));
  });
  it("allows a script that stands in it twice only once", () =>
    expect(policyOf(page("<script>1</script><script>1</script>")).split(hash("1"))).toHaveLength(2));
  it("counts neither files nor data as inline scripts", () =>
    expect(inlineScripts('<script src="a.js"></script><script type="application/json">{}</script>')).toEqual([]));
  it("forbids everything else", () => {
    const policy = policyOf(page(""));
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy.split("script-src")[1]!.split(";")[0]).not.toContain("unsafe-inline");
    for (const rule of ["base-uri 'none'", "form-action 'none'", "connect-src 'self' blob:"])
      expect(policy).toContain(rule);
  });
  it("names no host", () => expect(policyOf(page(""))).not.toMatch(/https?:|\*/));
  it("stands before every script", () => {
    const html = addPolicy(page("<script>1</script>"));
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script>"));
  });
  it("has to have a place", () => expect(() => addPolicy("<html>")).toThrow("no place"));
});
