import { mkdirSync, rmSync } from 'node:fs';
import type { FullConfig } from '@playwright/test';
import { prepareAppProcess } from '../../scripts/runtime/app-process.mjs';
import { buildIfStale } from '../../scripts/runtime/build.mjs';
import { provideDisplay } from '../../scripts/runtime/virtual-display.mjs';
import { SetupError } from '../../scripts/runtime/setup-error.mjs';
import { launchEnvironmentKey, launchRecordPath, type PreparedLaunch } from '../support/electron-launch.ts';

/** Finds an Electron, a display for each worker and an up-to-date build once, for every test that launches the app. */
export default async function globalSetup({ workers }: FullConfig): Promise<() => void> {
  mkdirSync('test-results/reports', { recursive: true });
  rmSync(launchRecordPath, { force: true });
  const { runtime, args, env, stop: stopFirst } = await prepareAppProcess().catch(sayInOneLine);
  const others = await Promise.all(Array.from({ length: workers - 1 }, provideDisplay));
  const stop = (): void => {
    for (const end of [stopFirst, ...others.map((display) => display.stop)]) end();
  };
  const status = await buildIfStale();
  if (status !== 0) {
    stop();
    throw new Error('the app does not build: no end-to-end test was run');
  }
  const displays = [{}, ...others.map((display) => display.env)];
  const prepared: PreparedLaunch = { executablePath: runtime.executablePath, args, env, displays };
  process.env[launchEnvironmentKey] = JSON.stringify(prepared);
  return stop;
}

/** What the machine lacks is one line for its user; Playwright would print a stack. */
function sayInOneLine(error: unknown): never {
  if (error instanceof SetupError) error.stack = `constat: ${error.message}`;
  throw error;
}
