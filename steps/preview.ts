// The workbook while one writes it: pages reload when a file changes.
import {before} from "./before.js";
import {runFramework} from "./framework.js";

await before();
process.exitCode = await runFramework(["preview", ...process.argv.slice(2)]);
