import type MarkdownIt from "markdown-it";

/** What a pair of braces in prose can name. */
export const kinds = ["fact", "cite", "paper", "term", "work", "n"] as const;
export type Kind = (typeof kinds)[number];

/** One mention in prose, such as {fact:in-industrial-clusters|bare}: its kind, what it names, and the text or option after the bar. */
export interface Mention {
  kind: Kind;
  id: string;
  option: string | null;
}

const pattern = /\{(fact|cite|paper|term|work|n):([^{}|]+)(?:\|([^{}]*))?\}/y;

/** Returns the mention that starts at a position of a text and the length of its source, or null when none starts there. */
export function readMention(text: string, at = 0): {mention: Mention; length: number} | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return null;
  const mention = {kind: match[1] as Kind, id: match[2]!.trim(), option: match[3]?.trim() || null};
  return {mention, length: match[0].length};
}

/** Adds to Markdown the inline rule that turns {kind:id|text} into a token of type "mention" that carries the mention. */
export function mentionSyntax(md: MarkdownIt): void {
  md.inline.ruler.before("link", "mention", (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
    const found = readMention(state.src, state.pos);
    if (!found) return false;
    if (!silent) {
      const token = state.push("mention", "", 0);
      token.meta = found.mention;
      token.content = state.src.slice(state.pos, state.pos + found.length);
    }
    state.pos += found.length;
    return true;
  });
}
