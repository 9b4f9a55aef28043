import { readDate } from '../calendar/read-date.ts';
import type { DecimalMark } from '../money/written-number.ts';
import type { Notation } from './cell-values.ts';
import { importFields, type ImportField } from './fields.ts';
import { countedAbove } from './merged-amounts.ts';
import { emptyCell, type RawCell } from './raw-cell.ts';
import type { MappedCells } from './row-kind.ts';

/** Import field -> text. `exact` lists the fields whose text is the exact number of a typed cell, not a text of the file. */
export type WrittenCells = Readonly<Record<string, string>>;

const exactKey = 'exact';

/**
 * A row as written, by field: what is kept of a rejected row and corrected later. A date keeps its ISO form and a number
 * its exact one: the shown text may be rounded. An amount that counts in the row above is nothing in the column that is
 * added up, and unknown in others, where it would fail the arithmetic.
 */
export const writtenCells = (cells: MappedCells, amountField: 'net' | 'total'): Record<string, string> => {
  const written: Record<string, string> = {};
  const exact: ImportField[] = [];
  for (const field of importFields) {
    const cell = cells[field];
    if (cell === undefined) continue;
    if (cell === countedAbove && field !== amountField) {
      written[field] = '';
      continue;
    }
    written[field] = cell.type === 'text' || cell.value === null ? cell.text : cell.value;
    if (cell.type === 'number' && cell.value !== null) exact.push(field);
  }
  if (exact.length > 0) written[exactKey] = exact.join(' ');
  return written;
};

const numberFields: ReadonlySet<string> = new Set([
  'net',
  'gst',
  'qst',
  'total',
  'holdback',
  'quantity',
  'unitPrice',
]);
const dateFields: ReadonlySet<string> = new Set(['date', 'periodStart', 'periodEnd']);

/** What a person typed over a row, and how they write numbers. */
export type Corrected = { readonly cells: WrittenCells; readonly decimalMark: DecimalMark };

/** The kept row with the corrections over it; `exact` only lists what nobody changed. */
export const withCorrections = (kept: WrittenCells, { cells }: Corrected): Record<string, string> => {
  const edited = editedFields(kept, cells);
  const exact = exactFields(kept).filter((field) => !edited.has(field));
  const { [exactKey]: _, ...texts } = { ...kept, ...cells };
  return exact.length === 0 ? texts : { ...texts, [exactKey]: exact.join(' ') };
};

/**
 * The cells of a kept row with the corrections over it. What was not changed is read as the file writes it; what a person
 * typed, as people write in their language: `1,234` is a thousand and some in English and one and some in French. Plain
 * digits with a point (`1234.56`) are a decimal in both. A date typed in full (`2025-03-04`, `25/04/2025`) needs no order.
 * Only fields that the file has, or that were filled in by hand: a tax column it never had stays unmapped.
 */
export const correctedCells = (kept: WrittenCells, corrected: Corrected, notation: Notation): MappedCells => {
  const edited = editedFields(kept, corrected.cells);
  const exact = new Set(exactFields(kept));
  const cells: MappedCells = {};
  for (const field of importFields) {
    const text = corrected.cells[field] ?? kept[field];
    if (text === undefined) continue;
    if (edited.has(field)) cells[field] = typedCell(field, text, corrected.decimalMark, notation);
    else cells[field] = exact.has(field) ? { type: 'number', text, value: text } : textCell(text);
  }
  return cells;
};

const editedFields = (kept: WrittenCells, cells: WrittenCells): ReadonlySet<string> =>
  new Set(Object.keys(cells).filter((field) => cells[field] !== kept[field]));

const exactFields = (kept: WrittenCells): readonly string[] =>
  (kept[exactKey] ?? '').split(' ').filter(Boolean);

const textCell = (text: string): RawCell => (text === '' ? emptyCell : { type: 'text', text, value: null });

const typedCell = (
  field: ImportField,
  text: string,
  decimalMark: DecimalMark,
  { dateOrder }: Notation,
): RawCell => {
  if (text.trim() === '') return emptyCell;
  if (numberFields.has(field))
    return {
      type: 'text',
      text,
      value: null,
      decimalMark: /^\s*-?\d+\.\d+\s*$/u.test(text) ? '.' : decimalMark,
    };
  if (!dateFields.has(field)) return textCell(text);
  const date = readDate(text, dateOrder);
  return date.ok ? { type: 'date', text, value: date.value } : textCell(text);
};
