import type {Completion, CompletionSource} from "../../vendor/codemirror.js";
import {javascriptLanguage} from "../../vendor/codemirrorJavascript.js";
import {opFunctions, verbs} from "../../workbook/exercise/code/hints.js";
import type {SchemaTable} from "../../workbook/sql/schema.js";
import {codeEditor, type CodeEditor, type EditorOptions} from "../codeEditor.js";

const named = (names: readonly string[], type: string, detail: string, after = ""): Completion[] =>
  names.map((name) => ({label: name, apply: `${name}${after}`, type, detail}));

/** Returns the completion: after "op." its functions, after "d." columns, after another dot verbs, else names that the code knows. */
export function codeCompletions(tables: readonly SchemaTable[]): CompletionSource {
  const columns = tables.flatMap((table) =>
    table.columns.map(({name, comment}) => ({
      label: name,
      type: "property",
      detail: table.name,
      ...(comment && {info: comment})
    }))
  );
  const functions = named(opFunctions, "function", "op", "(");
  const tableVerbs = named(verbs, "method", "verb", "(");
  const known: Completion[] = [
    ...named(
      tables.map(({name}) => name),
      "variable",
      "table"
    ),
    ...named(["aq", "op"], "variable", "Arquero")
  ];
  return (context) => {
    const dotted = context.matchBefore(/[\w)\]]+\s*\.\w*/) ?? context.matchBefore(/\.\w*/);
    if (dotted) {
      const at = dotted.text.lastIndexOf(".");
      const before = dotted.text.slice(0, at).trim();
      const options = before === "op" ? functions : /^[a-z]$/.test(before) ? columns : tableVerbs;
      return {from: dotted.from + at + 1, options, validFor: /^\w*$/};
    }
    const word = context.matchBefore(/\w+/);
    if (!word || /^\d/.test(word.text)) return null;
    return {from: word.from, options: [...known, ...columns], validFor: /^\w*$/};
  };
}

/** Returns an editor for JavaScript that completes tables, columns, and the verbs and functions of Arquero. */
export const javascriptEditor = ({
  schema,
  ...options
}: Omit<EditorOptions, "language" | "complete" | "hint"> & {schema: readonly SchemaTable[]}): CodeEditor =>
  codeEditor({
    ...options,
    language: javascriptLanguage,
    complete: codeCompletions(schema),
    hint: "place.filter(d => …)"
  });
