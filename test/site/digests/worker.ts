import {digestRuns} from "./digestRuns.js";

self.postMessage(await digestRuns());
