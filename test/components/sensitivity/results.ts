import type {OutcomeSensitivity, SensitivityData} from "../../../src/model/sensitivity/results.js";

const outcome = (sizes: readonly number[]): OutcomeSensitivity => ({
  mean: 0.4,
  sd: 0.1,
  morris: [
    [0.2, 0.2, 0.05],
    [-0.1, 0.1, 0.3],
    [0.01, 0.05, 0.02],
    [0, 0.02, 0.02]
  ],
  first: sizes.map((x) => [x / 2, x / 2 - 0.05, x / 2 + 0.05]),
  total: sizes.map((x) => [x, x - 0.1, x + 0.1]),
  additive: [0.5, 0.4, 1.1]
});

/** A small analysis of two outcomes: three parameters, of which two are looked at one by one. */
export const results: SensitivityData = {
  settings: {firms: 10, periods: 4, late: 2, reach: 0.1, walks: 2, levels: 4, points: 8, resamples: 5, runs: 1234},
  outcomes: [
    {key: "spirit", label: "Compliance in the spirit", unit: "share"},
    {key: "jobs", label: "Jobs in the cluster", unit: "share of jobs"}
  ],
  morrisFactors: ["a", "b", "c", "luck"].map((key) => ({key, label: `Factor ${key}`, group: "G"})),
  sobolFactors: ["a", "b", "rest", "luck"].map((key) => ({key, label: `Factor ${key}`, group: "G"})),
  contracts: [
    {id: "in", country: "IN", title: "India: asks little"},
    {id: "cn", country: "CN", title: "China: in motion"},
    {id: "br", country: "BR", title: "Brazil: strict"}
  ].map((contract, i) => ({
    ...contract,
    outcomes: {
      spirit: outcome(i === 1 ? [0.2, 0.7, 0.8, 0.05] : [0.6, 0.45, 0.1, 0.05]),
      jobs: outcome([0.1, 0.2, 0.3, 0.1])
    }
  }))
};
