import {emit} from "../../loaders/emit.js";
import {pushesData} from "../../loaders/pushes.js";
import {readScenarios} from "../../loaders/scenarios.js";
import {fastKernel} from "../model/pressures/fastKernel.js";

await emit(async () => pushesData(readScenarios(), await fastKernel()));
