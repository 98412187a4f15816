import {pushes} from "../../../src/model/pressures/pushes.js";
import type {PushesData} from "../../../src/workbook/standards/pushesData.js";

const m = (letter: number, spirit: number, evading = 0.1) => ({letter, spirit, evading});
const countries = ["IN", "CN", "BR"].map((country) => ({
  preset: `contract-${country.toLowerCase()}`,
  title: country,
  country
}));

/** Numbers in the shape of what the build measures, round so that a test can name them. */
export const pushesFixture: PushesData = {
  runs: 2,
  audits: {
    preset: "indian-garments",
    title: "Indian garments",
    country: "IN",
    depths: [0, 0.5, 1],
    sweeps: [
      {layers: 0, at: [m(0.7, 0.3), m(0.7, 0.5), m(0.7, 0.6)]},
      {layers: 1, at: [m(0.8, 0.2), m(0.8, 0.25), m(0.8, 0.3)]}
    ]
  },
  legs: countries.map((c) => ({
    ...c,
    neither: m(0.2, 0.1),
    buyers: m(0.5, 0.2),
    state: m(0.3, 0.3),
    both: m(0.6, 0.4)
  })),
  pushes: countries.map((c) => ({
    ...c,
    all: m(0.6, 0.4),
    effects: pushes.map(({key}, i) => ({key, letter: 0.05 * i, spirit: i === 1 ? -0.02 : 0.1, evading: 0}))
  }))
};
