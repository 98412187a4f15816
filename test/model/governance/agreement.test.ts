import {expect, test} from "vitest";
import {countVerdicts, verdictOn} from "../../../src/model/governance/agreement.js";
import {cases} from "../../../src/model/governance/cases.js";
import {ruleSchema} from "../../../src/model/governance/parameters.js";
import {defaultsOf, toValues} from "../../../src/model/schema/parameter.js";

const rules = defaultsOf(ruleSchema);
const leather = cases.find((c) => c.id === "leather-goods")!;

test("a placing is ours, one that we should also defend, or another", () => {
  expect(verdictOn(leather, "relational", rules)).toBe("same");
  expect(verdictOn(leather, "modular", rules)).toBe("defensible");
  expect(verdictOn(leather, "market", rules)).toBe("other");
});

test("our reading moves with the thresholds", () => {
  expect(verdictOn(leather, "modular", toValues(ruleSchema, {codifiabilityThreshold: 0.3}))).toBe("same");
});

test("only cases that were placed are counted, and strangers are not", () => {
  expect(countVerdicts(cases, {"leather-goods": "modular", kunshan: "hierarchy", elsewhere: "market"}, rules)).toEqual({
    placed: 2,
    same: 1,
    defensible: 1,
    other: 0
  });
});
