import {readFileSync} from "node:fs";
import {cachedEvidence} from "../../loaders/cache.js";
import {emit} from "../../loaders/emit.js";
import {pack} from "../../loaders/pack.js";

// evidence.duckdb compressed with gzip: a tenth of the bytes for the notebook on a host that compresses nothing.
await emit(async () => pack(readFileSync(await cachedEvidence())));
