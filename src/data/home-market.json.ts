import {emit} from "../../loaders/emit.js";
import {homeMarketData} from "../../loaders/homeMarket.js";

await emit(() => homeMarketData());
