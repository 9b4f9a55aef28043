import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addCounts,
  countLine,
  readPlaywrightCounts,
  readVitestCounts,
} from '../../../scripts/runtime/test-counts.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'constat-counts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('the counts of a test run', () => {
  it('count a test file that broke before its first test as a failure', () => {
    const file = report({
      numPassedTests: 4,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    });
    expect(readVitestCounts(file)).toEqual({ passed: 4, failed: 2, skipped: 3 });
  });

  it('count a flaky end-to-end test as failed', () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(readPlaywrightCounts(file)).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it('are nothing for a run that left no report', () => {
    expect(readPlaywrightCounts(path.join(folder, 'absent.json'))).toEqual({
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });

  it('read as one line that names skipped tests only when there are some', () => {
    const total = addCounts({ passed: 2, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 });
    expect(countLine(total)).toBe('5 passed, 1 failed');
    expect(countLine({ ...total, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
  });
});
