import type {Preset} from "../../model/pressures/presets.js";
import type {ScenarioWidgetOptions} from "../scenario/scenarioWidget.js";

/** Returns the scenario on ticking boxes and commitment: buyers of Indian garments threaten, audit, stay, and have eyes in the place. */
export function auditScenario(presets: readonly Preset[]): ScenarioWidgetOptions {
  return {
    presets,
    preset: "indian-garments",
    choices: ["pearl-river-codes"],
    show: ["exclusion", "auditRate", "auditDepth", "relationship", "ngos"],
    outcomes: ["letter", "spirit", "evading"],
    title: "Threats spread certificates; lasting ties and eyes in the place change what stands behind them",
    tryThis: [
      {text: "Buyers threaten harder: a firm without a certificate loses much more.", set: {exclusion: 0.2}},
      {text: "Audit every firm in every period, and in full depth.", set: {auditRate: 1, auditDepth: 1}},
      {text: "Audit as before, but stay with your suppliers.", set: {relationship: 1}},
      {text: "Stay, and listen to people in the place.", set: {relationship: 1, ngos: 0.8}},
      {text: "Now find the smallest change that brings the spirit above one half."}
    ],
    notice: [
      "The threat moves the letter and leaves the spirit where it was: what is added is hidden work.",
      "The hardest audits and a lasting relationship move the spirit by about as much. Ask who pays for which.",
      "Nothing that buyers do brings letter and spirit together as long as there are layers in which work can hide."
    ],
    readMore: {text: "“Ticking boxes, or commitment”", href: "#ticking-boxes-or-commitment"}
  };
}
