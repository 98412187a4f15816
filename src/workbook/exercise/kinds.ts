import type {Kind} from "./kind.js";
import {classify, match} from "./kinds/assign.js";
import {choice} from "./kinds/choice.js";
import {code} from "./kinds/code.js";
import {numeric} from "./kinds/numeric.js";
import {order} from "./kinds/order.js";
import {plan} from "./kinds/plan.js";
import {predict} from "./kinds/predict.js";
import {several} from "./kinds/several.js";
import {short} from "./kinds/short.js";
import {sql} from "./kinds/sql.js";
import {target} from "./kinds/target.js";

// A new kind is a module in kinds/, an input in src/components/exercise/inputs/, and one line in each list.
const all: Kind[] = [
  choice as Kind,
  several as Kind,
  numeric as Kind,
  order as Kind,
  match as Kind,
  classify as Kind,
  short as Kind,
  predict as Kind,
  target as Kind,
  sql as Kind,
  code as Kind,
  plan as Kind
];

/** All kinds of exercise, by name. */
export const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(all.map((kind) => [kind.name, kind]));
