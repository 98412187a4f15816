// What every page runs: notes open in place, exercises become answerable.
import {openNotes} from "./sourceNotes.js";

openNotes();

if (document.querySelector("workbook-exercise"))
  void import("./exercise/start.js").then(({startExercises}) => startExercises());
