import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { cacheRoot } from './scripts/runtime/paths.mjs';

/** Two worlds, as in the app: Node for everything with a database or a file, a browser-like one for components. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    env: { NODE_COMPILE_CACHE: path.join(cacheRoot(), 'compiled') },
    globalSetup: ['test/support/compile-threads.ts', 'test/support/build-main.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/reports/vitest.json' }]],
    coverage: { include: ['src/shared/domain/**', 'src/main/db/**'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
          exclude: ['test/unit/renderer/**'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/unit/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/renderer-setup.ts'],
        },
      },
    ],
  },
});
