import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import { clearStagedImports } from '#main/services/importing/clear-staged.ts';
import { discardImport } from '#main/services/importing/commit-import.ts';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { inspectAny } from '#main/services/importing/records/inspect-records.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { recordImport } from '../../support/record-import.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

const timeSheets = { settings: { format: 'time-sheets' } } as const;

const inspect = (path: string) =>
  inspectAny(path, { format: null, options: recogniseAll }, { profiles: [], limits: defaultLimits });

describe('time sheets', () => {
  test('of a French file: a day each, hours in several spellings, totals left out, bad hours told', async () => {
    const { file, take, rows, add, undo, mismatch } = await recordImport();
    const vendorId = add('organization', { kind: 'vendor', name: 'Conseil fictif inc.' });
    const contractId = add('contract', contractFields('C-7'));
    const path = file(
      'feuille de temps.csv',
      csv(
        'Fournisseur;Contrat;No facture;Consultant;Matricule;Profil;Date;Heures;Activité;Livrable;Lot;Approuvé par;Approuvé le',
        'Conseil fictif inc.;C-7;F-1;Anne Exemple;007;Architecte;25/04/2024;7,5;Conception;Devis v2;L1;Luc Chef;30/04/2024',
        'Conseil fictif inc.;C-7;F-1;Anne Exemple;007;Architecte;26/04/2024;7:30;Conception;;L1;;',
        'Conseil fictif inc.;C-7;F-1;Jean Fictif;008;Analyste;26/04/2024;7 h 30;Essais;;L2;;',
        'Conseil fictif inc.;C-7;F-1;Jean Fictif;008;Analyste;26/04/2024;-1;Correction;;L2;;',
        'Sous-total;;;;;;;21,5;;;;;',
        'Conseil fictif inc.;C-7;F-1;Jean Fictif;008;Analyste;29/04/2024;7:20;Essais;;L2;;',
        'Conseil fictif inc.;C-404;F-1;Jean Fictif;008;Analyste;29/04/2024;7;Essais;;L2;;',
        'Conseil fictif inc.;C-7;F-1;Jean Fictif;008;Analyste;29/04/2024;;Essais;;L2;;',
        ';;;;;;;36;;;;;',
        'Total;;;;;;;36;;;;;',
      ),
    );
    const report = await take(path);
    expect(report.kind).toBe('time-sheets');
    expect(report.rows).toMatchObject({ read: 8, accepted: 4, rejected: 4 });
    expect(report.rejectCodes.map(({ code }) => code).toSorted()).toEqual([
      'hours-alone',
      'inexact-hours',
      'missing-value',
      'unknown-contract',
    ]);
    expect(rows('timeEntry')).toMatchObject([
      {
        vendorId,
        contractId,
        invoiceNumber: 'F-1',
        workPackage: 'L1',
        worker: 'Anne Exemple',
        workerNumber: '007',
        role: 'Architecte',
        startsOn: '2024-04-25',
        endsOn: '2024-04-25',
        hours: '7.5',
        description: 'Conception',
        deliverable: 'Devis v2',
        approvedBy: 'Luc Chef',
        approvedOn: '2024-04-30',
        sourceRow: 2,
      },
      { hours: '7.5', deliverable: null, sourceRow: 3 },
      { worker: 'Jean Fictif', hours: '7.5' },
      { hours: '-1' },
    ]);
    expect(mismatch()).toBeNull();

    const again = await take(path);
    expect(again.rows).toMatchObject({ accepted: 0, ignored: 4, rejected: 4 });
    undo();
    undo();
    expect(rows('timeEntry')).toEqual([]);
    expect(mismatch()).toBeNull();
  });

  test('totals are left out wherever they are named: of a person, of a week, beside a date, in a column of no use', async () => {
    const { file, take, rows } = await recordImport();
    const report = await take(
      file(
        'totals.csv',
        csv(
          'Bloc,Employee,Role,Date,Hours,Minutes',
          'a,Anne,Chief,2024-04-25,7.5,450',
          'a,Anne,Total,,7.5,450',
          'a,Totale Surprise,Clerk,2024-04-25,1,60',
          'Subtotal,,,2024-04-25,8.5,510',
          ',Jean,Clerk,25/04/2024,2,',
          ',Total Jean,,,2,',
          ',Anne,Chief,2024-04-26,1,60',
          'GRAND TOTAL,,,,11.5,690',
          ',,,2024-04-30,Total,',
          ',,Total général,2024-04-30,11.5,',
        ),
      ),
      timeSheets,
    );
    expect(report.rows).toMatchObject({ read: 4, accepted: 4 });
    expect(rows('timeEntry').map(({ worker }) => worker)).toEqual([
      'Anne',
      'Totale Surprise',
      'Jean',
      'Anne',
    ]);
  });

  test('a line written anew in another notation is the same line', async () => {
    const { file, take } = await recordImport();
    await take(file('a.csv', csv('Employee,Date,Hours', 'Anne,2024-04-25,7.50', 'Anne,2024-04-26,8')));
    const { rows } = await take(
      file('b.csv', csv('Employé;Date;Heures', 'Anne;25/04/2024;7 h 30', 'Anne;26/04/2024;08:00')),
    );
    expect(rows).toMatchObject({ accepted: 0, ignored: 2 });
  });

  test('weeks and periods: the days that a row names, and more hours than they have is told', async () => {
    const { file, take, rows } = await recordImport();
    const report = await take(
      file(
        'weekly.csv',
        csv(
          'Resource,Labour category,Week ending,Hours',
          'Anne Exemple,Senior,2024-04-28,37.5',
          'Jean Fictif,Junior,2024-05-05,169',
          'Un Seul,Junior,,5',
        ),
      ),
    );
    expect(report.kind).toBe('time-sheets');
    expect(report.warnings).toMatchObject([{ row: 3, code: 'too-many-hours', column: 'Hours' }]);
    await take(file('semaine.csv', csv('Ressource;Semaine du;Nb d’heures', 'Anne Exemple;2024-05-06;168')));
    await take(
      file('periode.csv', csv('Ressource;Période du;Période au;Heures', 'Anne;2024-06-01;2024-06-30;150')),
    );
    expect(rows('timeEntry').map(({ startsOn, endsOn, hours }) => [startsOn, endsOn, hours])).toEqual([
      ['2024-04-22', '2024-04-28', '37.5'],
      ['2024-04-29', '2024-05-05', '169'],
      [null, null, '5'],
      ['2024-05-06', '2024-05-12', '168'],
      ['2024-06-01', '2024-06-30', '150'],
    ]);
  });

  test('a day has 24 hours, not one more', async () => {
    const { file, stage } = await recordImport();
    const { warnings, rows } = await stage(
      file(
        'days.csv',
        csv('Worker,Date,Hours', 'A,2024-04-25,24', 'B,2024-04-25,24.25', 'C,2024-04-25,-24.5'),
      ),
    );
    expect(rows).toMatchObject({ accepted: 3 });
    expect(warnings.map(({ row, code }) => [row, code])).toEqual([
      [3, 'too-many-hours'],
      [4, 'too-many-hours'],
    ]);
  });

  test('impossible weeks and backward periods are rejected with their reason', async () => {
    const { file, stage } = await recordImport();
    const report = await stage(
      file(
        'bad.csv',
        csv(
          'Worker,From,To,Week ending,Hours',
          'A,2024-04-25,2024-04-24,,1',
          'B,,,0001-01-03,1',
          'C,,,2024-02-31,1',
          'D,,,9999-12-31,1',
          'E,,,0001-01-03,two',
        ),
      ),
      timeSheets,
    );
    expect(report.rejectCodes).toEqual([
      { code: 'end-before-start', count: 1 },
      { code: 'impossible-date', count: 3 },
      { code: 'unreadable-hours', count: 1 },
    ]);
  });
});

