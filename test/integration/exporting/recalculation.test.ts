import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { exportWorkbook } from '#main/services/exporting/export-workbook.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { newCase, resourcesUrl, type CaseFixture } from '../../support/case-fixture.ts';
import { addContradictions } from '../../support/contradictory-case.ts';
import { addMeasures } from '../../support/measured-case.ts';
import { addPackages } from '../../support/packaged-case.ts';
import { exactCase } from '../../support/exact-case.ts';
import { differences, formulaCells, libreOfficeMissing, recalculate } from '../../support/libreoffice.ts';
import { SheetReader } from '../../support/sheet-reader.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const exported = async (fixture: CaseFixture, locale: Locale): Promise<string> => {
  const path = join(tempFolder(), `case-${locale}.xlsx`);
  await exportWorkbook(fixture.reader(), {
    path,
    casePath: fixture.path,
    locale,
    today: '2026-03-01',
    resourcesUrl,
  });
  return path;
};

/** So that no sheet is compared without a formula in it. */
const leastFormulas = {
  Overruns: 5000,
  'Cost over each baseline': 300,
  'Forecast growth': 300,
  'Reported and known': 300,
  'Alternatives not chosen': 100,
  Statements: 300,
  'Progress reports': 1000,
  'Costs of delay': 300,
  'Work packages': 1000,
} as const;

describe.skipIf(libreOfficeMissing() !== null)('an exported workbook, recalculated by LibreOffice', () => {
  it('has the same results in the sample case', async () => {
    const path = await exported(await newCase({ sample: true }), 'fr');
    expect((await formulaCells(path)).length).toBeGreaterThan(1000);
    expect(await differences(path, await recalculate(path, tempFolder()))).toEqual([]);
  }, 240_000);

  it('has the same results whatever is known of the contracts', async () => {
    const fixture = await newCase();
    addContradictions(fixture, 150, 20_260_301);
    const ids = Array.from({ length: 150 }, (_, index) => index + 1);
    addMeasures(fixture, ids, 20_260_301);
    addPackages(fixture, ids, 20_260_301);
    const path = await exported(fixture, 'en');
    const cells = await formulaCells(path);
    for (const [sheet, least] of Object.entries(leastFormulas))
      expect(cells.filter((cell) => cell.sheet === sheet).length, sheet).toBeGreaterThan(least);
    expect(await differences(path, await recalculate(path, tempFolder()))).toEqual([]);
  }, 240_000);

  it('has the same totals when all is known to the cent, in two currencies', async () => {
    const path = await exported(await exactCase(), 'en');
    const totals = (await formulaCells(path)).filter(
      ({ sheet, ref }) => sheet === 'Overruns' && /[A-Z]5$/u.test(ref),
    );
    expect(totals.filter(({ result }) => typeof result === 'number').length).toBeGreaterThan(8);
    expect(await differences(path, await recalculate(path, tempFolder()))).toEqual([]);
  }, 240_000);

  it('is found out when one cached result is wrong', async () => {
    const path = await exported(await exactCase(), 'en');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const planted = new SheetReader(workbook, 'Overruns').cell(2, 'Paid');
    planted.value = { formula: planted.formula, result: 1_234_567.89 };
    const wrong = join(tempFolder(), 'wrong.xlsx');
    await workbook.xlsx.writeFile(wrong);
    const found = await differences(wrong, await recalculate(wrong, tempFolder()));
    expect(found.map(({ sheet, ref, result }) => ({ sheet, ref, result }))).toEqual([
      { sheet: 'Overruns', ref: planted.address, result: 1_234_567.89 },
    ]);
  }, 240_000);
});
