import {readFileSync} from "node:fs";
import {cachedClaims} from "../../loaders/claimStore.js";
import {emit} from "../../loaders/emit.js";

await emit(async () => readFileSync((await cachedClaims()).runs));
