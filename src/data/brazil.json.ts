import {countryCases} from "../../loaders/cases.js";
import {emit} from "../../loaders/emit.js";

await emit(() => countryCases("brazil"));
