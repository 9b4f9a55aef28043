import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { recordedElectronVersions } from '../support/electron-launch.ts';

/** Says which Electron the tests ran in, and fails a run that passed without one. */
export default class ElectronReporter implements Reporter {
  private readonly outcomes = new Map<string, TestResult['status']>();

  onTestEnd(test: TestCase, result: TestResult): void {
    this.outcomes.set(test.id, result.status);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const passed = [...this.outcomes.values()].filter((status) => status === 'passed').length;
    const versions = recordedElectronVersions();
    if (versions.length === 0) {
      console.error('No end-to-end test ran in a real Electron');
      return { status: result.status === 'passed' ? 'failed' : result.status };
    }
    console.log(`Electron ${versions.join(', ')}: ${passed} end-to-end passed`);
    return { status: result.status };
  }

  printsToStdio(): boolean {
    return true;
  }
}
