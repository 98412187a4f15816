import fc from "fast-check";
import {pressureParameters, type PressureValues} from "../../../src/model/pressures/parameters.js";

/** Values anywhere in their ranges, ends included, with few firms and periods so that many can be tried. */
export const anyValues: fc.Arbitrary<PressureValues> = fc.record(
  Object.fromEntries(
    pressureParameters.map(({key, min, max, step}) => {
      if (key === "firms") return [key, fc.integer({min, max: 60})];
      if (key === "periods") return [key, fc.integer({min, max: 12})];
      const inside = step === 1 ? fc.integer({min, max}) : fc.double({min, max, noNaN: true});
      return [key, fc.oneof(fc.constant(min), fc.constant(max), inside)];
    })
  )
) as unknown as fc.Arbitrary<PressureValues>;
