import type {Preset} from "../../model/pressures/presets.js";
import type {PressureChanges, PressureKey} from "../../model/pressures/parameters.js";
import type {ScenarioWidgetOptions} from "../scenario/scenarioWidget.js";

/** What the state does in the scenario: the controls that are copied from one contract to another. */
const stateKeys = [
  "inspection",
  "negotiability",
  "sizeExemption",
  "assistance"
] as const satisfies readonly PressureKey[];

/** Returns the scenario on copying a contract: India’s preset, with what the state does, and Brazil’s values of it. */
export function contractScenario(presets: readonly Preset[]): ScenarioWidgetOptions {
  const brazil = presets.find((p) => p.id === "contract-brazil");
  if (!brazil) throw new RangeError('There is no preset "contract-brazil".');
  const copied = Object.fromEntries(stateKeys.map((key) => [key, brazil.values[key]])) as PressureChanges;
  const nobodySpared = {inspection: 0.3, negotiability: 0, sizeExemption: 0};
  return {
    presets,
    preset: "contract-india",
    choices: ["contract-china", "contract-brazil"],
    show: [...stateKeys, "askPrice"],
    outcomes: ["letter", "spirit", "jobs"],
    title: "Inspection alone moves little, inspection without mercy costs jobs, and help changes what both can do",
    tryThis: [
      {text: "Inspect far more often, and change nothing else.", set: {inspection: 0.3}},
      {text: "Also let nobody negotiate, and spare nobody.", set: nobodySpared},
      {text: "Add help.", set: {...nobodySpared, assistance: 0.6}},
      {text: "Start again, and give the state Brazil’s values of these controls.", set: copied},
      {
        text: "Choose China or Brazil and take the same steps. Where does the first step already do something, and why there?"
      }
    ],
    notice: [
      "Watch the jobs in the second step, and again in the third.",
      "With Brazil’s values for the state, India’s letter and spirit stay far below Brazil’s. Look for what was not copied.",
      "In Brazil’s preset inspection finds firms that can do what it asks for. In India’s it finds firms that cannot, or need not stay."
    ],
    readMore: {text: "“Three portraits, side by side”", href: "#three-portraits-side-by-side"}
  };
}
