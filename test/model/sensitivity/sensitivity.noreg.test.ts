// Non-regression: these numbers are what the estimators gave when they were written. A change here changes published figures.
import {expect, test} from "vitest";
import {elementaryEffects, morrisDesign} from "../../../src/model/sensitivity/morris.js";
import {indicesOf, ishigami} from "./functions.js";

test("the indices of the Ishigami function under one seed stay the same, bit for bit", () => {
  expect(indicesOf(ishigami, 3, 64, 2014, 50)).toMatchInlineSnapshot(`
    [
      {
        "first": {
          "high": 0.6445147075031546,
          "low": 0.11284848837772841,
          "value": 0.3416493565044336,
        },
        "total": {
          "high": 1.4371390407691726,
          "low": 0.5461165334909823,
          "value": 0.8816306039123103,
        },
      },
      {
        "first": {
          "high": 0.4997811915588447,
          "low": 0.1694358949151265,
          "value": 0.3389167300602693,
        },
        "total": {
          "high": 0.4464220050025492,
          "low": 0.23247614500762231,
          "value": 0.3416804929591328,
        },
      },
      {
        "first": {
          "high": 0.15747675955990056,
          "low": -0.3076300070447564,
          "value": -0.060552348086358586,
        },
        "total": {
          "high": 0.3784543304233678,
          "low": 0.18535102986225124,
          "value": 0.28168893464529704,
        },
      },
    ]
  `);
});

test("its elementary effects under one seed stay the same, bit for bit", () => {
  const design = morrisDesign(3, {walks: 4, seed: 2014});
  expect(elementaryEffects(design, design.points.map(ishigami))).toMatchInlineSnapshot(`
    [
      {
        "mu": 7.704054111593104,
        "muStar": 7.704054111593104,
        "sigma": 7.215488224740921,
      },
      {
        "mu": -1.1102230246251565e-15,
        "muStar": 7.874999999999998,
        "sigma": 9.093266739736604,
      },
      {
        "mu": 6.248796103333117,
        "muStar": 12.497592206666235,
        "sigma": 12.497592206666235,
      },
    ]
  `);
});
