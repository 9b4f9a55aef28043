import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { TypedCell } from '#main/files/tables/table.ts';
import { rawWorkbook, type RawWorkbook } from '../../../../../support/raw-workbook.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';
import { zipOf } from '../../../../../support/zip-writer.ts';
import { failureOf, fileWith, openFile, rowsOf } from '../read-table.ts';

const number = (value: string): TypedCell => ({ type: 'number', text: value, value });
const date = (value: string): TypedCell => ({ type: 'date', text: value, value });

/** Cells of the first row. */
const cellsOf = async (workbook: RawWorkbook) => (await rowsOf(fileWith(rawWorkbook(workbook))))[1];

describe('a workbook that ExcelJS wrote', () => {
  const write = async (fill: (workbook: ExcelJS.Workbook) => void): Promise<string> => {
    const workbook = new ExcelJS.Workbook();
    fill(workbook);
    const path = join(tempFolder(), 'book.xlsx');
    await workbook.xlsx.writeFile(path);
    return path;
  };

  it('gives texts, numbers, dates, booleans, errors and results of formulas', async () => {
    const path = await write((workbook) => {
      const sheet = workbook.addWorksheet('Factures');
      sheet.addRow([
        'F-1',
        12.5,
        new Date(Date.UTC(2024, 0, 31)),
        true,
        { error: '#N/A' },
        { formula: 'B1*2', result: 25 },
      ]);
      sheet.getCell('C1').numFmt = 'yyyy-mm-dd';
    });
    expect(await rowsOf(path)).toEqual({
      1: [
        'F-1',
        number('12.5'),
        date('2024-01-31'),
        { type: 'boolean', text: 'TRUE', value: 'true' },
        { type: 'error', text: '#N/A', value: '#N/A' },
        { ...number('25'), fromFormula: true },
      ],
    });
  });

  it('keeps row numbers over blank rows, and columns over blank cells', async () => {
    const path = await write((workbook) => {
      const sheet = workbook.addWorksheet('A');
      sheet.getCell('C3').value = 'x';
      sheet.getCell('A7').value = 'y';
    });
    expect(await rowsOf(path)).toEqual({ 3: [null, null, 'x'], 7: ['y'] });
  });

  it('repeats the value of cells merged over rows, and says where it stands', async () => {
    const path = await write((workbook) => {
      const sheet = workbook.addWorksheet('A');
      sheet.getCell('A1').value = 'F-1';
      sheet.getCell('B1').value = 1;
      sheet.getCell('B2').value = 2;
      sheet.getCell('B3').value = 3;
      sheet.mergeCells('A1:A3');
    });
    const merged = { type: 'text', text: 'F-1', value: 'F-1', mergedFrom: 1 };
    expect(await rowsOf(path)).toEqual({
      1: [{ type: 'text', text: 'F-1', value: 'F-1', startsMerge: true }, number('1')],
      2: [merged, number('2')],
      3: [merged, number('3')],
    });
  });

  it('says which sheets are hidden, and reads each', async () => {
    const path = await write((workbook) => {
      workbook.addWorksheet('Calculs', { state: 'veryHidden' }).addRow(['a']);
      workbook.addWorksheet('Factures').addRow(['b']);
    });
    const table = await openFile(path);
    table.close();
    expect(table.sheets).toEqual([
      { name: 'Calculs', visibility: 'hidden' },
      { name: 'Factures', visibility: 'visible' },
    ]);
    expect(await rowsOf(path, { sheet: 'Factures' })).toEqual({ 1: ['b'] });
    await expect(rowsOf(path, { sheet: 'Autre' })).rejects.toMatchObject({
      error: { code: 'sheet-not-found', sheet: 'Autre', sheets: ['Calculs', 'Factures'] },
    });
  });
});

describe('numbers', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['161716.5', '161716.5'],
    ['1E3', '1000'],
    ['1.5E-7', '0.00000015'],
    ['-0', '0'],
    ['-0.50', '-0.5'],
    ['123.0', '123'],
    ['1200', '1200'],
    ['12345678901234567', '12345678901234567'],
    ['-8086931554011838357', '-8086931554011838357'],
    ['1.2345678901234567E16', '12345678901234600'],
    ['99.999999999999986', '100'],
  ])('%s is %s', async (stored, decimal) => {
    expect(await cellsOf({ rows: `<row r="1"><c r="A1"><v>${stored}</v></c></row>` })).toEqual([
      number(decimal),
    ]);
  });

  it('what is no number is an error, not zero', async () => {
    const rows = '<row r="1"><c r="A1"><v>0x1F</v></c><c r="B1"><v>1e999</v></c></row>';
    expect(await cellsOf({ rows })).toEqual([
      { type: 'error', text: '0x1F', value: '#NUM!' },
      { type: 'error', text: '1e999', value: '#NUM!' },
    ]);
  });
});

