import { differs, refused, whenStated, type Checker, type Stated } from './expectation.ts';
import {
  cellOf,
  columnNamed,
  columnOf,
  columnLetters,
  sameDecimal,
  sumOf,
  sheetOf,
  widthOf,
} from './table-facts.ts';
import type { FileRun, ReadCell, ReadSheet } from '../file-run.ts';

/** Dialect, size, and single cells of a text file. */
export const checkCsv: Checker = (stated, run) => {
  if (stated['must'] !== undefined) return refused(run);
  const sheet = sheetOf(run, 0);
  if (sheet === undefined) return [`not read: ${run.read.code ?? run.read.crash}`];
  return [
    ...whenStated<string>(stated['encoding'], (encoding) =>
      differs('encoding', sheet.encoding, encoding.replace(/ BOM$/u, '')),
    ),
    ...whenStated<string>(stated['delimiter'], (delimiter) =>
      differs('delimiter', sheet.delimiter, delimiter === 'TAB' ? '\t' : delimiter),
    ),
    // Counts are stated with the header or without it.
    ...whenStated<number>(stated['records'], (records) =>
      sheet.rows === records + 1 && sheet.headerRow === 1 ? [] : differs('records', sheet.rows, records),
    ),
    ...whenStated<number>(stated['cols'], (columns) => differs('columns', widthOf(sheet), columns)),
    ...whenStated<number>(stated['mostly_cols'], (columns) => differs('columns', usualWidth(sheet), columns)),
    ...whenStated<boolean>(stated['header'], (header) => differs('header', sheet.headerRow !== null, header)),
    ...whenStated<number>(stated['max_field'], (chars) =>
      differs('longest field', Math.max(...sheet.cells.map(({ text }) => text.length)), chars),
    ),
    ...whenStated<string>(stated['quote_trap'], () =>
      run.read.reply?.warnings.some(({ code }) => code.includes('quote')) === true
        ? []
        : ['no warning of the quote'],
    ),
    ...whenStated<string>(stated['cell'], (text) =>
      sheet.cells.some((cell) => cell.text === text || JSON.stringify(cell.text) === text)
        ? []
        : [`no cell ${text}`],
    ),
    ...singleCells(stated, sheet),
  ];
};

const usualWidth = (sheet: ReadSheet): number => {
  const widths = new Map<string, number>();
  for (const { ref } of sheet.cells) {
    const row = ref.replace(/^[A-Z]+/u, '');
    widths.set(row, (widths.get(row) ?? 0) + 1);
  }
  const counts = Map.groupBy(widths.values(), (width) => width);
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 0;
};

const singleCells = (stated: Stated, sheet: ReadSheet): readonly string[] =>
  Object.entries(stated).flatMap(([ref, value]) => {
    if (!/^[A-Z]{1,3}\d+$/u.test(ref)) return [];
    const [, text = '', mark] = /^(.*?)( \(text\))?$/u.exec(String(value)) ?? [];
    const cell = cellOf(sheet, ref);
    return [
      ...differs(ref, cell?.value, text),
      ...(mark === undefined ? [] : differs(`${ref} type`, cell?.type, 'text')),
    ];
  });

/** Size and sums of a published table: a register of contracts, or a cloud bill. */
export const checkPublishedTable: Checker = (stated, run) => {
  const sheet = sheetOf(run, 0);
  // Old disclosures are read as records only: their rows and sums are those of the import.
  if (sheet === undefined) return checkRecords(stated, run);
  const header = sheet.headerRow ?? 0;
  return [
    ...whenStated<number>(stated['rows'], (rows) => differs('rows', sheet.rows - header, rows)),
    ...whenStated<number>(stated['cols'], (columns) =>
      differs('columns', Math.max(widthOf(sheet), sheet.header.length), columns),
    ),
    ...whenStated<string>(stated['last_col_sum'], (sum) =>
      differsFrom('sum of the last column', columnOf(sheet, columnLetters(Number(stated['cols']) - 1)), sum),
    ),
    ...whenStated<string>(stated['col12_sum'], (sum) =>
      differsFrom('sum of column 12', columnOf(sheet, columnLetters(12)), sum),
    ),
    ...Object.entries(stated).flatMap(([name, sum]) =>
      name.startsWith('sum_') && name !== 'sum_value' && sum !== 'unparsable'
        ? differsFrom(name, columnNamed(sheet, name.slice('sum_'.length)), String(sum))
        : [],
    ),
    ...(run.imported.reply?.kind === 'focus' ? billedSum(stated, run) : []),
  ];
};

const differsFrom = (what: string, cells: readonly ReadCell[], stated: string): readonly string[] => {
  const sum = sumOf(cells);
  return sameDecimal(sum, stated) ? [] : [`${what}: ${sum}, stated ${stated}`];
};

const billedSum = (stated: Stated, run: FileRun): readonly string[] =>
  whenStated<string>(stated['sum_BilledCost'], (sum) => {
    const read = run.imported.reply?.amounts.read;
    return sameDecimal(read, sum) ? [] : [`amount imported: ${read}, stated ${sum}`];
  });

const checkRecords = (stated: Stated, { imported }: FileRun): readonly string[] => {
  if (imported.reply === null) return [`not imported: ${imported.code ?? imported.crash}`];
  const { rows, amounts } = imported.reply;
  return [
    ...whenStated<number>(stated['rows'], (count) => differs('rows', rows.read, count)),
    ...whenStated<string>(stated['sum_value'], (sum) =>
      sameDecimal(amounts.read, sum) ? [] : [`amount: ${amounts.read}, stated ${sum}`],
    ),
  ];
};
