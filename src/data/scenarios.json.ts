import {emit} from "../../loaders/emit.js";
import {liveScenarios} from "../../loaders/liveScenarios.js";

await emit(() => liveScenarios());
