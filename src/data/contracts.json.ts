import {contractsData} from "../../loaders/contracts.js";
import {emit} from "../../loaders/emit.js";

await emit(contractsData);
