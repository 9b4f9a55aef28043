import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createCase } from '#main/services/case/create-case.ts';
import type { FileRun } from './file-run.ts';
import { readExpectations } from './expectations/read-expectations.ts';
import { faultsOf } from './judge.ts';
import { headingLines, runLines, summaryLines, type JudgedRun } from './print-runs.ts';
import { runFile } from './run-file.ts';

// npm run corpus -- FOLDER [--only TEXT]: reads and imports every file of a folder of real files and prints what became
// of each. FOLDER holds a folder for each kind (xlsx, csv, einvoice, ocds, cloudcost) and may hold expected/KIND.json.
// Exit status 1 when a file crashed the program, cost too much, left a case that is not whole, or is not as stated.

/** Every file in the folders of a folder, in order; what is stated of them and what lies beside them is no input. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'expected')
    .flatMap(({ name }) =>
      readdirSync(join(folder, name), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
    )
    .toSorted();

/** The cells of thousands of rows are not kept until the end. */
const withoutCells = (run: FileRun): FileRun => {
  const { reply } = run.read;
  if (reply === null) return run;
  const sheets = reply.sheets.map((sheet) => ({ ...sheet, cells: [] }));
  return { ...run, read: { ...run.read, reply: { ...reply, sheets } } };
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('usage: npm run corpus -- FOLDER [--only TEXT]');

const place = mkdtempSync(join(tmpdir(), 'constat-corpus-'));
const emptyCase = join(place, 'empty.constat');
const runs: JudgedRun[] = [];
try {
  const resourcesUrl = new URL('../resources/', import.meta.url);
  createCase(emptyCase, { actor: 'corpus', clock: () => Date.UTC(2026, 0, 15), sample: false, resourcesUrl });
  const unmetBy = readExpectations(folder);
  console.log(headingLines().join('\n'));
  for (const file of filesIn(folder)) {
    if (values.only !== undefined && !file.includes(values.only)) continue;
    const run = await runFile(file, join(folder, file), { folder: place, emptyCase });
    const judged = { run, verdict: { faults: faultsOf(run), unmet: unmetBy(run) } };
    console.log(runLines(judged).join('\n'));
    runs.push({ ...judged, run: withoutCells(run) });
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
console.log(summaryLines(runs).join('\n'));
const isGood = ({ verdict: { faults, unmet } }: JudgedRun): boolean =>
  faults.length === 0 && (unmet ?? []).length === 0;
if (runs.length === 0 || !runs.every(isGood)) process.exitCode = 1;
