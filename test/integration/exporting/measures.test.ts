import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { exportWorkbook } from '#main/services/exporting/export-workbook.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { contractFields, newCase, resourcesUrl, type CaseFixture } from '../../support/case-fixture.ts';
import { SheetReader } from '../../support/sheet-reader.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const exported = async (fixture: CaseFixture, locale: 'fr' | 'en' = 'en') => {
  const path = join(tempFolder(), 'out.xlsx');
  await exportWorkbook(fixture.reader(), {
    path,
    casePath: fixture.path,
    locale,
    today: '2026-03-01',
    resourcesUrl,
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return { workbook, sheet: (name: string) => new SheetReader(workbook, name) };
};

const money = (amount: number): AnyFields => ({
  currency: 'CAD',
  hedge: 'exact',
  low: amount * 100,
  high: amount * 100,
});

const addContract = (fixture: CaseFixture, fields: AnyFields = {}): number =>
  fixture.add(
    'contract',
    contractFields('C-1', {
      originalHedge: 'exact',
      originalLow: 1000_00,
      originalHigh: 1000_00,
      ...fields,
    }),
  );

const figure = (fields: AnyFields): AnyFields => ({
  unit: 'money',
  taxBasis: 'excluded',
  confidence: 'verified',
  accepted: 0,
  ...fields,
});

/** Each header has a formula, and the result beside it. */
const expectFormulas = (
  sheet: SheetReader,
  row: number,
  results: Readonly<Record<string, unknown>>,
): void => {
  expect(sheet.row(row)).toMatchObject(results);
  for (const header of Object.keys(results)) expect(sheet.formula(row, header), header).not.toBe('');
};

it('writes the cost over every baseline, and every forecast over both', async () => {
  const fixture = await newCase();
  const contractId = addContract(fixture);
  const forecast = { contractId, basis: 'forecast' };
  fixture.add('figure', figure({ ...forecast, ...money(1500), asOf: '2025-06-01', accepted: 1 }));
  const between = { currency: 'CAD', hedge: 'between', low: 1100_00, high: 1300_00, asOfText: '2024-03' };
  fixture.add('figure', figure({ ...forecast, ...between }));
  const sourceId = fixture.add('source', { title: 'Decree', kind: 'official' });
  const rebaselined = { contractId, kind: 're-baselining', setOn: '2025-01-01', reason: 'Scope', sourceId };
  fixture.add('baseline', { ...rebaselined, ...money(1200) });
  const { sheet } = await exported(fixture);

  const baselines = sheet('Cost over each baseline');
  expect(baselines.column('Kind of baseline')).toEqual(['Original baseline', 'Revised baseline']);
  expectFormulas(baselines, 2, {
    'Amount (low)': 1000,
    'Baseline is the original value': 'Yes',
    'Cost at completion (high)': 1500,
    'Over this baseline (low)': 500,
    'Over this baseline in % (low)': 0.5,
  });
  // 1500 - 1200, and 300 / 1200; the measure against the original stays.
  expectFormulas(baselines, 3, {
    'Amount (low)': 1200,
    'Over this baseline (low)': 300,
    'Over this baseline in % (high)': 0.25,
    'Over the original value (low)': 500,
    'Over the original value in % (high)': 0.5,
  });

  // Neither the contract nor its forecast names a source; the revised baseline does.
  expect(baselines.row(3)).toMatchObject({
    'Provenance: over this baseline': 'no source',
    'Key – weakest row: over this baseline': 'figure:1',
    'Key – weakest row: over the original value': `contract:${contractId}`,
  });
  expect(sheet('Overruns').row(2)).toMatchObject({
    'Provenance: cost': 'no source',
    'Key – weakest row: cost': 'figure:1',
    'Key – weakest row: overrun': `contract:${contractId}`,
  });
  expect(sheet('Overruns').row(3)).toMatchObject({ Key: 'Total CAD', 'Key – weakest row: cost': 'figure:1' });

  const forecasts = sheet('Forecast growth');
  expect(forecasts.column('As of')).toEqual(['2024-03', new Date('2025-06-01T00:00:00Z')]);
  expectFormulas(forecasts, 2, {
    'Over the original value (low)': 100,
    'Over the original value (high)': 300,
    'Over the original value in % (high)': 0.3,
    'Over the baseline in force (low)': -100,
    // -100 / 1200
    'Over the baseline in force in % (low)': -0.083,
  });
  expectFormulas(forecasts, 3, { 'Over the baseline in force (high)': 300 });
});

it('writes what was known beside what was reported, with the days between', async () => {
  const fixture = await newCase();
  const contractId = addContract(fixture);
  const say = (fields: AnyFields): number => fixture.add('statement', { contractId, ...fields });
  const known = say({ role: 'known', measure: 'cost', statedOn: '2024-02-01', statedPrecision: 'month' });
  const reported = say({ role: 'reported', measure: 'cost', statedOn: '2024-03-31' });
  say({ role: 'known', measure: 'schedule', statedOn: '2026-02-01' });
  say({ role: 'reported', measure: 'scope', statedOn: '2026-02-01' });
  const { sheet } = await exported(fixture);
  const compared = sheet('Reported and known');
  expect(compared.row(2)).toMatchObject({
    'Key – first evidence': `statement:${known}`,
    'Key – first report': `statement:${reported}`,
  });
  // February 2024 has 29 days: 29 February to 31 March is 31 days, 1 February to 31 March 59.
  expectFormulas(compared, 2, {
    'Known at the latest on': new Date('2024-02-29T00:00:00Z'),
    Finding: 'Reported',
    'Days (at least)': 31,
    'Days (at most)': 59,
  });
  // 1 February to 1 March 2026, the day of the export.
  expectFormulas(compared, 3, { Finding: 'Not reported by the export', 'Days (at least)': 28 });
  expectFormulas(compared, 4, { Finding: 'No dated evidence', 'Days (at most)': 'unknown' });
});

it('writes earned value with its note, and the cost of a delay', async () => {
  const fixture = await newCase();
  const contractId = addContract(fixture, { lumpSum: 'yes' });
  const report = { contractId, currency: 'CAD', budgetAtCompletion: 1000_00, actualCost: 500_00 };
  fixture.add('progressReport', { ...report, asOf: '2025-06-01', plannedValue: 500_00, earnedValue: 400_00 });
  fixture.add('progressReport', { ...report, asOf: '2025-07-01' });
  const delay = { contractId, currency: 'CAD', hedge: 'between', low: 10_00, high: 20_00 };
  fixture.add('delayCost', { ...delay, startsOn: '2025-01-31', endsOn: '2025-04-30' });
  fixture.add('delayCost', { ...delay, high: null, startsOn: '2025-12-01' });
  const { sheet } = await exported(fixture);

  const reports = sheet('Progress reports');
  expectFormulas(reports, 2, {
    'CPI = EV ÷ AC': 0.8,
    'SPI = EV ÷ PV': 0.8,
    'EAC = AC + (BAC − EV)': 1100,
    // 500 + 600 / 0.64
    'EAC = AC + (BAC − EV) ÷ (CPI × SPI)': 1437.5,
    'EAC, range (low)': 1100,
    'EAC, range (high)': 1437.5,
    'VAC = BAC − EAC (low)': -437.5,
    'TCPI = (BAC − EV) ÷ (BAC − AC)': 1.2,
    // 600 / (1250 - 500)
    'TCPI = (BAC − EV) ÷ (EAC by CPI − AC)': 0.8,
  });
  expect(reports.cell(2, 'Know before reading the indices').text).toContain('Lump-sum contract');
  // Without the earned value nothing is worked out, and nothing is zero.
  expectFormulas(reports, 3, { 'CPI = EV ÷ AC': 'unknown', 'EAC, range (low)': 'unknown' });

  const delays = sheet('Costs of delay');
  // 31 January to 30 April: two whole months, for the 31st is not reached a third time.
  expectFormulas(delays, 2, {
    'Counted until': new Date('2025-04-30T00:00:00Z'),
    'Whole months': 2,
    'Cost of the delay (low)': 20,
    'Cost of the delay (high)': 40,
  });
  expectFormulas(delays, 3, {
    'Counted until': new Date('2026-03-01T00:00:00Z'),
    'Whole months': 3,
    'Cost of the delay (low)': 30,
    'Cost of the delay (high)': 'unknown',
  });
});

it('compares an alternative with what its source sets it against, on the same basis only', async () => {
  const fixture = await newCase();
  const contractId = addContract(fixture);
  const option = (fields: AnyFields): number =>
    fixture.add('figure', figure({ contractId, basis: 'alternative', ...fields }));
  const chosen = option({ ...money(150), scopeFr: 'Choisie', scopeEn: 'Chosen' });
  option({ currency: 'CAD', hedge: 'between', low: 80_00, high: 100_00, comparedWithId: chosen });
  option({ ...money(90), taxBasis: 'included', comparedWithId: chosen });
  const alternatives = (await exported(fixture)).sheet('Alternatives not chosen');
  expect(alternatives.row(2)).toMatchObject({ 'Option chosen': 'Chosen', 'Why nothing is compared': null });
  expectFormulas(alternatives, 2, {
    'Amount chosen (low)': 150,
    'Not chosen − chosen (low)': -70,
    'Not chosen − chosen (high)': -50,
  });
  expectFormulas(alternatives, 3, { 'Amount (low)': 90, 'Not chosen − chosen (low)': 'unknown' });
  expect(alternatives.cell(3, 'Why nothing is compared').text).toContain('taxes');
});

it('has no sheet of measures where there is nothing to measure', async () => {
  const fixture = await newCase();
  addContract(fixture);
  const { workbook } = await exported(fixture, 'fr');
  expect(workbook.worksheets.slice(0, 3).map(({ name }) => name)).toEqual([
    'Couverture',
    'Dépassements',
    'Contrats',
  ]);
});
