// What every page runs: notes open in place.
import {openNotes} from "./sourceNotes.js";

openNotes();
