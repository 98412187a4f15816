import MarkdownIt from "markdown-it";
import {exercises} from "./exercise/plugin.js";
import {equations} from "./prose/equations.js";
import {prose} from "./prose/plugin.js";

/** Returns Markdown with all that pages of the workbook may use: sources in prose, exercises, equations. */
export const workbookMarkdown = (md: MarkdownIt = new MarkdownIt({html: true, linkify: true})): MarkdownIt =>
  equations(exercises(prose(md)));
