import {cachedSensitivity} from "../../loaders/sensitivity.js";
import {emit} from "../../loaders/emit.js";

await emit(async () => Buffer.from(await cachedSensitivity()));
