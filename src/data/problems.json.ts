import {emit} from "../../loaders/emit.js";
import {scenarioProblems} from "../../loaders/liveScenarios.js";

await emit(() => scenarioProblems());
