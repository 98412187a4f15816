// The editor: CodeMirror 6 with SQL, completion, marks for errors, and what codemirrorJavascript.ts needs, and no more.
export {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completeFromList,
  completionKeymap,
  completionStatus,
  ifNotIn,
  snippetCompletion
} from "@codemirror/autocomplete";
export {defaultKeymap, history, historyKeymap, indentLess, indentMore} from "@codemirror/commands";
export {PostgreSQL, schemaCompletionSource, keywordCompletionSource, sql, SQLDialect} from "@codemirror/lang-sql";
export {
  bracketMatching,
  continuedIndent,
  defineLanguageFacet,
  delimitedIndent,
  flatIndent,
  foldInside,
  foldNodeProp,
  HighlightStyle,
  indentNodeProp,
  indentOnInput,
  LanguageSupport,
  LRLanguage,
  sublanguageProp,
  syntaxHighlighting,
  syntaxTree
} from "@codemirror/language";
export {setDiagnostics} from "@codemirror/lint";
export {Compartment, EditorSelection, EditorState, Prec} from "@codemirror/state";
export {drawSelection, EditorView, keymap, lineNumbers, placeholder} from "@codemirror/view";
export {IterMode, NodeWeakMap} from "@lezer/common";
export {styleTags, tags} from "@lezer/highlight";
export {ContextTracker, ExternalTokenizer, LocalTokenGroup, LRParser} from "@lezer/lr";
export type {Completion, CompletionSource} from "@codemirror/autocomplete";
export type {Diagnostic} from "@codemirror/lint";
export type {Extension} from "@codemirror/state";
