import {isMap, isNode, isPair, isScalar, LineCounter, parseDocument} from "../../vendor/yaml.js";

export type FieldPath = readonly (string | number)[];

/** What a text in YAML holds, with the way back to its lines. */
export interface YamlReading {
  readonly data: unknown;
  /** Returns the line, from 1, on which a field stands, or its nearest parent that is there. */
  lineOf(path: FieldPath): number;
  readonly problems: readonly {readonly line: number; readonly message: string}[];
}

/** More brackets or hyphens inside one another are no list that somebody wrote, and take a parser long. */
const deepest = 60;

/** Returns whether a text opens more brackets than it closes, or more lists on one line, than a deck can need. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === "[" || letter === "{") depth += 1;
    else if (letter === "]" || letter === "}") depth = Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return new RegExp(`(?:[-?:] ){${deepest}}`).test(text);
}

/** Returns what a text in YAML holds, or where it stops being YAML. References from one part to another are refused. Never throws. */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const at = (offset: number) => lines.linePos(offset).line;
  const fail = (line: number, message: string): YamlReading => ({
    data: null,
    lineOf: () => 1,
    problems: [{line, message}]
  });
  if (isTooDeep(text)) return fail(1, "cannot be read: it is nested too deeply.");
  try {
    const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
    if (document.errors.length)
      return {
        data: null,
        lineOf: () => 1,
        problems: document.errors.slice(0, 5).map(({message, pos}) => ({
          line: at(pos[0]),
          message: `cannot be read: ${message.replace(/\.$/, "")}. A text with a colon or a # in it has to stand in quotes or under |.`
        }))
      };
    const lineOf = (path: FieldPath): number => {
      for (let end = path.length; end > 0; end--) {
        const parent: unknown = end > 1 ? document.getIn(path.slice(0, end - 1), true) : document.contents;
        const pair = isMap(parent)
          ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path[end - 1])
          : null;
        const node: unknown = document.getIn(path.slice(0, end), true);
        const start = pair && isNode(pair.key) ? pair.key.range?.[0] : isNode(node) ? node.range?.[0] : undefined;
        if (start !== undefined) return at(start);
      }
      return 1;
    };
    return {data: document.toJS({maxAliasCount: 0}) as unknown, lineOf, problems: []};
  } catch (error) {
    if (error instanceof ReferenceError)
      return fail(1, "one part of the file refers to another (& and *); write it out in each place.");
    return fail(1, "cannot be read: it is nested too deeply or damaged.");
  }
}
