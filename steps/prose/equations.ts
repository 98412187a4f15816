import {katex} from "@mdit/plugin-katex";
import type MarkdownIt from "markdown-it";
import {isModelPage} from "../modelPages.js";
import {escapeHtml} from "./notes.js";

interface Env {
  path?: string;
}
type Rule = NonNullable<MarkdownIt["renderer"]["rules"][string]>;
type Tokens = Parameters<Rule>[0];
type InlineAfter = MarkdownIt["inline"]["ruler"]["after"];
type BlockAfter = MarkdownIt["block"]["ruler"]["after"];

/** TeX of more characters than this may be wider than a phone, so in a line it scrolls by itself. */
const longest = 48;

const onModelPage = (env: unknown) => isModelPage((env as Env).path);

/** How many tokens of a type there are up to and with a place. */
const countUpTo = (tokens: Tokens, at: number, type: string) =>
  tokens.slice(0, at + 1).filter((token) => token.type === type).length;

/** The words of the last heading before a place. */
function headingBefore(tokens: Tokens, at: number): string {
  for (let i = at; i >= 0; i--)
    if (tokens[i]!.type === "heading_open") return (tokens[i + 1]?.content ?? "").replace(/[$*_`]/g, "");
  return "";
}

/** KaTeX's MathML without the TeX that it was made from, which a search or a copy would find twice. */
function mathOf(html: string, tex: string): string {
  if (html.includes("katex-error")) return `<div class="page-problem" role="alert">${escapeHtml(tex)}: ${html}</div>`;
  return /<math[\s\S]*<\/math>/.exec(html)![0].replace(/<annotation[\s\S]*?<\/annotation>/, "");
}

/**
 * Adds to Markdown, on the pages of the models only: equations between $ and $$ as MathML, so that a page needs neither a
 * font nor a script; and wide equations, tables and code that scroll inside themselves and can be reached by keyboard.
 */
export function equations(md: MarkdownIt): MarkdownIt {
  // The plugin's rules would read the $ of other pages too, so they are added to a stand-in that guards them.
  const inlineAfter: InlineAfter = (before, name, rule, ...rest) =>
    md.inline.ruler.after(before, name, (state, silent) => onModelPage(state.env) && rule(state, silent), ...rest);
  const blockAfter: BlockAfter = (before, name, rule, ...rest) =>
    md.block.ruler.after(
      before,
      name,
      (state, start, end, silent) => onModelPage(state.env) && rule(state, start, end, silent),
      ...rest
    );
  const guarded = Object.create(md, {
    inline: {value: {ruler: {after: inlineAfter}}},
    block: {value: {ruler: {after: blockAfter}}}
  }) as MarkdownIt;
  katex(guarded, {output: "mathml", throwOnError: true, strict: false});

  const {rules} = md.renderer;
  const inline = rules.math_inline!;
  const block = rules.math_block!;
  rules.math_inline = (tokens, i, ...rest) => {
    const math = mathOf(inline(tokens, i, ...rest), tokens[i]!.content);
    if (tokens[i]!.content.length <= longest) return math;
    return `<span class="equation-inline" role="group" tabindex="0" aria-label="Formula">${math}</span>`;
  };
  rules.math_block = (tokens, i, ...rest) => {
    const number = countUpTo(tokens, i, "math_block");
    const math = mathOf(block(tokens, i, ...rest), tokens[i]!.content);
    return `<div class="equation" role="group" tabindex="0" aria-label="Equation ${number}">${math}</div>\n`;
  };

  const plain: Rule = (tokens, i, options, _, self) => self.renderToken(tokens, i, options);
  const [open, close, fence] = [rules.table_open ?? plain, rules.table_close ?? plain, rules.fence ?? plain];
  rules.table_open = (tokens, i, options, env, self) => {
    const table = open(tokens, i, options, env, self);
    if (!onModelPage(env)) return table;
    const label = escapeHtml(`Table ${countUpTo(tokens, i, "table_open")}: ${headingBefore(tokens, i)}`);
    return `<div class="figure-table odd-table" role="region" tabindex="0" aria-label="${label}">${table}`;
  };
  rules.table_close = (tokens, i, options, env, self) =>
    close(tokens, i, options, env, self) + (onModelPage(env) ? "</div>\n" : "");
  rules.fence = (tokens, i, options, env, self) => {
    const code = fence(tokens, i, options, env, self);
    return onModelPage(env) ? code.replace(/^<pre/, '<pre tabindex="0"') : code;
  };
  return md;
}
