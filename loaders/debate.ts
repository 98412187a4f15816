import {fastKernel} from "../src/model/pressures/fastKernel.js";
import {studyContract, type DebateStudy} from "../src/workbook/debate/study.js";
import {readScenarios} from "./scenarios.js";

const order = ["contract-india", "contract-china", "contract-brazil"];

/** Returns what single clauses and packages by lot do to each role, from each of the three contracts. */
export async function debateStudy({runs = 6, lots = 150} = {}): Promise<DebateStudy> {
  const kernel = await fastKernel();
  const presets = readScenarios();
  return {
    runs,
    contracts: order.map((id) =>
      studyContract(
        presets.find((p) => p.id === id)!,
        {kernel, runs, lots}
      )
    )
  };
}