describe('dates, told by the format alone', () => {
  const shown = async (format: string, stored: string, workbookProperties = '') =>
    (
      await cellsOf({
        rows: `<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>`,
        formats: [format],
        workbookProperties,
      })
    )?.[0];

  it.each([
    ['yyyy-mm-dd', '45322', date('2024-01-31')],
    ['[$-C0C]d mmmm yyyy;@', '45322', date('2024-01-31')],
    ['[=0]"-";yyyy-mm-dd', '45322', date('2024-01-31')],
    ['yyyy-mm-dd', '45322.9999999', date('2024-01-31T23:59:59')],
    ['yyyy-mm-dd hh:mm:ss.000', '45322.99999996528', date('2024-01-31T23:59:59.997')],
    ['yyyy-mm-dd hh:mm:ss.000', '45322.563144675926', date('2024-01-31T13:30:55.700')],
    ['yyyy-mm-dd hh:mm:ss', '45322.563144675926', date('2024-01-31T13:30:56')],
    ['d/m/yy', '1', date('1900-01-01')],
    ['d/m/yy', '59', date('1900-02-28')],
    ['d/m/yy', '60', number('60')],
    ['d/m/yy', '61', date('1900-03-01')],
    ['yyyy-mm-dd hh:mm:ss', '45322.75', date('2024-01-31T18:00:00')],
    ['mmm-yy', '45322', date('2024-01-31')],
    ['[h]:mm', '1.5', { type: 'duration', text: 'PT36H', value: 'PT36H' }],
    ['h:mm', '0.25', { type: 'duration', text: 'PT6H', value: 'PT6H' }],
    ['#,##0.00 "jours de délai"', '45322', number('45322')],
    ['#,##0.00\\ $', '45322', number('45322')],
    ['[Red]-0.00', '45322', number('45322')],
    ['General', '45322', number('45322')],
    ['yyyy-mm-dd', '-3', number('-3')],
    ['yyyy-mm-dd', '9999999', number('9999999')],
  ])('%s: %s', async (format, stored, cell) => {
    expect(await shown(format, stored)).toEqual(cell);
  });

  it('counts from 1904 where the workbook says so', async () => {
    expect(await shown('yyyy-mm-dd', '0', '<workbookPr date1904="1"/>')).toEqual(date('1904-01-01'));
    expect(await shown('yyyy-mm-dd', '43860', '<workbookPr date1904="true"/>')).toEqual(date('2024-01-31'));
    const extended =
      '<workbookPr date1904="1"/><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>';
    expect(await shown('yyyy-mm-dd', '43860', extended)).toEqual(date('2024-01-31'));
  });

  it('reads dates stored as ISO text', async () => {
    const rows =
      '<row r="1"><c r="A1" t="d"><v>2024-01-31T00:00:00</v></c><c r="B1" t="d"><v>2024-01-31T10:00:00.000Z</v></c><c r="C1" t="d"><v>2024-01-31T00:00:00.250</v></c></row>';
    expect(await cellsOf({ rows })).toEqual([
      date('2024-01-31'),
      date('2024-01-31T10:00:00'),
      date('2024-01-31T00:00:00.250'),
    ]);
  });
});

describe('texts', () => {
  it('joins rich text, leaves out phonetic guides, and undoes escapes', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>Main-</t></r><r><t xml:space="preserve">d’œuvre </t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>' +
      '<c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="str"><f>A1</f><v>a &amp; b</v></c></row>';
    expect(await cellsOf({ rows, sharedStrings: ['a_x000D_b', '_x005F_x000D_'] })).toEqual([
      'Main-d’œuvre ',
      'a\rb',
      '_x000D_',
      { type: 'text', text: 'a & b', value: 'a & b', fromFormula: true },
    ]);
  });

  it('a shared text that is not there is an error cell', async () => {
    const rows = '<row r="1"><c r="A1" t="s"><v>5</v></c></row>';
    expect(await cellsOf({ rows, sharedStrings: ['a'] })).toEqual([
      { type: 'error', text: '#REF!', value: '#REF!' },
    ]);
    const without = ['xl/sharedStrings.xml', 'xl/styles.xml'];
    expect(await cellsOf({ rows: '<row r="1"><c r="A1" s="3"><v>5</v></c></row>', without })).toEqual([
      number('5'),
    ]);
  });
});

