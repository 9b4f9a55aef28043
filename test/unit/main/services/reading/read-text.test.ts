import { expect, it } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import { readFile } from '#main/services/reading/read-file.ts';
import { fileWith } from '../../files/tables/read-table.ts';

const readText = async (content: string | Buffer) => {
  const reading = await readFile(fileWith(content, 'factures.csv'), {
    encoding: null,
    delimiter: null,
    sheet: null,
    limits: defaultLimits,
  });
  const [sheet] = reading.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const cells: string[] = [];
  for await (const batch of sheet.cells())
    for (const { ref, type, value } of batch) cells.push(`${ref} ${type} ${String(value)}`);
  return { reading, sheet, cells };
};

it('tells what each cell is by its column, below titles and above a total', async () => {
  const text = [
    'Registre des factures',
    '',
    'No;Date;NEQ;Montant',
    'F-1;03/04/2024;1143920115;1 234,56 $',
    'F-2;25/04/2024;1143920116;(12,00 $)',
    ';;;1 222,56 $',
  ].join('\r\n');
  const { sheet, cells, reading } = await readText(Buffer.from(text, 'latin1'));
  expect(sheet).toMatchObject({
    rows: 6,
    header: ['No', 'Date', 'NEQ', 'Montant'],
    headerRow: 3,
    encoding: 'utf-8',
    delimiter: ';',
  });
  expect(cells).toEqual([
    'A1 text Registre des factures',
    'A3 text No',
    'B3 text Date',
    'C3 text NEQ',
    'D3 text Montant',
    'A4 text F-1',
    'B4 date 2024-04-03',
    'C4 text 1143920115',
    'D4 money 1234.56',
    'A5 text F-2',
    'B5 date 2024-04-25',
    'C5 text 1143920116',
    'D5 money -12.00',
    'A6 empty null',
    'B6 empty null',
    'C6 empty null',
    'D6 money 1222.56',
  ]);
  expect(reading.warnings).toEqual([]);
});

it('warns of what it cannot decide, and of what does not fit', async () => {
  const text = 'a,b,a,,when\n1,2,3,4,03/04/2024\n1,2,3,4,05/06/2024,6\n1\n"1,234",2,3,4,\n';
  const { reading } = await readText(text);
  expect(reading.warnings).toEqual([
    { code: 'blank-headers', sheet: '', row: 1, column: 'D', count: 1 },
    { code: 'duplicate-headers', sheet: '', row: 1, column: 'C', count: 1 },
    { code: 'ragged-rows', sheet: '', row: 3, column: null, count: 2 },
    { code: 'ambiguous-numbers', sheet: '', row: 5, column: 'A', count: 1 },
    { code: 'ambiguous-dates', sheet: '', row: 2, column: 'E', count: 2 },
  ]);
});

it('has no header where there is none', async () => {
  const { sheet, cells } = await readText('1,english\n2,français\n');
  expect(sheet).toMatchObject({ header: [], headerRow: null, rows: 2 });
  expect(cells).toEqual(['A1 number 1', 'B1 text english', 'A2 number 2', 'B2 text français']);
});
