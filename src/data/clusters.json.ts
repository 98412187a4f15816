import {readFileSync} from "node:fs";
import {clustersData} from "../../loaders/clusters.js";

// The facts that the chapter's figures name, read from their source, so that the page gets these and no others.
const figures = readFileSync("src/components/clusters/figures.ts", "utf8");
const named = [...figures.matchAll(/"((?:in|cn|br|pk|xx)-[a-z0-9-]+)"/g)].map((match) => match[1]!);
const counted = readFileSync("data/cluster_count.csv", "utf8").trim().split("\n").slice(1).map((line) => line.split(",")[0]!);
process.stdout.write(JSON.stringify(clustersData([...new Set([...named, ...counted])])));
