// JavaScript for the editor; what it shares with the editor stays in that bundle (see steps/bundle/sharedEditor.ts).
export {javascriptLanguage} from "@codemirror/lang-javascript";
