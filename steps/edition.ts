import {join} from "node:path";
import {root} from "./root.js";

/** Two sites come from one source: the students', and the teachers' with keys, notes and all feedback. */
export type Edition = "student" | "teacher";

/** Returns the edition that is being built; steps/build.ts says so to Framework through the environment. */
export const currentEdition = (): Edition => (process.env["WORKBOOK_EDITION"] === "teacher" ? "teacher" : "student");

/** Returns the name of the folder that an edition is built into. */
export const outputFolder = (edition: Edition = currentEdition()): string =>
  edition === "teacher" ? "dist-teacher" : "dist";

/** Returns the same folder as a path. */
export const outputPath = (edition: Edition = currentEdition()): string => join(root, outputFolder(edition));
