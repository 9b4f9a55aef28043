import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** How global set-up tells the tests, which run in other processes, what to launch. */
export const launchEnvironmentKey = 'CONSTAT_E2E_LAUNCH';

/** One line per launched app: the version that the running process itself reports. */
export const launchRecordPath = 'test-results/reports/electron-versions.txt';

export type ElectronLaunch = {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** What global set-up found, with what differs by worker. */
export type PreparedLaunch = ElectronLaunch & {
  readonly displays: readonly Readonly<Record<string, string>>[];
};

/** How the app is launched in the worker that asks. */
export function electronLaunch(): ElectronLaunch {
  const text = process.env[launchEnvironmentKey];
  if (text === undefined) throw new Error('no Electron was prepared: run the tests with npm run test:e2e');
  const { displays, env, ...launch } = JSON.parse(text) as PreparedLaunch;
  const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
  return { ...launch, env: { ...env, ...displays[worker] } };
}

export function recordLaunch(electronVersion: string): void {
  appendFileSync(launchRecordPath, `${electronVersion}\n`);
}

/** The versions that actually ran, without repeats. */
export function recordedElectronVersions(): string[] {
  if (!existsSync(launchRecordPath)) return [];
  return [...new Set(readFileSync(launchRecordPath, 'utf8').split('\n').filter(Boolean))];
}
