import {expect, test} from "vitest";
import {defaultsOf} from "../../../src/model/schema/parameter.js";
import {toStudyCluster} from "../../../src/model/studyDesign/cluster.js";
import {measureFan} from "../../../src/model/studyDesign/measures.js";
import {studyDesignParameters} from "../../../src/model/studyDesign/parameters.js";

test("a larger sample narrows the spread and leaves the bias of a blind instrument", () => {
  const values = defaultsOf(studyDesignParameters);
  const {lines, firms} = measureFan(toStudyCluster(values, 1), values, {sizes: [15, 300], draws: 20});
  expect(firms).toBe(300);
  const {bias, sd} = lines.visit.spirit.simple;
  expect(sd[1]!).toBeLessThan(sd[0]! / 5);
  expect(bias[1]!).toBeGreaterThan(0.04);
  expect(lines.perfect.spirit.simple.bias[1]!).toBeCloseTo(0, 9);
  expect(Math.max(...(lines.visit.hidden.simple.sd as number[]))).toBeCloseTo(0, 9);
});
