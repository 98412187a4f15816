// The workbook while one writes it: pages reload when a file changes.
import {before} from "./before.js";
import {runFramework} from "./framework.js";
import {watchScenarios} from "./liveScenarios.js";

await before();
// Loaders and pages see by this that somebody is writing: a mistake is then shown in the page, and what was good stays.
process.env["WORKBOOK_PREVIEW"] = "1";
watchScenarios();
process.exitCode = await runFramework(["preview", ...process.argv.slice(2)]);
process.exit();
