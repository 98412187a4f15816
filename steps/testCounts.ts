/** What came of some tests; `failures` names those that failed. */
export interface Counts {
  passed: number;
  failed: number;
  failures: string[];
}

/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests?: number;
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: {fullName: string; status: string}[];
  }[];
}

/** The sum of two counts. */
export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  failures: [...a.failures, ...b.failures]
});

/**
 * The counts of one vitest run. A test file that could not be run is one failure; so is a run without a report, without a
 * test, or one that ended badly (`code` not 0) although no test failed.
 */
export function failuresOf(name: string, code: number, report: VitestReport | null): Counts {
  if (!report) return {passed: 0, failed: 1, failures: [`${name}: no test ran`]};
  const failures = report.testResults.flatMap(({name: file, status, assertionResults}) => {
    const failed = assertionResults.filter((test) => test.status === "failed").map((test) => test.fullName);
    return failed.length ? failed : status === "failed" ? [`${file} could not be run`] : [];
  });
  if (report.numPassedTests + report.numFailedTests === 0) failures.push(`${name}: no test ran`);
  if (code !== 0 && !failures.length) failures.push(`${name}: ended with code ${code}`);
  return {passed: report.numPassedTests, failed: failures.length, failures};
}

/** The last line of the test command. */
export const summaryLine = ({passed, failed}: Counts) => `${passed} passed, ${failed} failed`;
