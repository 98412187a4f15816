/** Thrown by `jsonLines` where a text stops being JSON. */
export class JsonMistake extends Error {
  constructor(readonly line: number) {
    super(`Line ${line} is not JSON.`);
    this.name = "JsonMistake";
  }
}

const plainWord = /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?)$/;

/**
 * Returns the line, from 1, on which the value of each path of a text in JSON begins; a path is its keys joined by "/".
 * Throws a JsonMistake with the line on which the text stops being JSON.
 */
export function jsonLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;
  const fail = (): never => {
    throw new JsonMistake(line);
  };
  const space = () => {
    for (; /^[ \t\r\n]$/.test(text[at] ?? ""); at++) if (text[at] === "\n") line += 1;
  };
  const quoted = (): string => {
    const start = at;
    if (text[at] !== '"') fail();
    for (at += 1; text[at] !== '"'; at++) {
      if (at >= text.length || text[at] === "\n") fail();
      if (text[at] === "\\") at += 1;
    }
    at += 1;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return fail();
    }
  };
  const value = (path: string): void => {
    space();
    lines.set(path, line);
    const open = text[at];
    if (open === '"') {
      quoted();
      return;
    }
    if (open !== "{" && open !== "[") {
      const start = at;
      while (at < text.length && !/[\s,\]}:]/.test(text[at]!)) at += 1;
      if (!plainWord.test(text.slice(start, at))) fail();
      return;
    }
    const close = open === "{" ? "}" : "]";
    at += 1;
    space();
    if (text[at] !== close) {
      for (let i = 0; ; i++) {
        space();
        let key = String(i);
        if (open === "{") {
          key = quoted();
          space();
          if (text[at] !== ":") fail();
          at += 1;
        }
        value(path ? `${path}/${key}` : key);
        space();
        if (text[at] === close) break;
        if (text[at] !== ",") fail();
        at += 1;
      }
    }
    at += 1;
  };
  value("");
  space();
  if (at < text.length) fail();
  return lines;
}
