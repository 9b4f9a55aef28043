import { defineConfig } from '@playwright/test';
import { needsVirtualDisplay } from './scripts/runtime/virtual-display.mjs';

/** End-to-end tests drive the built app in a real Electron: no browser is ever downloaded. */
export default defineConfig({
  testDir: 'test/e2e',
  // Playwright empties this folder when it starts, so it has one to itself.
  outputDir: 'test-results/playwright',
  globalSetup: './test/e2e/global-setup.ts',
  // Each has a display of its own: on one display two windows would take focus and clipboard from each other.
  workers: needsVirtualDisplay() ? 2 : 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/reports/e2e.json' }],
    ['./test/e2e/electron-reporter.ts'],
  ],
});
