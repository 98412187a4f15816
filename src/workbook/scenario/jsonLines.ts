/** Returns the line, from 1, on which the value of each path of a text in sound JSON begins; a path is its keys joined by "/". */
export function jsonLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;
  const space = () => {
    for (; /\s/.test(text[at] ?? ""); at++) if (text[at] === "\n") line += 1;
  };
  const word = (): string => {
    const start = at;
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' && at < text.length; at++) if (text[at] === "\\") at += 1;
      at += 1;
    } else while (at < text.length && !/[\s,\]}:]/.test(text[at]!)) at += 1;
    return text.slice(start, at);
  };
  const value = (path: string): void => {
    space();
    lines.set(path, line);
    const open = text[at];
    if (open !== "{" && open !== "[") {
      word();
      return;
    }
    at += 1;
    for (let i = 0; ; i++) {
      space();
      if (text[at] === ",") {
        at += 1;
        i -= 1;
        continue;
      }
      if (at >= text.length || text[at] === "}" || text[at] === "]") break;
      let key = String(i);
      if (open === "{") {
        key = JSON.parse(word()) as string;
        space();
        at += 1;
      }
      value(path ? `${path}/${key}` : key);
    }
    at += 1;
  };
  value("");
  return lines;
}

/** Returns the line on which JSON.parse found a mistake, from its message, or null. */
export function lineOfMistake(message: string, text: string): number | null {
  const line = /line (\d+)/.exec(message);
  if (line) return Number(line[1]);
  const position = /position (\d+)/.exec(message);
  if (position) return text.slice(0, Number(position[1])).split("\n").length;
  return /end of JSON/i.test(message) ? text.split("\n").length : null;
}