test.each([
  ['time-sheets', 'timeEntry', 'Vendor,Employee,Date,Hours\nNew inc.,Anne,2024-04-25,7.5\n'],
  ['work-packages', 'workPackage', 'Contract,Work package,Amount\nC-7,WP-1,7.50\n'],
] as const)(
  '%s that were read and not taken leave nothing, also of a case that was closed',
  async (format, entity, text) => {
    const { context, file, stage, add, rows, mismatch } = await recordImport();
    add('contract', contractFields('C-7'));
    const left = (): unknown =>
      context.db
        .prepare(
          `SELECT (SELECT count(*) FROM imports), (SELECT count(*) FROM ${definitionOf(entity).table})`,
        )
        .raw()
        .get();
    const path = file('rows.csv', text);
    const { importId, rows: counts } = await stage(path, { settings: { format } });
    expect(counts).toMatchObject({ accepted: 1 });
    await discardImport(context, importId);
    expect(left()).toEqual([0, 0]);
    await stage(path, { settings: { format } });
    expect(left()).toEqual([1, 1]);
    clearStagedImports(context.db);
    expect(left()).toEqual([0, 0]);
    expect(rows('organization')).toEqual([]);
    expect(mismatch()).toBeNull();
  },
);

describe('a time sheet with a column for each day', () => {
  const week = csv(
    'Semaine du;Ressource;Rôle;Lun;Mar;Mer;Jeu;Ven;Sam;Dim;Total heures',
    '2024-04-22;Anne Exemple;Architecte;7,5;8:00;;-;0;;3;18,5',
    '2024-04-22;Jean Fictif;Analyste;7;7;7;;;;;22',
    '2024-04-22;Rien Fait;Analyste;;;;;;;;0',
    ';Sans Semaine;Analyste;7;;;;;;;7',
    '2024-04-22;Mal Écrit;Analyste;sept;1;;;;;;',
    'Total;;;14,5;15;7;0;0;0;3;47,5',
  );

  test('is an entry for each day filled in', async () => {
    const { file, take, rows, mismatch } = await recordImport();
    const path = file('semaine.csv', week);
    const report = await take(path);
    expect(report.kind).toBe('time-sheets');
    expect(
      rows('timeEntry').map(({ worker, startsOn, endsOn, hours, sourceRow }) => [
        worker,
        startsOn,
        endsOn,
        hours,
        sourceRow,
      ]),
    ).toEqual([
      ['Anne Exemple', '2024-04-22', '2024-04-22', '7.5', 2],
      ['Anne Exemple', '2024-04-23', '2024-04-23', '8', 2],
      ['Anne Exemple', '2024-04-28', '2024-04-28', '3', 2],
      ['Jean Fictif', '2024-04-22', '2024-04-22', '7', 3],
      ['Jean Fictif', '2024-04-23', '2024-04-23', '7', 3],
      ['Jean Fictif', '2024-04-24', '2024-04-24', '7', 3],
      ['Mal Écrit', '2024-04-23', '2024-04-23', '1', 6],
    ]);
    expect(report.warnings.map(({ row, code, column }) => [row, code, column])).toEqual([
      [3, 'week-total-differs', 'Total heures'],
    ]);
    expect(report.rows).toMatchObject({ read: 10, accepted: 7, rejected: 3 });
    expect(report.rejectCodes.map(({ code }) => code).toSorted()).toEqual([
      'empty-week',
      'missing-week',
      'unreadable-hours',
    ]);
    const rejects = rows('importReject').map(({ code, field, value }) => [code, field, value]);
    expect(rejects).toContainEqual(['unreadable-hours', 'Lun', 'sept']);
    expect(mismatch()).toBeNull();
    expect((await take(path)).rows).toMatchObject({ accepted: 0, ignored: 7 });
  });

  test('two weeks side by side: the second is not read, and that is told', async () => {
    const { file, stage } = await recordImport();
    const { rows, warnings } = await stage(
      file(
        'two.csv',
        csv('Employee,Week ending,Mon,Tue,Mon,Tue', 'Anne,2024-04-28,1,2,3,4', 'Jean,2024-04-28,1,,,'),
      ),
    );
    expect(rows).toMatchObject({ accepted: 3 });
    expect(warnings).toEqual([{ row: 2, code: 'second-week', column: 'Mon' }]);
  });

  test('weeks that end on a Saturday start on a Sunday', async () => {
    const { file, take, rows } = await recordImport();
    await take(file('w.csv', csv('Employee,Week ending,Sun,Mon,Sat', 'Anne,2024-04-27,1,2,3')));
    expect(rows('timeEntry').map(({ startsOn, hours }) => [startsOn, hours])).toEqual([
      ['2024-04-22', '2'],
      ['2024-04-27', '3'],
      ['2024-04-21', '1'],
    ]);
  });
});

