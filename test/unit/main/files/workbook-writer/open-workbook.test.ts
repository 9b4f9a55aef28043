import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { formulaCell, numberCell, textCell } from '#main/files/workbook-writer/cells.ts';
import { openWorkbook, type WorkbookSheet } from '#main/files/workbook-writer/open-workbook.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { packageParts } from '../../../../support/package-parts.ts';

const settings = {
  name: 'Lignes',
  columns: [
    { header: 'Clé', width: 16, look: 'key' },
    { header: 'Montant', width: 20, look: 'stored', isNumeric: true },
  ],
  form: 'table',
  frozenColumns: 1,
  printFooter: '&CPage &P',
} as const;

const write = async (fill: (sheet: WorkbookSheet) => void | Promise<void>): Promise<string> => {
  const path = join(tempFolder(), 'out.xlsx');
  const workbook = openWorkbook(path, { title: 'T', creator: 'Constat', createdAt: new Date(0) });
  const sheet = workbook.openSheet(settings);
  await fill(sheet);
  await sheet.close();
  await workbook.finish({ ConstatLocale: 'fr', ConstatBaseEvent: 12 });
  return path;
};

const read = async (path: string): Promise<ExcelJS.Worksheet> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};

describe('openWorkbook', () => {
  it('writes what another reader reads: text, numbers, formulas with their results', async () => {
    const path = await write(async (sheet) => {
      await sheet.writeRow(textCell('A2', 0, '=HYPERLINK("x")') + numberCell('B2', 0, '1234.56'));
      await sheet.writeRow(formulaCell('B3', 0, { formula: 'SUM(B2:B2)', result: { decimal: '1234.56' } }));
    });
    const sheet = await read(path);
    expect(sheet.getCell('A1').value).toBe('Clé');
    expect(sheet.getCell('A2').value).toBe('=HYPERLINK("x")');
    expect(sheet.getCell('A2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('B2').value).toBe(1234.56);
    expect(sheet.getCell('B3').value).toMatchObject({ formula: 'SUM(B2:B2)', result: 1234.56 });
  });

  it('freezes the header, filters, notes, and sets up the print', async () => {
    const path = await write((sheet) => {
      void sheet.writeRow(textCell('A2', 0, 'a') + numberCell('B2', 0, '5'));
      sheet.addNote({ column: 2, row: 2 }, 'au moins 5\nSource : X & Y');
      sheet.hatchEmpty('B2:B2');
      sheet.setFilter('A1:B2');
    });
    const sheet = await read(path);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:B2');
    expect(sheet.getCell('B2').note).toBe('au moins 5\nSource : X & Y');
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
    expect(sheet.headerFooter.oddFooter).toBe('&CPage &P');
  });

  it('carries custom document properties where programs look for them', async () => {
    const path = await write(() => undefined);
    const parts = packageParts(path);
    expect(parts.get('docProps/custom.xml')).toContain('name="ConstatBaseEvent"><vt:i4>12</vt:i4>');
    expect(parts.get('_rels/.rels')).toContain('Target="docProps/custom.xml"');
    expect(parts.get('[Content_Types].xml')).toContain('PartName="/docProps/custom.xml"');
  });

  it('keeps memory flat while a sheet of 160 megabytes is written', async () => {
    const cells = textCell('A2', 0, 'x'.repeat(1000));
    const before = process.memoryUsage().rss;
    let most = 0;
    await write(async (sheet) => {
      for (let row = 0; row < 160_000; row += 1) {
        const pending = sheet.writeRow(cells);
        if (pending !== undefined) await pending;
        if (row % 1000 === 0) most = Math.max(most, process.memoryUsage().rss - before);
      }
    });
    expect(most / 1024 / 1024).toBeLessThan(90);
  });

  it('fails where it stands when the file cannot be written', async () => {
    const path = join(tempFolder(), 'missing', 'out.xlsx');
    const workbook = openWorkbook(path, { title: 'T', creator: 'Constat', createdAt: new Date(0) });
    const sheet = workbook.openSheet(settings);
    const filling = (async () => {
      for (let row = 0; row < 100_000; row += 1) await sheet.writeRow(textCell('A2', 0, 'x'.repeat(100)));
    })();
    await expect(filling).rejects.toMatchObject({ code: 'ENOENT' });
    await workbook.abandon();
  });
});
