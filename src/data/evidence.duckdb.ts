import {readFileSync} from "node:fs";
import {cachedEvidence} from "../../loaders/cache.js";
import {emit} from "../../loaders/emit.js";

await emit(async () => readFileSync(await cachedEvidence()));
