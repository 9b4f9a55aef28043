import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';

const program = fileURLToPath(new URL('../../../corpus/main.ts', import.meta.url));

const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

const run = (folder: string) => spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });

const invoices =
  'Facture;Date;Fournisseur;Montant net\nF-1;2026-01-15;Boréal;100,10\nF-2;2026-13-45;Boréal;5,00\n';

it('imports every file of a folder, says what became of it, and fails when something is not as stated', () => {
  const files = {
    'csv/factures.csv': invoices,
    'xlsx/broken.xlsx': 'PK\u0003\u0004 and nothing else',
    'expected/csv.json': JSON.stringify({ 'factures.csv': { delimiter: ';', records: 3, cols: 4 } }),
    'expected/xlsx.json': JSON.stringify([{ file: 'any/xlsx/broken.xlsx', must: 'reject cleanly' }]),
  };
  const good = run(folderOf(files));
  expect(good.stderr).toBe('');
  expect(good.stdout).toMatch(/csv\/factures\.csv\s+imported\s+1\/1\/0\s+105\.10 CAD .*met/u);
  expect(good.stdout).toMatch(/xlsx\/broken\.xlsx\s+file-unreadable .*met/u);
  expect(good.stdout).toContain('2 files: 1 imported, 0 read only, 1 refused with a reason');
  expect(good.stdout).toContain('0 with a fault; expectations met for 2 of 2 files');
  expect(good.status).toBe(0);

  const missed = run(
    folderOf({ 'csv/factures.csv': invoices, 'expected/csv.json': '{"factures.csv":{"records":4}}' }),
  );
  expect(missed.stdout).toContain('expected: records: 3, stated 4');
  expect(missed.status).toBe(1);
}, 120_000);
