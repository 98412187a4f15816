import {sql} from "../../vendor/codemirror.js";
import type {SchemaTable} from "../../workbook/sql/schema.js";
import {codeEditor, type CodeEditor, type EditorOptions} from "../codeEditor.js";
import {completions, duckdbDialect} from "./completions.js";

export interface SqlEditorOptions extends Omit<EditorOptions, "language" | "complete" | "hint"> {
  readonly schema: readonly SchemaTable[];
}

/** Returns an editor for SQL that completes tables and columns of a schema. */
export const sqlEditor = ({schema, ...options}: SqlEditorOptions): CodeEditor =>
  codeEditor({
    ...options,
    language: sql({dialect: duckdbDialect}),
    complete: completions(schema),
    hint: "SELECT … FROM …"
  });
