import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { madeCases } from '../../support/made-cases.ts';
import { jsonOf, runConstat } from '../../support/run-constat.ts';

const folderWithCase = madeCases();

/** Every text of a workbook, as its reader sees it. */
const textsOf = async (path: string): Promise<{ sheets: readonly string[]; texts: ReadonlySet<string> }> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const texts = new Set<string>();
  workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => texts.add(cell.text))));
  return { sheets: workbook.worksheets.map(({ name }) => name), texts };
};

describe('export', () => {
  test('the workbook carries the head of the trail, in the language asked for', async () => {
    const cwd = folderWithCase('sample');
    const { head, counts } = jsonOf(await runConstat(['info', 'a.constat', '--json'], { cwd })) as {
      head: string;
      counts: Record<string, number>;
    };
    const english = await runConstat(['export', 'a.constat', 'out.xlsx', '--json'], { cwd });
    expect(english).toMatchObject({ status: 0, stderr: '' });
    expect(jsonOf(english)).toMatchObject({ file: 'out.xlsx', language: 'en' });
    expect(jsonOf(english)['rows']).toBeGreaterThan(counts['invoiceLine'] ?? Number.POSITIVE_INFINITY);
    const french = await runConstat(['export', 'a.constat', 'sortie.xlsx', '--lang', 'fr', '--json'], {
      cwd,
    });
    expect(jsonOf(french)).toMatchObject({ file: 'sortie.xlsx', language: 'fr' });

    const [inEnglish, inFrench] = [
      await textsOf(join(cwd, 'out.xlsx')),
      await textsOf(join(cwd, 'sortie.xlsx')),
    ];
    for (const { texts } of [inEnglish, inFrench]) {
      expect(texts.has(head)).toBe(true);
      expect(texts.has('SAAQ-CASA-CADRE')).toBe(true);
    }
    expect(inEnglish.sheets).toContain('Contracts');
    expect(inFrench.sheets).toContain('Contrats');
    // Looking at a case and exporting it changes nothing in it.
    expect(
      jsonOf(await runConstat(['verify', 'a.constat', '--json', '--head', head], { cwd })),
    ).toMatchObject({
      ok: true,
      head,
    });
  });

  test('an empty case gives a workbook too', async () => {
    const cwd = folderWithCase();
    const run = await runConstat(['export', 'a.constat', 'out.xlsx'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^[^\n]*out\.xlsx[^\n]*\n$/);
    expect((await textsOf(join(cwd, 'out.xlsx'))).sheets.length).toBeGreaterThan(1);
  });

  const refusals: readonly (readonly [string, readonly string[], string])[] = [
    ['a case that is not there', ['absent.constat', 'out.xlsx'], 'case-not-found'],
    ['a language that it does not speak', ['a.constat', 'out.xlsx', '--lang', 'de'], 'usage'],
    ['a folder that is not there', ['a.constat', 'nowhere/out.xlsx'], 'file-not-found'],
    ['no name for the workbook', ['a.constat'], 'usage'],
  ];

  test.each(refusals)('%s: status 2, one line and no file', async (_what, args, code) => {
    const cwd = folderWithCase();
    const run = await runConstat(['export', ...args, '--json'], { cwd });
    expect(run.stderr.startsWith(`${code}: `), run.stderr).toBe(true);
    expect(run.stderr).toMatch(/^[^\n]+\n$/);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(existsSync(join(cwd, 'out.xlsx'))).toBe(false);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.xlsx') || name.endsWith('.tmp'))).toEqual([]);
  });
});
