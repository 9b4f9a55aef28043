import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './runtime/build.mjs';
import { run } from './runtime/child.mjs';
import { projectRequire, projectRoot } from './runtime/paths.mjs';
import { runMain } from './runtime/setup-error.mjs';
import { addCounts, countLine, readPlaywrightCounts, readVitestCounts } from './runtime/test-counts.mjs';
import { provideTestPackages } from './system-packages.mjs';

const reports = path.join(projectRoot, 'test-results', 'reports');

/**
 * @param {string} packageName
 * @param {string} file
 * @param {string[]} args
 */
function runTool(packageName, file, args) {
  const folder = path.dirname(projectRequire.resolve(`${packageName}/package.json`));
  return run(process.execPath, [path.join(folder, file), ...args], { cwd: projectRoot });
}

// npm test: unit and integration tests, then the build, then the end-to-end tests in a real Electron. All of them run
// even when the first fail, so that one run says everything; the last line counts them.
await runMain(async () => {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  provideTestPackages();
  const unitStatus = await runTool('vitest', 'vitest.mjs', ['run']);
  const unit = readVitestCounts(path.join(reports, 'vitest.json'));

  const buildStatus = await build();
  const endToEndStatus =
    buildStatus === 0 ? await runTool('@playwright/test', 'cli.js', ['test']) : buildStatus;
  const endToEnd = readPlaywrightCounts(path.join(reports, 'e2e.json'));

  // A run that broke before its first test has no failed test to count: it counts as one failure.
  if (unitStatus !== 0 && unit.failed === 0) unit.failed = 1;
  if (endToEndStatus !== 0 && endToEnd.failed === 0) endToEnd.failed = 1;
  const total = addCounts(unit, endToEnd);
  console.log(countLine(total));
  return total.failed === 0 ? 0 : 1;
});
