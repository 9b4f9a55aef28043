import { describe, expect, it } from 'vitest';
import type { ShownCell } from '#main/files/tables/shown-cell.ts';
import { rawWorkbook, type RawWorkbook } from '../../../../../support/raw-workbook.ts';
import { fileWith, openFile } from '../read-table.ts';

/** Cells of the first sheet by their reference, `A1`. */
const shownCells = async (workbook: RawWorkbook): Promise<Record<string, Omit<ShownCell, 'column'>>> => {
  const table = await openFile(fileWith(rawWorkbook(workbook)));
  const shown: Record<string, Omit<ShownCell, 'column'>> = {};
  try {
    for await (const rows of table.readShown?.('Sheet1') ?? [])
      for (const { row, cells } of rows)
        for (const { column, ...cell } of cells) shown[`${String.fromCharCode(65 + column)}${row}`] = cell;
  } finally {
    table.close();
  }
  return shown;
};

/** One number in one format. */
const shownNumber = async (format: string, stored: string, workbookProperties = '') =>
  (
    await shownCells({
      rows: `<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>`,
      formats: [format],
      workbookProperties,
    })
  )['A1'];

describe('what a number format makes of a number', () => {
  it.each([
    // Format, stored, type, value, text.
    ['General', '0.30000000000000004', 'number', '0.3', '0.3'],
    ['General', '8595602512225', 'number', '8595602512225', '8595602512225'],
    ['General', '1234.5678901234', 'number', '1234.5678901234', '1234.56789'],
    ['0', '1000.5577', 'number', '1000.5577', '1001'],
    ['0.0000#', '1000.5577', 'number', '1000.5577', '1000.5577'],
    ['#,##0.00', '1234567.891', 'number', '1234567.891', '1,234,567.89'],
    ['0.00', '1.005', 'number', '1.005', '1.01'],
    ['0.00', '1.00499999999999', 'number', '1.00499999999999', '1.00'],
    ['0.00', '-2.675', 'number', '-2.675', '-2.68'],
    ['0.0%', '0.125', 'number', '0.125', '12.5%'],
    ['0.00E+00', '12200000', 'number', '12200000', '1.22E+07'],
    ['# ?/?', '1.25', 'number', '1.25', '1 1/4'],
    ['0.0;(0.000)', '-9.03233986479077', 'number', '-9.03233986479077', '(9.032)'],
    ['0.00;-0.00;"néant"', '0', 'number', '0', 'néant'],
    ['[>=1000]0,"k";0', '45000', 'number', '45000', '45k'],
    ['[=10]"dix";0', '10', 'number', '10', 'dix'],
    ['0 "jours"', '12', 'number', '12', '12 jours'],
    ['[Red]0.00', '3', 'number', '3', '3.00'],
    ['#,##0.00\\ "$"', '1234.5', 'money', '1234.5', '1,234.50 $'],
    ['[$CAD] #,##0.00', '10', 'money', '10', 'CAD 10.00'],
    ['#,##0.00 [$€-40C]', '10', 'money', '10', '10.00 €'],
    ['_-* #,##0.00\\ "kr"_-', '10', 'money', '10', expect.stringContaining('10.00 kr')],
    ['[$-C0C]#,##0.00', '1234', 'number', '1234', '1,234.00'],
    ['#,##0.00\\ [$$-C0C]', '1234', 'money', '1234', '1,234.00 $'],
    ['yyyy-mm-dd', '45322', 'date', '2024-01-31', '2024-01-31'],
    ['d/m/yy h:mm', '45322.75', 'date', '2024-01-31T18:00:00', '31/1/24 18:00'],
    ['[$-C0C]d mmmm yyyy;@', '45322', 'date', '2024-01-31', '31 janvier 2024'],
    ['"le "d.mm.yyyy', '45322', 'date', '2024-01-31', 'le 31.01.2024'],
    ['[h]:mm:ss', '10.6320601851852', 'duration', 'PT255H10M10S', '255:10:10'],
    ['[h]:mm', '-1.5', 'duration', '-PT36H', '-36:00'],
    ['h:mm AM/PM', '0.75', 'duration', 'PT18H', '6:00 PM'],
    ['mm:ss.0', '0.00052662037037037', 'duration', 'PT45.5S', '00:45.5'],
    ['[ENG][$-1009]d\\-mmm\\-yy;@', '45322', 'date', '2024-01-31', '31-Jan-24'],
    ['[$-fr-CA,1]d mmmm yyyy;@', '45322', 'date', '2024-01-31', '31 janvier 2024'],
  ])('%s of %s', async (format, stored, type, value, text) => {
    expect(await shownNumber(format, stored)).toEqual({ type, value, text, formula: null });
  });

  it('a workbook that counts from 1904 shows the same dates, and times of day as such', async () => {
    const properties = '<workbookPr date1904="1"/>';
    expect(await shownNumber('yyyy-mm-dd', '43860', properties)).toMatchObject({
      value: '2024-01-31',
      text: '2024-01-31',
    });
    expect(await shownNumber('h:mm', '0.25', properties)).toMatchObject({ value: 'PT6H', text: '6:00' });
  });

  it('a format that is none leaves the number as it is', async () => {
    expect(await shownNumber('0'.repeat(300), '12.5')).toMatchObject({ type: 'number', text: '12.5' });
    expect(await shownNumber('[h', '12.5')).toMatchObject({ type: 'number', value: '12.5' });
  });

  it('formats that the file does not spell out', async () => {
    const ids = [2, 3, 9, 10, 14, 20, 22, 39, 44, 46, 49];
    const cells = ids.map((_, index) => `<c s="${index}"><v>45322.5</v></c>`).join('');
    const styles = `<styleSheet><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
    const shown = await shownCells({ rows: `<row>${cells}</row>`, parts: { 'xl/styles.xml': styles } });
    expect(Object.values(shown).map(({ type, text }) => `${type} ${text.trim()}`)).toEqual([
      'number 45322.50',
      'number 45,323',
      'number 4532250%',
      'number 4532250.00%',
      'date 2024-01-31',
      'date 12:00',
      'date 2024-01-31 12:00',
      'number 45,322.50',
      'money $45,322.50',
      'duration 1087740:00:00',
      'number 45322.5',
    ]);
  });
});

describe('cells that are no numbers', () => {
  it('texts, booleans, errors, ISO dates and times, and cells that are empty', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#DIV/0!</v></c></row>' +
      '<row r="2"><c r="A2" t="d"><v>2021-01-01T10:10:10</v></c><c r="B2" t="d"><v>10:10:10</v></c><c r="C2" t="d"><v>2021-02-30</v></c></row>' +
      '<row r="3"><c r="A3" s="1"/><c r="C3" t="str" s="2"><v>x</v></c></row>';
    const cells = await shownCells({ rows, sharedStrings: ['abc', ''], formats: ['0', '"Contrat "@'] });
    const cell = (type: string, value: string | boolean | null, text: string) => ({
      type,
      value,
      text,
      formula: null,
    });
    expect(cells).toEqual({
      A1: cell('text', 'abc', 'abc'),
      B1: cell('text', '', ''),
      C1: cell('boolean', true, 'TRUE'),
      D1: cell('error', '#DIV/0!', '#DIV/0!'),
      A2: cell('date', '2021-01-01T10:10:10', '2021-01-01T10:10:10'),
      B2: cell('duration', 'PT10H10M10S', '10:10:10'),
      C2: cell('text', '2021-02-30', '2021-02-30'),
      A3: cell('empty', null, ''),
      B3: cell('empty', null, ''),
      C3: cell('text', 'x', 'Contrat x'),
    });
  });

  it('cells between others are empty; those of a long gap are left out', async () => {
    const rows =
      '<row r="1"><c r="C1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row>';
    const table = await openFile(fileWith(rawWorkbook({ rows })));
    const columns: number[][] = [];
    for await (const shown of table.readShown?.('Sheet1') ?? [])
      columns.push(...shown.map(({ cells }) => cells.map(({ column }) => column)));
    table.close();
    expect(columns).toEqual([
      [0, 1, 2],
      [0, 16_383],
    ]);
  });

  it('white space around a text counts only where the workbook says so', async () => {
    const strings =
      '<sst><si><t>&#xA;</t></si><si><t> a </t></si><si><t xml:space="preserve"> a </t></si>' +
      '<si><r><t xml:space="preserve">b </t></r><r><t> c</t></r></si></sst>';
    const rows =
      '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>' +
      '<c t="inlineStr"><is><t> d </t></is></c><c t="inlineStr"><is><r><t xml:space="preserve"> e</t></r><r><t> f </t></r></is></c></row>';
    const cells = await shownCells({ rows, parts: { 'xl/sharedStrings.xml': strings } });
    expect(Object.values(cells).map(({ value }) => value)).toEqual(['', 'a', ' a ', 'b c', 'd', ' ef']);
  });
});

describe('formulas', () => {
  it('stand beside the result that the file keeps', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>B1*2 &amp; "x"</f><v>25</v></c><c r="B1" t="e"><f ca="1">1/0</f><v>#DIV/0!</v></c><c r="C1"><f>A1</f></c></row>';
    expect(await shownCells({ rows })).toEqual({
      A1: { type: 'number', value: '25', text: '25', formula: 'B1*2 & "x"' },
      B1: { type: 'error', value: '#DIV/0!', text: '#DIV/0!', formula: '1/0' },
      C1: { type: 'empty', value: null, text: '', formula: 'A1' },
    });
  });

  it.each([
    // The formula in A2, and how it reads one column to the right and two rows down.
    ['A1+1', 'B3+1'],
    ['$A$1+A$1+$A1', '$A$1+B$1+$A3'],
    ['SUM(A1:C1)', 'SUM(B3:D3)'],
    ['SUM(A:A)+SUM(3:4)', 'SUM(B:B)+SUM(5:6)'],
    ['"A1 "&amp;\'A1 été\'!A1&amp;Feuille!A1', '"A1 "&\'A1 été\'!B3&Feuille!B3'],
    [
      'LOG10(A1)+TAUX_A1+[1]Budget!A1+Table1[[#This Row],[A1]]',
      'LOG10(B3)+TAUX_A1+[1]Budget!B3+Table1[[#This Row],[A1]]',
    ],
    ['XFD1+A1048576', '#REF!+#REF!'],
    ['시트!A1', '시트!B3'],
  ])('%s shared with another cell', async (formula, moved) => {
    const rows =
      `<row r="2"><c r="A2"><f t="shared" ref="A2:B4" si="7">${formula}</f><v>1</v></c></row>` +
      '<row r="4"><c r="B4"><f t="shared" si="7"/><v>2</v></c><c r="C4"><f t="shared" si="8"/><v>3</v></c></row>';
    const cells = await shownCells({ rows });
    expect(cells['B4']?.formula).toBe(moved);
    expect(cells['C4']?.formula).toBeNull();
  });
});

describe('what surrounds the cells', () => {
  it('hidden rows and columns, merged cells, tables', async () => {
    const sheet =
      '<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="9" max="16384" hidden="1"/></cols>' +
      '<sheetData><row r="1"><c><v>1</v></c></row><row hidden="1"/><row r="7" hidden="true"/></sheetData>' +
      '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>';
    const relations =
      '<Relationships><Relationship Id="rId1" Type="u/table" Target="../tables/table1.xml"/></Relationships>';
    const parts = {
      'xl/worksheets/sheet1.xml': sheet,
      'xl/worksheets/_rels/sheet1.xml.rels': relations,
      'xl/tables/table1.xml': '<table name="t" displayName="Factures" ref="A1:F12" totalsRowCount="1"/>',
    };
    const table = await openFile(fileWith(rawWorkbook({ rows: '', parts })));
    expect(await table.readOutline?.('Sheet1')).toEqual({
      hiddenRows: [2, 7],
      hiddenColumns: ['B', 'C'],
      merged: ['A1:B2'],
      tables: [{ name: 'Factures', ref: 'A1:F12', hasTotalsRow: true }],
    });
    table.close();
  });

  it('a chart has a tab but is no sheet', async () => {
    const parts = {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="A" state="veryHidden" r:id="rId1"/><sheet name="Graphique" r:id="rId9"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="u/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="u/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
      'xl/chartsheets/sheet1.xml': '<chartsheet/>',
    };
    const table = await openFile(fileWith(rawWorkbook({ rows: '', parts })));
    expect(table.tabs).toEqual([
      { name: 'A', visibility: 'veryHidden' },
      { name: 'Graphique', visibility: 'visible' },
    ]);
    expect(table.sheets).toEqual([{ name: 'A', visibility: 'hidden' }]);
    table.close();
  });
});
