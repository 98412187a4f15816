import {emit} from "../../loaders/emit.js";
import {standardsData} from "../../loaders/standards.js";

await emit(standardsData);
