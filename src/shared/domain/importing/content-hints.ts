import { isCurrencyCode } from '../money/currency.ts';
import { readWrittenNumber } from '../money/written-number.ts';
import { readDate } from '../calendar/read-date.ts';
import { isBlank } from './cell-values.ts';
import type { ImportField } from './fields.ts';
import type { RecognisedColumn } from './headers.ts';
import type { RawCell, SheetRow } from './raw-cell.ts';

/** Cells that are enough to tell what a column holds, and how many of them must agree. */
const fewestCells = 2;
const agreement = 0.8;

const isDate = (cell: RawCell): boolean =>
  cell.type === 'date' || (cell.type === 'text' && looksLikeDate(cell.text));

const looksLikeDate = (text: string): boolean => {
  const date = readDate(text, null);
  // Eight digits alone are as well a number.
  return !/^\s*\d+\s*$/u.test(text) && (date.ok || date.error === 'ambiguous-date');
};

/** Two decimals or a sign of money: a plain whole number may be anything. */
const isMoney = (cell: RawCell): boolean => {
  if (cell.type === 'number') return /\.\d{1,2}$/u.test(cell.value ?? '');
  if (cell.type !== 'text') return false;
  const written = readWrittenNumber(cell.text);
  return written !== null && (written.marker !== '' || written.fraction.length === 2);
};

const isCurrency = (cell: RawCell): boolean =>
  cell.type === 'text' && isCurrencyCode(cell.text.trim().toUpperCase());

/** Letters and digits together, no spaces: `F-2025-001`. */
const isCode = (cell: RawCell): boolean =>
  cell.type === 'text' && /^(?=.*\d)(?=.*[\p{L}/-])[\p{L}\d/_-]{3,30}$/u.test(cell.text.trim());

const kinds: readonly { readonly is: (cell: RawCell) => boolean; readonly fields: readonly ImportField[] }[] =
  [
    { is: isDate, fields: ['date', 'periodStart', 'periodEnd'] },
    { is: isCurrency, fields: ['currency'] },
    { is: isMoney, fields: ['net', 'total'] },
    { is: isCode, fields: ['number'] },
  ];

/**
 * What columns that no header names seem to hold: the first field of that kind which no column has. Offered to a person,
 * never applied. By column index.
 * @param rows rows below the header
 */
export const contentHints = (
  columns: readonly RecognisedColumn[],
  rows: readonly SheetRow[],
): ReadonlyMap<number, ImportField> => {
  const taken = new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const hints = new Map<number, ImportField>();
  for (const { index, field } of columns) {
    if (field !== null) continue;
    const cells = rows.flatMap(({ cells: all }) => {
      const cell = all[index];
      return cell === undefined || isBlank(cell) ? [] : [cell];
    });
    const hint = hintOf(cells, taken);
    if (hint === undefined) continue;
    hints.set(index, hint);
    taken.add(hint);
  }
  return hints;
};

const hintOf = (cells: readonly RawCell[], taken: ReadonlySet<ImportField>): ImportField | undefined => {
  if (cells.length < fewestCells) return undefined;
  const kind = kinds.find(({ is }) => cells.filter(is).length >= cells.length * agreement);
  return kind?.fields.find((field) => !taken.has(field));
};