describe('a time sheet in a workbook', () => {
  test('its lengths of time, merged names and title rows are seen through', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Avril');
    sheet.addRows([
      ['Feuille de temps – avril 2024'],
      [],
      ['Nom de la ressource', 'Rôle', 'Date travaillée', 'Heures', 'Description de la tâche'],
      ['Anne Exemple', 'Architecte', new Date('2024-04-25T00:00:00Z'), 7.5 / 24, 'Conception'],
      [null, 'Architecte', new Date('2024-04-26T00:00:00Z'), 30 / 24, 'Nuit blanche'],
      ['Jean Fictif', 'Analyste', new Date('2024-04-26T00:00:00Z'), { formula: '4+3.25', result: 7.25 }, ''],
      ['Total', null, null, { formula: 'SUM(D4:D6)', result: 44.75 }, null],
    ]);
    sheet.mergeCells('A4:A5');
    for (const row of [4, 5]) sheet.getCell(`D${row}`).numFmt = '[h]:mm';
    for (const row of [4, 5, 6]) sheet.getCell(`C${row}`).numFmt = 'yyyy-mm-dd';
    const path = join(tempFolder(), 'feuille.xlsx');
    await book.xlsx.writeFile(path);
    const inspection = await inspect(path);
    expect(inspection).toMatchObject({ format: 'time-sheets', options: { sheet: 'Avril', headerRow: 3 } });
    expect(inspection.columns.map(({ tableField }) => tableField)).toEqual([
      'worker',
      'role',
      'day',
      'hours',
      'description',
    ]);
    const { take, rows } = await recordImport();
    const report = await take(path, { settings: settingsOf(inspection) });
    expect(report.rejectCodes).toEqual([]);
    expect(rows('timeEntry').map(({ worker, startsOn, hours }) => [worker, startsOn, hours])).toEqual([
      ['Anne Exemple', '2024-04-25', '7.5'],
      ['Anne Exemple', '2024-04-26', '30'],
      ['Jean Fictif', '2024-04-26', '7.25'],
    ]);
    expect(report.warnings.map(({ code }) => code)).toContain('too-many-hours');
  });

  test('what is not unmistakably a time sheet is asked, not taken', async () => {
    const { file } = await recordImport();
    const formatOf = async (...lines: readonly string[]) =>
      (await inspect(file(`f${lines.length}.csv`, csv(...lines)))).format;
    expect(await formatOf('Invoice,Date,Consultant,Hours,Rate,Amount', 'F-1,2024-01-05,Anne,7,100,700')).toBe(
      'invoices',
    );
    expect(await formatOf('Consultant,Date,Hours,Rate', 'Anne,2024-01-05,7,100', '')).toBe('invoices');
  });
});
