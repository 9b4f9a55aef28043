import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { caseInfo } from '#main/services/case/case-info.ts';
import { exportWorkbook, type ExportOptions } from '#main/services/exporting/export-workbook.ts';
import { overrunPortfolio } from '#main/services/overruns/overrun-portfolio.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { PercentInterval } from '#shared/domain/money/interval.ts';
import type { MoneyIntervalText, OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { newCase, resourcesUrl, type CaseFixture } from '../../support/case-fixture.ts';
import { exactCase } from '../../support/exact-case.ts';
import { packageParts } from '../../support/package-parts.ts';
import { SheetReader } from '../../support/sheet-reader.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const today = '2026-03-01';

const optionsFor = (fixture: CaseFixture, more: Partial<ExportOptions> = {}): ExportOptions => ({
  path: join(tempFolder(), 'out.xlsx'),
  casePath: fixture.path,
  locale: 'en',
  today,
  resourcesUrl,
  ...more,
});

const exported = async (fixture: CaseFixture, more: Partial<ExportOptions> = {}) => {
  const options = optionsFor(fixture, more);
  const { rows } = await exportWorkbook(fixture.reader(), options);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(options.path);
  return { path: options.path, rows, workbook, sheet: (name: string) => new SheetReader(workbook, name) };
};

describe('exportWorkbook', () => {
  it('has the sheets of the case, in the language asked for', async () => {
    const fixture = await newCase({ sample: true });
    const names = async (locale: 'fr' | 'en') =>
      (await exported(fixture, { locale })).workbook.worksheets.map(({ name }) => name);
    expect(await names('fr')).toEqual([
      'Couverture',
      'Dépassements',
      'Écarts aux bases de référence',
      'Croissance des coûts prévus',
      'Rapporté et connu',
      'Solutions non retenues',
      'Contrats',
      'Modifications',
      'Lots de travaux',
      'Bases de référence',
      'Jalons',
      'Factures',
      'Lignes de facture',
      'Paiements',
      'Montants',
      'Déclarations',
      'Mesures d’avancement',
      'Coûts de retard',
      'Sources',
      'Organisations',
      'Règles',
      'Constats',
      'Éléments probants',
      'Notes de révision',
      'Pièces',
      'Pièces justificatives',
    ]);
    expect((await names('en')).slice(0, 4)).toEqual([
      'Cover',
      'Overruns',
      'Cost over each baseline',
      'Forecast growth',
    ]);
  });

  it('has, in its formulas, what the application says of every overrun', async () => {
    const fixture = await newCase({ sample: true });
    const { sheet } = await exported(fixture);
    const overruns = sheet('Overruns');
    const { contracts, totals } = overrunPortfolio(fixture.reader(), today);
    expect(overruns.column('Key').slice(0, contracts.length)).toEqual(
      contracts.map(({ id }) => `contract:${id}`),
    );
    for (const [index, row] of contracts.entries()) {
      const cells = overruns.row(index + 2);
      expect(pick(cells, Object.keys(expectedCells(row)))).toEqual(expectedCells(row));
      for (const header of calculatedHeaders) expect(overruns.formula(index + 2, header)).not.toBe('');
    }
    const [total] = totals;
    const cells = overruns.row(contracts.length + 2);
    expect(cells['Key']).toBe('Total CAD');
    expect(cells['Invoiced']).toBe(Number(minorToDecimal(BigInt(total?.invoiced ?? ''), 'CAD')));
    expect(overruns.row(contracts.length + 4)['Original value (low)']).toBe(total?.originalUnknown);
  });

  it('computes what was worked out by hand', async () => {
    const { sheet } = await exported(await exactCase());
    const overruns = sheet('Overruns');
    const bridge = overruns.row(overruns.rowOf('Reference', '=1+1'));
    // Original 1,000.00, amendment 250.50; invoiced 1,300.10 and, of a line with its total only, 1.15 - 0.15.
    expect(bridge).toMatchObject({
      'Current value (low)': 1250.5,
      Invoiced: 1301.1,
      Paid: 1000.01,
      'Cost at completion (high)': 1301.1,
      'Cost basis': 'amount invoiced',
      'Overrun of the original value (low)': 301.1,
      'Overrun of the original value in % (low)': 0.301,
      'Remaining of the current value (low)': -50.6,
    });
    const cloud = overruns.row(overruns.rowOf('Reference', 'C-2'));
    expect(cloud).toMatchObject({
      'Overrun of the original value (low)': 500,
      'Overrun of the original value (high)': 1000,
      'Overrun of the original value in % (low)': 0.25,
      'Cost basis': 'accepted forecast',
    });
    // The programme of 90,000.00 is in no total.
    const cad = overruns.row(overruns.rowOf('Key', 'Total CAD'));
    expect(cad).toMatchObject({
      'Original value (low)': 1000,
      'Overrun of the original value in % (high)': 0.301,
    });
    const usd = overruns.row(overruns.rowOf('Key', 'Total USD'));
    expect(usd).toMatchObject({ 'Original value (low)': 2000, 'Overrun of the original value (high)': 1000 });
  });

  it('writes values as they are: exact numbers, real dates, text that stays text, nothing for unknown', async () => {
    const fixture = await exactCase();
    const { sheet, path } = await exported(fixture);
    const contracts = sheet('Contracts');
    const bridge = contracts.rowOf('Key', `contract:${fixture.ids.bridge}`);
    expect(contracts.row(bridge)).toMatchObject({
      Reference: '=1+1',
      'French title': '@Pont',
      'English title': null,
      Vendor: 'Ponts & Fils inc.',
      Programme: 'P-1',
      'Original value (low)': 1000,
      'Key – Programme': `contract:${fixture.ids.programme}`,
    });
    expect(contracts.formula(bridge, 'Reference')).toBe('');
    expect(sheet('Invoices').row(2)).toMatchObject({
      Number: '00042',
      Date: new Date('2025-02-03T00:00:00Z'),
      'Net amount': null,
    });
    const lines = sheet('Invoice lines');
    expect(lines.row(2)).toMatchObject({
      Description: '-12 jours',
      Quantity: 3,
      'Unit price': 0.100_000_000_01,
    });
    expect(lines.row(3)).toMatchObject({
      Description: '+1',
      'Net amount': null,
      'Amount counted before tax': 1,
    });
    expect(lines.row(4)).toMatchObject({
      Quantity: '12345678.1234567890123',
      'Net amount': null,
      'Amount counted before tax': 'unknown',
    });
    expect(lines.row(5)).toMatchObject({ Key: 'Total CAD', 'Net amount': 1300.1 });
    expect(lines.formula(5, 'Net amount')).toMatch(/^SUBTOTAL\(109,/u);
    expect(lines.row(6)).toMatchObject({ Key: 'Unknown amounts, in no total', 'Net amount': 2 });
    // The digits in the file, not those of a binary float.
    expect(packageParts(path).get('xl/worksheets/sheet10.xml')).toContain('<v>0.10000000001</v>');
  });

  it('knows each row by a key, and by a fingerprint that changes with what is stored', async () => {
    const fixture = await exactCase();
    const before = (await exported(fixture)).sheet('Contracts');
    const keys = before.column('Key');
    expect(new Set(keys).size).toBe(keys.length);
    const { sheet } = await exported(fixture, { locale: 'fr' });
    expect(sheet('Contrats').column('Empreinte de la ligne')).toEqual(before.column('Row fingerprint'));
    makeChange(fixture.context, 'register.update', (change) =>
      change.update('contract', fixture.ids.cloud, { tags: 'x' }),
    );
    const after = (await exported(fixture)).sheet('Contracts').column('Row fingerprint');
    expect(after.map((text, index) => text === before.column('Row fingerprint')[index])).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('anchors the trail: on the cover, on every printed page and in the properties', async () => {
    const fixture = await newCase({ sample: true });
    const info = caseInfo(fixture.reader(), fixture.path, true);
    const { workbook, path } = await exported(fixture);
    const cover = workbook.worksheets[0]?.getSheetValues().flat().map(String) ?? [];
    expect(cover).toContain(info.head);
    expect(cover.some((text) => text.includes('What it does not prove'))).toBe(true);
    for (const { headerFooter } of workbook.worksheets) expect(headerFooter.oddFooter).toContain(info.head);
    const properties = packageParts(path).get('docProps/custom.xml') ?? '';
    expect(properties).toContain(`name="ConstatBaseHead"><vt:lpwstr>${info.head}<`);
    expect(properties).toContain(`name="ConstatBaseEvent"><vt:i4>${info.events}<`);
  });

  it('marks the invented invoices of the sample wherever they are', async () => {
    const { workbook, sheet } = await exported(await newCase({ sample: true }), { locale: 'fr' });
    const cover = workbook.worksheets[0]?.getSheetValues().flat().map(String) ?? [];
    expect(cover.some((text) => text.includes('fictifs, inventés pour l’exemple'))).toBe(true);
    for (const name of ['Factures', 'Lignes de facture', 'Paiements']) {
      const marks = sheet(name).column('Exemple fictif');
      const keys = sheet(name).column('Clé');
      expect(keys.length).toBeGreaterThan(10);
      for (const [index, key] of keys.entries()) {
        if (String(key).includes(':')) expect(marks[index]).toBe('EXEMPLE FICTIF');
      }
      const worksheet = workbook.getWorksheet(name);
      expect(worksheet?.properties.tabColor).toBeDefined();
      expect(worksheet?.headerFooter.oddHeader).toContain('FACTURES FICTIVES');
    }
    const real = await exported(await exactCase());
    expect(real.sheet('Invoices').headers()).not.toContain('Fictional sample');
  });

  it('explains hedged amounts in notes, and shows them as the source did', async () => {
    const fixture = await exactCase();
    const { workbook, sheet } = await exported(fixture);
    const figures = sheet('Figures');
    const cell = figures.cell(2, 'Amount (low)');
    expect(cell.note).toContain('about between USD\u00A02,500.00 and USD\u00A03,000.00');
    expect(cell.note).toContain('Stated by: Direction');
    expect(cell.numFmt).toContain('about');
    expect(workbook.getWorksheet('Contracts')?.getCell('B2').note).toBeUndefined();
  });

  it('sees one state of the case, whatever is changed meanwhile', async () => {
    const fixture = await exactCase();
    const counts: number[] = [];
    const { sheet, rows } = await exported(fixture, {
      onProgress: (_phase, done) => {
        counts.push(done);
        if (counts.length === 1) fixture.add('organization', { kind: 'vendor', name: 'Trop tard inc.' });
      },
    });
    expect(sheet('Organizations').column('Name')).toEqual(['Ponts & Fils inc.']);
    expect(counts.at(-1)).toBe(rows);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it('stops when asked to, and leaves the old workbook as it was', async () => {
    const fixture = await exactCase();
    const options = optionsFor(fixture, { isCancelled: () => true });
    writeFileSync(options.path, 'old');
    await expect(exportWorkbook(fixture.reader(), options)).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(readdirSync(dirname(options.path))).toEqual(['out.xlsx']);
  });
});

const calculatedHeaders = [
  'Original value (low)',
  'Effect of amendments (high)',
  'Current value (low)',
  'Invoiced',
  'Paid',
  'Cost at completion (low)',
  'Overrun of the original value (low)',
  'Overrun of the original value in % (high)',
  'Overrun of the baseline (low)',
  'Remaining of the current value (high)',
] as const;

const pick = (
  cells: Readonly<Record<string, unknown>>,
  headers: readonly string[],
): Record<string, unknown> => Object.fromEntries(headers.map((header) => [header, cells[header]]));

const money = (minor: string | null, row: OverrunRow): number | string =>
  minor === null ? 'unknown' : Number(minorToDecimal(BigInt(minor), row.currency));

const percent = (points: string | null): number | string =>
  points === null ? 'unknown' : Number((Number(points) / 100).toFixed(3));

/** Headers of the intervals of the sheet, and where the application has them. */
const moneyIntervals: readonly (readonly [string, (row: OverrunRow) => MoneyIntervalText | null])[] = [
  ['Original value', (row) => row.original],
  ['Effect of amendments', (row) => row.amendments.total],
  ['Current value', (row) => row.current],
  ['Forecast at completion', (row) => row.forecast],
  ['Cost at completion', (row) => row.cost],
  ['Overrun of the original value', (row) => row.overrunOriginal?.amount ?? null],
  ['Baseline', (row) => row.baseline],
  ['Overrun of the baseline', (row) => row.overrunBaseline?.amount ?? null],
  ['Remaining of the current value', (row) => row.remaining],
];

const percentIntervals: readonly (readonly [string, (row: OverrunRow) => PercentInterval | null])[] = [
  ['Overrun of the original value in %', (row) => row.overrunOriginal?.percent ?? null],
  ['Overrun of the baseline in %', (row) => row.overrunBaseline?.percent ?? null],
];

const expectedCells = (row: OverrunRow): Record<string, unknown> => ({
  Reference: row.reference,
  'Amendments in force': row.amendments.count,
  Invoiced: money(row.invoiced, row),
  Paid: money(row.paid, row),
  'Months late': row.monthsLate ?? 'unknown',
  ...Object.fromEntries(
    [
      ...moneyIntervals.map(([header, of]) => ({
        header,
        value: of(row),
        text: (minor: string | null) => money(minor, row),
      })),
      ...percentIntervals.map(([header, of]) => ({ header, value: of(row), text: percent })),
    ].flatMap(({ header, value, text }) => [
      [`${header} (low)`, text(value?.low ?? null)],
      [`${header} (high)`, text(value?.high ?? null)],
    ]),
  ),
});