describe('what other programs write', () => {
  it('a row that does not say its number is where its cells say', async () => {
    const rows =
      '<row><c r="B4"><v>1</v></c><c r="C4"><v>2</v></c></row><row><c><v>3</v></c><c r="D5"><v>4</v></c></row>' +
      '<row><c><v>5</v></c></row><row><c r="A3"><v>6</v></c></row>';
    expect(await rowsOf(fileWith(rawWorkbook({ rows })))).toEqual({
      4: [null, number('1'), number('2')],
      5: [number('3'), null, null, number('4')],
      6: [number('5')],
      7: [number('6')],
    });
  });

  it('without the list of parts, sheets are the parts in the order of their numbers', async () => {
    const list = `<workbook xmlns:r="r"><sheets>${['A', 'B', 'C'].map((name) => `<sheet name="${name}" r:id="${name}"/>`).join('')}</sheets></workbook>`;
    const sheet = (value: number) =>
      `<worksheet><sheetData><row r="1"><c r="A1"><v>${value}</v></c></row></sheetData></worksheet>`;
    const file = fileWith(
      rawWorkbook({
        rows: '',
        parts: {
          'xl/workbook.xml': list,
          'xl/worksheets/sheet10.xml': sheet(10),
          'xl/worksheets/sheet1.xml': sheet(1),
          'xl/worksheets/sheet2.xml': sheet(2),
        },
        without: ['xl/_rels/workbook.xml.rels'],
      }),
    );
    expect(await rowsOf(file, { sheet: 'B' })).toEqual({ 1: [number('2')] });
    expect(await rowsOf(file, { sheet: 'C' })).toEqual({ 1: [number('10')] });
  });

  it('rows and cells without references, prefixed names, single quotes', async () => {
    const sheet =
      "<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t = 'inlineStr'><x:is><x:t>é</x:t></x:is></x:c></x:row>" +
      "<x:row r='5'><x:c r='B5'><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const file = fileWith(rawWorkbook({ rows: '', parts: { 'xl/worksheets/sheet1.xml': sheet } }));
    expect(await rowsOf(file)).toEqual({ 1: [number('1'), 'é'], 5: [null, number('2'), number('3')] });
  });

  it('absolute part names, back slashes and another case', async () => {
    const relations =
      '<Relationships><Relationship Id="rId1" Type="u/worksheet" Target="/XL\\worksheets\\SHEET1.xml"/></Relationships>';
    const file = fileWith(
      rawWorkbook({ rows: '<row><c><v>1</v></c></row>', parts: { 'xl/_rels/workbook.xml.rels': relations } }),
    );
    expect(await rowsOf(file)).toEqual({ 1: [number('1')] });
  });

  it('a part in UTF-16', async () => {
    const sheet = '\uFEFF<worksheet><sheetData><row><c t="str"><v>é</v></c></row></sheetData></worksheet>';
    const file = fileWith(
      zipOf([
        {
          name: 'xl/workbook.xml',
          content: '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
        },
        {
          name: 'xl/_rels/workbook.xml.rels',
          content: '<Relationships><Relationship Id="r" Type="u/worksheet" Target="s.xml"/></Relationships>',
        },
        { name: 'xl/s.xml', content: Buffer.from(sheet, 'utf16le') },
      ]),
    );
    expect(await rowsOf(file)).toEqual({ 1: ['é'] });
  });

  it('an archive that lost the list of its sheets', async () => {
    const without = ['xl/workbook.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels'];
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45322</v></c></row>';
    const file = fileWith(rawWorkbook({ rows, without, sharedStrings: ['x'], formats: ['yyyy-mm-dd'] }));
    expect((await openFile(file)).sheets).toEqual([{ name: 'sheet1', visibility: 'visible' }]);
    expect(await rowsOf(file)).toEqual({ 1: ['x', date('2024-01-31')] });
  });

  it('cells in the usual form and in any other give the same', async () => {
    const usual =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>45322</v></c><c r="D1" t="b"><v>1</v></c><c r="AA1" t="str"><v>a</v></c></row>';
    const other = usual
      .replaceAll('<c r=', '<c  r = ')
      .replaceAll('<v>', '<v >')
      .replace('<v >a', '<!-- x --><v >a');
    const options = { sharedStrings: ['x'], formats: ['yyyy-mm-dd'] };
    const cells = await cellsOf({ rows: usual, ...options });
    expect(cells?.slice(0, 4)).toEqual([
      'x',
      null,
      date('2024-01-31'),
      { type: 'boolean', text: 'TRUE', value: 'true' },
    ]);
    expect(cells?.[26]).toBe('a');
    expect(await cellsOf({ rows: other, ...options })).toEqual(cells);
  });

  it('an empty sheet has no rows', async () => {
    expect(await rowsOf(fileWith(rawWorkbook({ rows: '' })))).toEqual({});
    expect(
      await failureOf(fileWith(rawWorkbook({ rows: '', without: ['xl/worksheets/sheet1.xml'] }))),
    ).toMatchObject({
      code: 'sheet-not-found',
    });
  });
});
