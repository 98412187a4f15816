// The workbook while one writes it: pages reload when a file changes.
import {join} from "node:path";
import {before} from "./before.js";
import {runFramework} from "./framework.js";
import {watchScenarios} from "./liveScenarios.js";
import {root} from "./root.js";

await before();
// Loaders and pages see by this that somebody is writing: a mistake is then shown in the page, and what was good stays.
process.env["WORKBOOK_PREVIEW"] = "1";
watchScenarios();
watchScenarios(join(root, "data", "decks"));
process.exitCode = await runFramework(["preview", ...process.argv.slice(2)]);
process.exit();
