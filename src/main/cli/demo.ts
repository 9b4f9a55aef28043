import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceThreads } from '../workers/thread.ts';
import { runCommandLine } from './run.ts';

/*
 * npm run demo: the main job without a window, on the sample case and a vendor's workbook: import with its tie-out,
 * overruns, workbook, proof. Every step is a command that anyone can type.
 */

const resourcesUrl = new URL('../../../resources/', import.meta.url);
const vendorWorkbook = fileURLToPath(new URL('sample/factures-fournisseur-exemple.xlsx', resourcesUrl));
const folder = mkdtempSync(join(tmpdir(), 'constat-demo-'));
const casePath = join(folder, 'demo.constat');
const workbook = join(folder, 'demo.xlsx');

const steps: readonly (readonly string[])[] = [
  ['new', casePath, '--sample'],
  ['import', casePath, vendorWorkbook, '--accept-valid'],
  ['overruns', casePath],
  ['export', casePath, workbook],
  ['verify', casePath],
];

const write = (text: string): void => {
  process.stdout.write(text);
};

for (const args of steps) {
  write(`\n$ constat ${args.join(' ')}\n`);
  const status = await runCommandLine({
    version: 'demo',
    args,
    env: process.env,
    resourcesUrl,
    threads: sourceThreads,
    write,
    note: (text) => process.stderr.write(`${text}\n`),
  });
  // 1: done, but some rows were rejected; the vendor's workbook has three on purpose.
  if (status === 2) {
    process.exitCode = 2;
    break;
  }
}
write(`\n${workbook}\n`);
