import {emit} from "../../loaders/emit.js";
import {readScenarios} from "../../loaders/scenarios.js";

await emit(() => readScenarios());
