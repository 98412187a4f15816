import fc from "fast-check";
import {pressureParameters, type PressureValues} from "../../../src/model/pressures/parameters.js";
import type {Phase, Setting} from "../../../src/model/pressures/run.js";

/** Values that these tests spell out, so that other defaults in the model leave them as they are. */
export const plainValues: PressureValues = {
  firms: 500,
  periods: 60,
  weightDemanding: 0.2,
  weightPrice: 0.4,
  weightPremium: 0.1,
  weightMass: 0.3,
  medianSize: 12,
  sizeSpread: 0.7,
  layers: 1,
  norms: 0.4,
  normSpread: 0.25,
  tradition: 0.2,
  capability: 0.35,
  experience: 0.3,
  formality: 0.25,
  margin: 0.08,
  competition: 0.5,
  substanceCost: 0.06,
  paperCost: 0.02,
  saving: 0.01,
  tickShare: 0.3,
  hidingCost: 0.02,
  hiddenShare: 0.5,
  precision: 80,
  revision: 0.25,
  learning: 0.05,
  normDrift: 0.02,
  swing: 0.06,
  entry: 0.05,
  mobility: 0.3,
  askDemanding: 0.9,
  askPrice: 0.2,
  askPremium: 0.2,
  premium: 0.02,
  exclusion: 0.06,
  auditRate: 0.3,
  auditDepth: 0.3,
  opacity: 0.5,
  buyerSanction: 0.12,
  relationship: 0.3,
  auditCorruption: 0.1,
  inspection: 0.06,
  fine: 0.15,
  negotiability: 0.3,
  inspectorCorruption: 0.1,
  inspectorReach: 0.7,
  sizeExemption: 0.3,
  regionalVariation: 0.3,
  assistance: 0.2,
  minimumWage: 0,
  inputBan: 0,
  unions: 0.2,
  ngos: 0.2,
  press: 0.2,
  association: 0.2,
  traditionWeight: 0.02,
  normWeight: 0.04,
  peerWeight: 0.03,
  openness: 0.3,
  synergy: 0.1
};

/** Any value that a parameter may have; its bounds come up often. */
const anyValue = ({min, max, step}: {min: number; max: number; step: number}) =>
  step === 1
    ? fc.integer({min, max})
    : fc.oneof(
        {weight: 1, arbitrary: fc.constantFrom(min, max)},
        {weight: 5, arbitrary: fc.double({min, max, noNaN: true})}
      );

/** Values anywhere in the ranges of all parameters, of small clusters and short runs. */
export const anyValues: fc.Arbitrary<PressureValues> = fc
  .record(Object.fromEntries(pressureParameters.map((p) => [p.key, anyValue(p)])))
  .chain((values) =>
    fc
      .record({firms: fc.integer({min: 20, max: 60}), periods: fc.integer({min: 4, max: 24})})
      .map((small) => ({...values, ...small}) as PressureValues)
  );

/** Settings with such values, any seed, and up to two phases that change some of the values that may change. */
export const anySetting: fc.Arbitrary<Setting> = anyValues.chain((values) =>
  fc.record({
    values: fc.constant(values),
    seed: fc.integer(),
    phases: fc.array(
      fc.record({
        from: fc.integer({min: 0, max: values.periods - 1}),
        changes: anyValues.map(({inspection, fine, exclusion, margin, minimumWage}) => ({
          inspection,
          fine,
          exclusion,
          margin,
          minimumWage
        }))
      }) satisfies fc.Arbitrary<Phase>,
      {maxLength: 2}
    )
  })
);
