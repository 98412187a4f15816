import type {Scenario} from "./trajectory.js";

/**
 * Paths that the theory discusses (Gereffi, Humphrey and Sturgeon 2005), and two stories of several phases put together
 * by us. Starting points are ours.
 */
export const scenarios: readonly Scenario[] = [
  {
    id: "learning",
    title: "Suppliers learn",
    about: "A buyer guides suppliers who cannot work alone. They learn on the job until they can.",
    start: {complexity: 0.75, codifiability: 0.75, capability: 0.2},
    phases: [{name: "learning", drifts: [{dimension: "capability", rate: "learningRate", sign: 1}]}]
  },
  {
    id: "codification",
    title: "Knowledge is written down",
    about:
      "Able suppliers and a buyer work things out together. Then standards and technical languages make talks needless.",
    start: {complexity: 0.75, codifiability: 0.2, capability: 0.75},
    phases: [{name: "standards spread", drifts: [{dimension: "codifiability", rate: "codificationRate", sign: 1}]}]
  },
  {
    id: "decodification",
    title: "What was written goes out of date",
    about: "New products and new demands make the old specification useless. The two sides have to talk again.",
    start: {complexity: 0.6, codifiability: 0.8, capability: 0.75},
    phases: [
      {
        name: "new demands",
        drifts: [
          {dimension: "complexity", rate: "complexityRate", sign: 1},
          {dimension: "codifiability", rate: "decodificationRate", sign: -1}
        ]
      }
    ]
  },
  {
    id: "falling-behind",
    title: "Suppliers fall behind",
    about: "The buyer asks for more each year, and suppliers who were able do not keep up.",
    start: {complexity: 0.55, codifiability: 0.75, capability: 0.8},
    phases: [
      {
        name: "demands outrun suppliers",
        drifts: [
          {dimension: "complexity", rate: "complexityRate", sign: 1},
          {dimension: "capability", rate: "lagRate", sign: -1}
        ]
      }
    ]
  },
  {
    id: "commodity",
    title: "The product becomes ordinary",
    about: "What was new becomes common. Less has to be said, and a price is enough.",
    start: {complexity: 0.85, codifiability: 0.7, capability: 0.7},
    phases: [{name: "simpler products", drifts: [{dimension: "complexity", rate: "complexityRate", sign: -1}]}]
  },
  {
    id: "insertion",
    title: "A cluster enters a chain, learns, and meets a new standard",
    about:
      "Left out at first, a cluster is taken on by a buyer who asks for more and helps. It learns. Then a standard on labour or the environment arrives that nobody can yet put into words.",
    start: {complexity: 0.25, codifiability: 0.8, capability: 0.2},
    phases: [
      {name: "a buyer asks for more", drifts: [{dimension: "complexity", rate: "complexityRate", sign: 1}]},
      {name: "suppliers learn", drifts: [{dimension: "capability", rate: "learningRate", sign: 1}]},
      {name: "a new standard", drifts: [{dimension: "codifiability", rate: "decodificationRate", sign: -1}]},
      {
        name: "the standard is put into words",
        drifts: [{dimension: "codifiability", rate: "codificationRate", sign: 1}]
      }
    ]
  },
  {
    id: "two-steps",
    title: "Learning first, then simpler products",
    about:
      "A captive supplier becomes able, and then the product becomes ordinary: freedom comes together with competition.",
    start: {complexity: 0.8, codifiability: 0.75, capability: 0.25},
    phases: [
      {name: "learning", drifts: [{dimension: "capability", rate: "learningRate", sign: 1}]},
      {name: "simpler products", drifts: [{dimension: "complexity", rate: "complexityRate", sign: -1}]}
    ]
  }
];
