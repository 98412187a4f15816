import {emit} from "../../loaders/emit.js";
import {studyDesignData} from "../../loaders/studyDesign.js";

await emit(() => studyDesignData());
