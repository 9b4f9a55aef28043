import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchFolder } from './bench-folder.ts';
import type { BenchRow, BenchSize, Measurement } from './bench-row.ts';
import { tableLines } from './print-table.ts';
import { importWorkbookRow } from './rows/1-import-workbook.ts';
import { importCsvRow } from './rows/2-import-csv.ts';
import { importMemoryRow } from './rows/3-import-memory.ts';
import { exportWorkbookRow } from './rows/4-export-workbook.ts';
import { auditBatteryRow } from './rows/5-audit-battery.ts';
import { gridPagesRow } from './rows/6-grid-pages.ts';
import { windowRow } from './rows/7-window.ts';
import { linearCostRow } from './rows/8-linear-cost.ts';
import { einvoicesRow, releasesRow } from './rows/9-standard-formats.ts';
import { cloudBillRow } from './rows/11-cloud-bill.ts';

// npm run bench [-- --rows 1,4] [-- --quick]: times beside peers on the same data. Reports, asserts nothing.

const rows: readonly BenchRow[] = [
  importWorkbookRow,
  importCsvRow,
  importMemoryRow,
  exportWorkbookRow,
  auditBatteryRow,
  gridPagesRow,
  windowRow,
  linearCostRow,
  einvoicesRow,
  releasesRow,
  cloudBillRow,
];

const resultPath = 'test-results/bench.json';

/** A row that cannot be measured here says why and does not keep the others from being measured. */
const measureOrExplain = async (
  { row, title, measure }: BenchRow,
  size: BenchSize,
): Promise<readonly Measurement[]> => {
  console.error(`row ${row}: ${title}`);
  try {
    return await measure(size);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`  not measured: ${reason}`);
    const nothing = { ours: 'not measured', peer: '', ratio: null, target: '', isReached: null };
    return [{ row, what: title, ...nothing, figures: { reason } }];
  } finally {
    removeResults();
  }
};

/** What the programs under test wrote; the generated files stay for the next run. */
const removeResults = (): void => {
  for (const name of readdirSync(benchFolder())) {
    const isResult = name.startsWith(`run-${process.pid}-`);
    if (isResult) rmSync(join(benchFolder(), name), { recursive: true, force: true });
  }
};

const { values } = parseArgs({
  options: { rows: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const asked = values.rows?.split(',').map(Number);
const size: BenchSize = { isQuick: values.quick, runs: values.quick ? 1 : 3 };

const measurements: Measurement[] = [];
for (const row of rows) {
  if (asked === undefined || asked.includes(row.row))
    measurements.push(...(await measureOrExplain(row, size)));
}

console.log(tableLines(measurements).join('\n'));
mkdirSync('test-results', { recursive: true });
const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  node: process.version,
  platform: process.platform,
};
writeFileSync(resultPath, `${JSON.stringify({ machine, ...size, measurements }, null, 2)}\n`);
console.error(`written to ${resultPath}`);
