import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { madeCases } from '../../support/made-cases.ts';
import { jsonOf, runConstat, type CommandRun } from '../../support/run-constat.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

const folderWithCase = madeCases();

/** A folder `in` beside the case, with copies of fixtures. */
const folderOf = (cwd: string, names: readonly string[]): string => {
  const folder = join(cwd, 'in');
  mkdirSync(folder);
  for (const name of names) copyFileSync(fixture(name), join(folder, basename(name)));
  return folder;
};

type Import = {
  readonly file: string;
  readonly kind: string;
  readonly committed: boolean;
  readonly rows: { readonly read: number; readonly accepted: number };
};

const importsOf = (run: CommandRun): readonly Import[] => jsonOf(run)['imports'] as readonly Import[];

test('of a folder, each table of invoices is an import, and the other files are one together', async () => {
  const cwd = folderWithCase('sample');
  const folder = folderOf(cwd, [
    'e-invoices/quebec-ubl.xml',
    'e-invoices/charges-cii.xml',
    'repeat.xlsx',
    'factures-fr-1252.csv',
  ]);
  writeFileSync(join(folder, 'LISEZMOI.txt'), 'Ces fichiers viennent du fournisseur.\nRien d’autre.\n');
  const run = await runConstat(['import', 'a.constat', 'in', '--accept-valid', '--json'], { cwd });
  expect(run.status).toBe(1);
  const imports = importsOf(run);
  expect(imports.map(({ file, committed, rows }) => [file, committed, rows.read])).toEqual([
    [join('in', 'factures-fr-1252.csv'), true, 15],
    [join('in', 'repeat.xlsx'), true, 9],
    ['in', true, 3],
  ]);
  expect(imports[2]).toMatchObject({
    rows: { accepted: 2, rejected: 1 },
    rejects: [{ code: 'file-unreadable', value: 'LISEZMOI.txt' }],
  });
});

test('a folder of nothing but tables brings no empty import of records', async () => {
  const cwd = folderWithCase('sample');
  folderOf(cwd, ['repeat.xlsx', 'factures-fr-1252.csv']);
  const run = await runConstat(['import', 'a.constat', 'in', '--json'], { cwd });
  expect(run.status).toBe(0);
  expect(importsOf(run).map(({ rows }) => rows.read)).toEqual([15, 9]);
});
