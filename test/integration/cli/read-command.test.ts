import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rawWorkbook } from '../../support/raw-workbook.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const rows =
  '<row r="1"><c r="A1" t="str"><v>Facture</v></c><c r="B1" t="str"><v>Montant</v></c></row>' +
  '<row r="2" hidden="1"><c r="A2" t="str"><v>F-1</v></c><c r="B2" s="1"><f>6*7</f><v>42</v></c></row>';

const folderWithWorkbook = (): string => {
  const cwd = tempFolder();
  writeFileSync(join(cwd, 'a.xlsx'), rawWorkbook({ rows, formats: ['#,##0.00\\ "$"'] }));
  return cwd;
};

describe('read', () => {
  test('the JSON has kind, sheets with their cells, documents and warnings', async () => {
    const run = await runConstat(['read', 'a.xlsx', '--cells', '--json'], { cwd: folderWithWorkbook() });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { sheets, ...rest } = jsonOf(run) as { sheets: Record<string, unknown>[] };
    expect(rest).toMatchObject({
      kind: 'xlsx',
      documents: [],
      warnings: [
        { code: 'hidden-rows', sheet: 'Sheet1', row: 2, column: null, count: 1 },
        { code: 'cached-results', sheet: 'Sheet1', row: 2, column: 'B', count: 1 },
      ],
    });
    expect(sheets).toMatchObject([
      { name: 'Sheet1', visibility: 'visible', rows: 2, header: ['Facture', 'Montant'], hiddenRows: [2] },
    ]);
    expect(sheets[0]?.['cells']).toEqual([
      { ref: 'A1', type: 'text', value: 'Facture', text: 'Facture', formula: null },
      { ref: 'B1', type: 'text', value: 'Montant', text: 'Montant', formula: null },
      { ref: 'A2', type: 'text', value: 'F-1', text: 'F-1', formula: null },
      { ref: 'B2', type: 'money', value: '42', text: '42.00 $', formula: '6*7' },
    ]);
  });

  test('without --cells there are none', async () => {
    const run = await runConstat(['read', 'a.xlsx', '--json'], { cwd: folderWithWorkbook() });
    const { sheets } = jsonOf(run) as { sheets: Record<string, unknown>[] };
    expect(sheets[0]).not.toHaveProperty('cells');
  });

  test('for people it names sheets, header and warnings, in the language of the terminal', async () => {
    const cwd = folderWithWorkbook();
    const english = await runConstat(['read', 'a.xlsx'], { cwd });
    expect(english.stdout).toContain('Facture | Montant');
    expect(english.stdout).toContain('1 hidden row – Sheet1!2');
    const french = await runConstat(['read', 'a.xlsx', '--cells'], {
      cwd,
      env: { LC_ALL: '', LANG: 'fr_CA.UTF-8' },
    });
    expect(french.stdout).toContain('feuille Sheet1\u00a0: 2 lignes');
    expect(french.stdout).toContain('B2\tmoney\t"42.00 $"\t=6*7');
  });

  test('a file that cannot be read is one line on standard error', async () => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'a.xlsb'), Buffer.from('504b0506', 'hex'));
    expect(await runConstat(['read', 'a.xlsb', '--json'], { cwd })).toMatchObject({ status: 2, stdout: '' });
    const missing = await runConstat(['read', 'b.xlsx'], { cwd });
    expect(missing.stderr).toMatch(/^file-not-found: [^\n]+\n$/);
  });

  test('--limit stops the reader there, in words and with the bounds of what may be asked', async () => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'a.csv'), `a;b\n${'1;2\n'.repeat(1100)}`);
    expect(await runConstat(['read', 'a.csv', '--limit', 'rows=2000'], { cwd })).toMatchObject({ status: 0 });
    const refused = await runConstat(['read', 'a.csv', '--limit', 'rows=1000'], { cwd });
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('number of rows: 1,101, maximum 1,000');
    expect(refused.stderr).toContain('--limit');
  });
});
