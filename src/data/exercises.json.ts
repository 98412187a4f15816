import {emit} from "../../loaders/emit.js";
import {exerciseCatalogue} from "../../loaders/exercises.js";

await emit(exerciseCatalogue);
