import {
  acceptCompletion,
  autocompletion,
  bracketMatching,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  Compartment,
  completionKeymap,
  completionStatus,
  defaultKeymap,
  drawSelection,
  EditorState,
  EditorView,
  HighlightStyle,
  history,
  historyKeymap,
  keymap,
  placeholder,
  Prec,
  setDiagnostics,
  syntaxHighlighting,
  tags,
  type CompletionSource,
  type Extension
} from "../vendor/codemirror.js";

export interface EditorOptions {
  readonly text: string;
  /** what a screen reader calls the editor */
  readonly label: string;
  readonly language: Extension;
  readonly complete: CompletionSource;
  /** what an empty editor shows */
  readonly hint: string;
  readonly onChange: (text: string) => void;
  /** Ctrl/Cmd+Enter, and Shift+Enter, which goes on to the next cell */
  readonly onRun: (goOn: boolean) => void;
  /** Escape */
  readonly onLeave: () => void;
}

/** An editor for SQL or code. Tab is not caught, so the keyboard always gets out. */
export interface CodeEditor {
  readonly element: HTMLElement;
  readonly text: string;
  setText(text: string): void;
  setLabel(label: string): void;
  /** Puts text at the cursor, in the place of what is selected. */
  insert(text: string): void;
  /** Puts the cursor at an offset. */
  select(at: number): void;
  /** Marks a range as wrong, with the reason; null takes the mark away. */
  mark(range: {from: number; to: number} | null, message?: string): void;
  focus(): void;
  destroy(): void;
}

const colours = HighlightStyle.define([
  {tag: tags.keyword, color: "var(--sql-keyword)", fontWeight: "600"},
  {tag: [tags.string, tags.special(tags.string)], color: "var(--sql-text)"},
  {tag: [tags.number, tags.bool, tags.null], color: "var(--sql-number)"},
  {tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic"},
  {tag: tags.typeName, color: "var(--sql-type)"},
  {tag: [tags.operator, tags.punctuation], color: "var(--ink-soft)"}
]);

/** Returns an editor in the page's colours; light and dark follow the theme's variables. */
export function codeEditor({
  text,
  label,
  language,
  complete,
  hint,
  onChange,
  onRun,
  onLeave
}: EditorOptions): CodeEditor {
  const labels = new Compartment();
  const labelled = (name: string) =>
    EditorView.contentAttributes.of({"aria-label": name, spellcheck: "false", autocapitalize: "off"});
  const command =
    (run: () => void) =>
    (view: EditorView): boolean => {
      closeCompletion(view);
      run();
      return true;
    };
  const keys = Prec.highest(
    keymap.of([
      {key: "Mod-Enter", run: command(() => onRun(false))},
      {key: "Shift-Enter", run: command(() => onRun(true))},
      {key: "Tab", run: acceptCompletion},
      {
        key: "Escape",
        run: (view) => {
          const open = completionStatus(view.state) === "active";
          closeCompletion(view);
          if (!open) onLeave();
          return true;
        }
      }
    ])
  );
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        keys,
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({override: [complete], icons: false}),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        language,
        syntaxHighlighting(colours),
        placeholder(hint),
        EditorView.lineWrapping,
        labels.of(labelled(label)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        })
      ]
    })
  });
  return {
    element: view.dom,
    get text() {
      return view.state.doc.toString();
    },
    setText(next) {
      if (next !== view.state.doc.toString())
        view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}});
    },
    setLabel(next) {
      view.dispatch({effects: labels.reconfigure(labelled(next))});
    },
    insert(piece) {
      view.dispatch(view.state.replaceSelection(piece));
      view.focus();
    },
    select(at) {
      view.dispatch({selection: {anchor: Math.min(at, view.state.doc.length)}});
    },
    mark(range, message = "") {
      const length = view.state.doc.length;
      const marks =
        range && range.from < length
          ? [{from: range.from, to: Math.min(range.to, length), severity: "error" as const, message}]
          : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    focus: () => view.focus(),
    destroy: () => view.destroy()
  };
}
