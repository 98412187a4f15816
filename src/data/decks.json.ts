import {siteDecks} from "../../loaders/decks.js";
import {emit} from "../../loaders/emit.js";

await emit(() => siteDecks());
