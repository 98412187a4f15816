import {debateStudy} from "../../loaders/debate.js";
import {emit} from "../../loaders/emit.js";

await emit(debateStudy);
