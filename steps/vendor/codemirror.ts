// The SQL editor: CodeMirror 6 with SQL, completion, marks for errors, and no more.
export {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  completionStatus
} from "@codemirror/autocomplete";
export {defaultKeymap, history, historyKeymap, indentLess, indentMore} from "@codemirror/commands";
export {PostgreSQL, schemaCompletionSource, keywordCompletionSource, sql, SQLDialect} from "@codemirror/lang-sql";
export {bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting} from "@codemirror/language";
export {setDiagnostics} from "@codemirror/lint";
export {Compartment, EditorState, Prec} from "@codemirror/state";
export {drawSelection, EditorView, keymap, lineNumbers, placeholder} from "@codemirror/view";
export {tags} from "@lezer/highlight";
export type {Completion, CompletionSource} from "@codemirror/autocomplete";
export type {Diagnostic} from "@codemirror/lint";
