import type {OutcomeKey} from "../../model/pressures/outcomes.js";

/** Returns with how many decimals an outcome is written: hours with one, costs and margin with three, the rest with two. */
export const outcomeDecimals = (key: OutcomeKey): number =>
  key === "hours" ? 1 : key === "margin" || key.endsWith("Cost") ? 3 : 2;
