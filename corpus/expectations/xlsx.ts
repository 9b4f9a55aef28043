import { differs, refused, whenStated, type Checker, type Stated } from './expectation.ts';
import { cellOf, columnNamed, sheetOf } from './table-facts.ts';
import type { FileRun, ReadCell, ReadSheet } from '../file-run.ts';

/** One statement about a workbook. Kinds of files that are refused by the name of their format are not to have cells. */
export const checkXlsx: Checker = (stated, run) => {
  const must = stated['must'];
  if (typeof must === 'string') return checkMust(must, run);
  if (run.read.reply === null) {
    const isForeign = /\.(?:xlsb|numbers)$/u.test(run.file);
    return isForeign ? refused(run) : [`not read: ${run.read.code ?? run.read.crash}`];
  }
  const sheet = sheetOf(run, stated['sheet'] as string | number | undefined);
  if (sheet === undefined) return [`no sheet ${String(stated['sheet'])}`];
  return [
    ...(stated['cell'] === undefined ? [] : checkCell(stated, sheet)),
    ...checkOutline(stated, run, sheet),
    ...checkContents(stated, run, sheet),
  ];
};

const checkMust = (must: string, run: FileRun): readonly string[] => {
  if (must.startsWith('open')) return run.read.reply === null ? [`not read: ${run.read.code}`] : [];
  // Entities may be refused or left as they are: what counts is that nothing was expanded, and quickly.
  if (must.includes('entities')) return run.read.crash === null ? [] : [run.read.crash];
  return refused(run);
};

const typesOf: Readonly<Record<string, readonly string[]>> = {
  string: ['text'],
  number: ['number', 'money'],
  date: ['date'],
  datetime: ['date'],
  time: ['duration', 'date'],
  duration: ['duration'],
  boolean: ['boolean'],
  error: ['error'],
};

const checkCell = (stated: Stated, sheet: ReadSheet): readonly string[] => {
  const ref = String(stated['cell']);
  const [type, expected] = [String(stated['type']), stated['expected']];
  const cell = cellOf(sheet, ref);
  if (expected === '') return (cell?.value ?? '') === '' ? [] : differs(ref, cell?.value, '');
  if (cell === undefined) return [`no cell ${ref}`];
  return [
    ...(typesOf[type]?.includes(cell.type) === true ? [] : differs(`${ref} type`, cell.type, type)),
    ...(sameValue(cell, type, expected) ? [] : differs(ref, cell.value, expected)),
  ];
};

const sameValue = (cell: ReadCell, type: string, expected: unknown): boolean => {
  if (type === 'number') return Number(cell.value) === expected;
  if (type === 'date' || type === 'datetime')
    return instantOf(String(cell.value)) === instantOf(String(expected));
  if (type === 'time') return timeOf(String(cell.value)) === String(expected);
  return cell.value === expected;
};

const instantOf = (text: string): string => text.replace(/Z$/u, '').replace(/T00:00:00$/u, '');

const timeOf = (text: string): string =>
  text.replace(/^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/u, (_, ...parts: string[]) =>
    parts
      .slice(0, 3)
      .map((part) => (part ?? '0').padStart(2, '0'))
      .join(':'),
  );

const checkOutline = (stated: Stated, run: FileRun, sheet: ReadSheet): readonly string[] => {
  const sheets = run.read.reply?.sheets ?? [];
  return [
    ...whenStated<readonly (readonly string[])[]>(stated['sheets'], (list) =>
      differs(
        'sheets',
        sheets.map(({ name, visibility }) => [name, visibility]),
        list.map(([name, , state]) => [name, state]),
      ),
    ),
    ...whenStated<readonly string[]>(stated['sheet_names'], (names) =>
      differs(
        'sheets',
        sheets.map(({ name }) => name),
        names,
      ),
    ),
    ...whenStated(stated['hidden_rows'], (rows) => differs('hidden rows', sheet.hiddenRows, rows)),
    ...whenStated(stated['hidden_cols'], (columns) =>
      differs('hidden columns', sheet.hiddenColumns, columns),
    ),
    ...whenStated<readonly number[]>(stated['shape'], ([rows, columns]) => [
      ...differs('rows', sheet.rows, rows),
      ...differs('columns', sheet.header.length, columns),
    ]),
    ...whenStated<readonly number[]>(stated['empty_rows'], (rows) =>
      rows
        .filter((row) =>
          sheet.cells.some(
            ({ ref, type }) =>
              ref.endsWith(`${row}`) && ref.replace(/^[A-Z]+/u, '') === String(row) && type !== 'empty',
          ),
        )
        .map((row) => `row ${row} is to be empty`),
    ),
  ];
};

const checkContents = (stated: Stated, run: FileRun, sheet: ReadSheet): readonly string[] => [
  ...whenStated<Readonly<Record<string, readonly unknown[][]>>>(stated['tables'], (tables) =>
    Object.entries(tables).flatMap(([name, rows]) => checkTable(name, rows.flat(), run)),
  ),
  ...whenStated<readonly number[]>(stated['values'], (values) => {
    const cells = columnNamed(sheet, String(stated['column']));
    // What a column holds, or what its number format shows of that.
    const shown = cells.map(({ text }) => shownNumber(text));
    return JSON.stringify(shown) === JSON.stringify(values)
      ? []
      : differs(
          String(stated['column']),
          cells.map(({ value }) => Number(value)),
          values,
        );
  }),
  ...whenStated<Readonly<Record<string, string>>>(stated['display'], (display) =>
    Object.entries(display).flatMap(([header, text]) =>
      differs(`text below ${header}`, columnNamed(sheet, header)[0]?.text, text),
    ),
  ),
];

/** A table of the workbook that fills its sheet. */
const checkTable = (name: string, values: readonly unknown[], run: FileRun): readonly string[] => {
  const sheet = run.read.reply?.sheets.find(({ tables }) => tables.some((table) => table.name === name));
  if (sheet === undefined) return [`no table ${name}`];
  return differs(
    name,
    sheet.cells.map(({ type, value }) => (type === 'number' ? Number(value) : value)),
    values,
  );
};

/** A number as a format shows it, negative ones in parentheses. */
const shownNumber = (text: string): number => Number(text.trim().replace(/^\((.*)\)$/u, '-$1'));
