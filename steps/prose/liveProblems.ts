import type MarkdownIt from "markdown-it";

type CoreState = Parameters<Parameters<MarkdownIt["core"]["ruler"]["push"]>[1]>[0];

/** Puts on top of a page that uses the presets a cell that shows the mistakes in their files; only in the development server. */
export function pushLiveProblems(state: CoreState, live = process.env["WORKBOOK_PREVIEW"] === "1"): void {
  if (!live || !state.tokens.some(({type, content}) => type === "fence" && content.includes("data/scenarios.json")))
    return;
  const token = new state.Token("fence", "", 0);
  token.info = "js";
  token.markup = "```";
  token.content =
    'import {liveProblems} from "./components/liveProblems.js";\n' +
    'display(liveProblems(await FileAttachment("./data/problems.json").json()));\n';
  state.tokens.unshift(token);
}
