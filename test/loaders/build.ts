import {buildEvidence} from "../../loaders/evidence.js";

/** Builds a database in a process of its own: data folder, then output file. */
await buildEvidence(process.argv[2]!, process.argv[3]!);
