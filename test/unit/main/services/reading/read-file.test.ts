import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import type { ReadingCell, SheetReading } from '#main/services/reading/file-reading.ts';
import { readFile } from '#main/services/reading/read-file.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { rawWorkbook, type RawWorkbook } from '../../../../support/raw-workbook.ts';
import { fileWith } from '../../files/tables/read-table.ts';

const options = { sheet: null, encoding: null, delimiter: null, limits: defaultLimits };

const read = async (workbook: RawWorkbook) => {
  const reading = await readFile(fileWith(rawWorkbook(workbook)), options);
  reading.close();
  return reading;
};

const cellsOf = async (sheet: SheetReading | undefined): Promise<readonly ReadingCell[]> => {
  const cells: ReadingCell[] = [];
  for await (const batch of sheet?.cells() ?? []) cells.push(...batch);
  return cells;
};

const text = (reference: string, content: string): string =>
  `<c r="${reference}" t="str"><v>${content}</v></c>`;

describe('a workbook', () => {
  it('has its sheets, the height of each, and the header wherever it stands', async () => {
    const rows =
      `<row r="1">${text('A1', 'Rapport de facturation')}</row>` +
      `<row r="4">${text('A4', 'Article')}${text('B4', 'Remarque')}${text('C4', 'Valeur')}</row>` +
      `<row r="5">${text('A5', 'x')}${text('B5', 'y')}<c r="C5"><v>3</v></c></row>` +
      '<row r="9"><c r="A9" s="1"/></row>';
    const { kind, sheets, documents, warnings } = await read({ rows, formats: ['0'] });
    expect({ kind, documents, warnings }).toEqual({ kind: 'xlsx', documents: [], warnings: [] });
    expect(sheets).toMatchObject([
      {
        name: 'Sheet1',
        visibility: 'visible',
        rows: 5,
        header: ['Article', 'Remarque', 'Valeur'],
        headerRow: 4,
      },
    ]);
  });

  it('an empty sheet has no header', async () => {
    const { sheets } = await read({ rows: '' });
    expect(sheets).toMatchObject([{ rows: 0, header: [], headerRow: null }]);
  });

  it('gives every cell by its reference', async () => {
    const reading = await readFile(
      fileWith(rawWorkbook({ rows: '<row r="3"><c r="AB3"><v>0.5</v></c></row>', formats: ['0%'] })),
      options,
    );
    const cells = await cellsOf(reading.sheets[0]);
    reading.close();
    expect(cells.at(-1)).toEqual({ ref: 'AB3', type: 'number', value: '0.5', text: '0.5', formula: null });
    expect(cells).toHaveLength(28);
    expect(cells[0]).toEqual({ ref: 'A3', type: 'empty', value: null, text: '', formula: null });
  });

  it('warns of what is easily missed: once for a kind and column, with the first row', async () => {
    const row = (number: number, amount: string): string =>
      `<row r="${number}"${number === 3 ? ' hidden="1"' : ''}>${text(`A${number}`, '2024-01-31')}${text(`B${number}`, amount)}` +
      `<c r="C${number}"><f>1/0</f><v>2</v></c><c r="D${number}" t="e"><v>#N/A</v></c>${text(`E${number}`, '00210')}</row>`;
    const header = `<row r="1">${['Le', '2024', 'c', 'd', 'e'].map((name, index) => text(`${'ABCDE'.charAt(index)}1`, name)).join('')}</row>`;
    const { warnings } = await read({
      rows: header + row(2, '1 234,50 $') + row(3, '(12.00)'),
      afterRows: '<mergeCells><mergeCell ref="B2:C2"/><mergeCell ref="D2:E2"/></mergeCells>',
      sheetState: 'hidden',
    });
    expect(warnings.map(({ code, row: first, column, count }) => [code, first, column, count])).toEqual([
      ['hidden-sheet', null, null, 1],
      ['hidden-rows', 3, null, 1],
      ['merged-cells', 2, 'B', 2],
      ['dates-as-text', 2, 'A', 2],
      ['numbers-as-text', 2, 'B', 2],
      ['cached-results', 2, 'C', 2],
      ['error-cells', 2, 'D', 2],
    ]);
  });

  it('one sheet when asked, and says which there are when it is not there', async () => {
    const file = fileWith(rawWorkbook({ rows: '' }));
    await expect(readFile(file, { ...options, sheet: 'Autre' })).rejects.toMatchObject({
      error: { code: 'sheet-not-found', sheet: 'Autre', sheets: ['Sheet1'] },
    });
  });
});

describe('files that are not there or not to be read', () => {
  it('fail as expected', async () => {
    await expect(readFile('/nowhere/a.xlsx', options)).rejects.toMatchObject({
      error: { code: 'file-not-found' },
    });
    await expect(readFile(fileWith('%PDF-1.7'), options)).rejects.toMatchObject({
      error: { code: 'file-unreadable' },
    });
  });
});

describe('XML changed anywhere', () => {
  const sheet =
    '<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>' +
    '<c r="B1" s="1"><f t="shared" ref="B1:B2" si="0">A1*$C$2</f><v>45322.5</v></c></row><row r="2" hidden="1">' +
    '<c r="B2" s="2"><f t="shared" si="0"/><v>-1.5</v></c><c t="d"><v>2024-01-31</v></c></row></sheetData>' +
    '<mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>';
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[$-C0C]d mmmm yyyy;@"/><numFmt numFmtId="201" formatCode="[&gt;=10]#,##0.00\\ &quot;$&quot;;[h]:mm"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs></styleSheet>';

  const changed = (text: string, changes: readonly (readonly [number, string])[]): string =>
    changes.reduce((before, [place, sign]) => {
      const at = place % before.length;
      return before.slice(0, at) + sign + before.slice(at + 1);
    }, text);

  it('gives cells or an expected failure', async () => {
    const signs = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '[',
      ']',
      '0',
      '9',
      'A',
      '$',
      ';',
      'e',
      '-',
      '/',
      '\\',
      '',
      '\u0000',
      'é',
    );
    const changes = fc.array(fc.tuple(fc.nat({ max: 5000 }), signs), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, changes, async (inSheet, inStyles) => {
        const parts = {
          'xl/worksheets/sheet1.xml': changed(sheet, inSheet),
          'xl/styles.xml': changed(styles, inStyles),
        };
        try {
          const reading = await readFile(
            fileWith(rawWorkbook({ rows: '', parts, sharedStrings: ['a'] })),
            options,
          );
          for (const { cells } of reading.sheets) for await (const _ of cells());
          reading.close();
        } catch (error) {
          expect(error).toBeInstanceOf(AppFailure);
        }
      }),
      { numRuns: 150 },
    );
  });
});
