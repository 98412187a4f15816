import {clustersData} from "../../loaders/clusters.js";
import {clustersFacts} from "../workbook/clustersFacts.js";

process.stdout.write(JSON.stringify(clustersData(clustersFacts)));
