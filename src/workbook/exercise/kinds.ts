import type {Kind} from "./kind.js";
import {choice} from "./kinds/choice.js";

/** All kinds of exercise, by name. A new kind is a module in kinds/ and one line here. */
export const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  [choice].map((kind) => [kind.name, kind as Kind])
);
