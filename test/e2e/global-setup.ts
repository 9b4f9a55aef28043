import { mkdirSync, rmSync } from 'node:fs';
import { prepareAppProcess } from '../../scripts/runtime/app-process.mjs';
import { buildIfStale } from '../../scripts/runtime/build.mjs';
import { SetupError } from '../../scripts/runtime/setup-error.mjs';
import { launchEnvironmentKey, launchRecordPath } from '../support/electron-launch.ts';

/** Finds an Electron, a display and an up-to-date build once, for every test that launches the app. */
export default async function globalSetup(): Promise<() => void> {
  mkdirSync('test-results/reports', { recursive: true });
  rmSync(launchRecordPath, { force: true });
  const { runtime, args, env, stop } = await prepareAppProcess().catch(sayInOneLine);
  const status = await buildIfStale();
  if (status !== 0) {
    stop();
    throw new Error('the app does not build: no end-to-end test was run');
  }
  process.env[launchEnvironmentKey] = JSON.stringify({ executablePath: runtime.executablePath, args, env });
  return stop;
}

/** What the machine lacks is one line for its user; Playwright would print a stack. */
function sayInOneLine(error: unknown): never {
  if (error instanceof SetupError) error.stack = `constat: ${error.message}`;
  throw error;
}
