import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, expect } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronLaunch, recordLaunch } from './electron-launch.ts';

export type LaunchOptions = {
  /** Arguments of the app itself, `--sample` or a case file for example. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A profile to start from again; by default each launch has a fresh one, removed at the end of the test. */
  readonly userDataDir?: string;
  /** For tests that provoke an error on purpose: by default a console error fails the test. */
  readonly areConsoleErrorsExpected?: boolean;
};

export type LaunchedApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userDataDir: string;
  /** Errors the windows wrote to their console or threw, as they come. */
  readonly consoleErrors: readonly string[];
  /** What the main process wrote to stdout and stderr, as it comes. */
  readonly mainOutput: readonly string[];
  readonly close: () => Promise<void>;
};

export type LaunchApp = (options?: LaunchOptions) => Promise<LaunchedApp>;

/**
 * Playwright's `test` with `launchApp`: what it launched is closed, and checked for errors, when the test ends; and with
 * `folder`, a fresh one that is removed then.
 */
export const test = base.extend<{ launchApp: LaunchApp; folder: string }>({
  // Playwright reads the first parameter's pattern: it must be one, even empty.
  // oxlint-disable-next-line no-empty-pattern -- the fixture depends on no other
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'constat-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  // The folder goes only after the app that has files in it: hence the dependency.
  launchApp: async ({ folder: _folder }, use, testInfo) => {
    const launched: { readonly running: LaunchedApp; readonly options: LaunchOptions }[] = [];
    await use(async (options = {}) => {
      const running = await launch(options);
      launched.push({ running, options });
      return running;
    });
    for (const [index, { running }] of launched.entries()) {
      if (testInfo.status !== testInfo.expectedStatus)
        await keepEvidence(running, testInfo.outputPath(`app-${index}`));
      await running.close();
    }
    for (const { running, options } of launched) {
      if (options.userDataDir === undefined)
        rmSync(running.userDataDir, { recursive: true, force: true, maxRetries: 5 });
      if (!options.areConsoleErrorsExpected) expect(running.consoleErrors, 'console errors').toEqual([]);
    }
  },
});

export { expect };

/** Saves a picture of the whole window to `test-results/screenshots/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: path.join('test-results', 'screenshots', `${name}.png`),
    animations: 'disabled',
  });
}

const askedAtMost = 5;

/**
 * What main answers to `app.evaluate`. The debugger holds no reference to an answer that is still to come: a collection of
 * garbage in main, likely while it loads its modules, can take it away, and the same is then asked again.
 */
export async function askMain<T>(ask: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await ask();
    } catch (error) {
      if (asked === askedAtMost || !String(error).includes('promise was garbage collected')) throw error;
    }
  }
}

async function launch(options: LaunchOptions): Promise<LaunchedApp> {
  const { executablePath, args, env } = electronLaunch();
  const userDataDir = options.userDataDir ?? mkdtempSync(path.join(os.tmpdir(), 'constat-e2e-'));
  const app = await _electron.launch({
    executablePath,
    args: [...args, `--user-data-dir=${userDataDir}`, ...(options.args ?? [])],
    env: { ...inheritedEnvironment(), ...env, ...options.env },
    timeout: 60_000,
  });
  const mainOutput: string[] = [];
  app.process().stdout?.on('data', (chunk: Buffer) => mainOutput.push(chunk.toString()));
  app.process().stderr?.on('data', (chunk: Buffer) => mainOutput.push(chunk.toString()));
  const consoleErrors = collectConsoleErrors(app);
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  recordLaunch(await askMain(() => app.evaluate(() => process.versions['electron'] ?? 'none')));
  return { app, page, userDataDir, consoleErrors, mainOutput, close: closeOnce(app) };
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function collectConsoleErrors(app: ElectronApplication): string[] {
  const errors: string[] = [];
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  };
  app.windows().forEach(watch);
  app.on('window', watch);
  return errors;
}

function closeOnce(app: ElectronApplication): () => Promise<void> {
  let isClosed = false;
  app.once('close', () => {
    isClosed = true;
  });
  return async () => {
    if (!isClosed) await app.close();
  };
}

/** After a failure: what the windows showed and what the main process said. */
async function keepEvidence({ app, mainOutput }: LaunchedApp, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'main-output.txt'), mainOutput.join(''));
  for (const [index, page] of app.windows().entries()) {
    await page
      .screenshot({ path: path.join(folder, `window-${index}.png`), timeout: 10_000 })
      .catch(() => undefined);
  }
}
