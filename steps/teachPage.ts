// The teacher’s guide in docs/teaching.md as the page “Teach”, in the teachers’ edition only.
import {readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {currentEdition, type Edition} from "./edition.js";
import {writeIfChanged} from "./files.js";
import {docsPage} from "./modelPages.js";
import {root} from "./root.js";

const guide = "docs/teaching.md";
const page = "src/teach.md";

/** The entry of the guide in the list of pages. */
export const teachRoom = {name: "Teach", path: "/teach"};

/** Returns whether an address is that of the guide; its lesson plans are full of minutes and weeks, which are no facts. */
export const isTeachPage = (path: string | undefined): boolean => path === teachRoom.path;

/** Returns the guide’s entry in the list of pages of an edition, or none. */
export const teachRooms = (edition: Edition = currentEdition()): (typeof teachRoom)[] =>
  edition === "teacher" ? [teachRoom] : [];

/** Writes the page of the guide for the teachers’ edition, and removes it for the students’. */
export function writeTeachPage(edition: Edition = currentEdition(), folder = root): void {
  if (edition === "teacher")
    writeIfChanged(
      join(folder, page),
      docsPage(readFileSync(join(folder, guide), "utf8"), {file: guide, up: ""}, folder)
    );
  else rmSync(join(folder, page), {force: true});
}
