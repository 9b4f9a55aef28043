import type { ImportField } from './fields.ts';
import { isBlank } from './cell-values.ts';
import { headerKey } from './header-key.ts';
import type { RawCell } from './raw-cell.ts';
import { totalLabelOf, type TotalLabel } from './total-label.ts';

/** The cell of each mapped field. */
export type MappedCells = Partial<Record<ImportField, RawCell>>;

/**
 * What a row of a sheet is. Only `line` counts as read; `total` is compared with what was read. A `doubtful-total` reads
 * like a total but may be a line (`Total Énergies`): it is a total only when its amount is the sum of the lines above.
 */
export type RowKind = 'line' | 'blank' | 'header' | 'banner' | 'subtotal' | 'total' | 'doubtful-total';

const isHeader = (cells: readonly RawCell[], filled: number, headers: readonly string[]): boolean =>
  filled > 1 && cells.every((cell, index) => isBlank(cell) || headerKey(cell.text) === headers[index]);

const amountFields: readonly ImportField[] = [
  'net',
  'gst',
  'qst',
  'total',
  'holdback',
  'quantity',
  'unitPrice',
];

/** Fields that a total leaves empty but for its label. */
const lineFields: readonly ImportField[] = [
  'number',
  'vendor',
  'contract',
  'po',
  'description',
  'itemCode',
  'periodStart',
  'periodEnd',
];

/**
 * Tells a line from what surrounds it. A totals row says so in words and nothing else, has no number, no date and no
 * unit price, and has an amount; the header may be repeated on each printed page; a banner is text without any number,
 * date or amount. In doubt a row is a line: it is then rejected with a reason, and nobody loses it.
 * @param headers keys (`headerKey`) of the header row, by column
 */
export const rowKind = (
  cells: readonly RawCell[],
  mapped: MappedCells,
  headers: readonly string[],
): RowKind => {
  // Nearly every row: the rest need not be looked at.
  if (mapped.date !== undefined && hasOwnDate(mapped.date)) return 'line';
  const filled = cells.filter((cell) => !isBlank(cell));
  // Rows as tall as two or three: all that stands in them stands in the first.
  if (filled.every((cell) => cell.mergedFrom !== undefined)) return 'blank';
  if (isHeader(cells, filled.length, headers)) return 'header';
  const has = (field: ImportField): boolean => mapped[field] !== undefined && !isBlank(mapped[field]);
  // The label may stand in any column, that of the date too.
  if (has('date') && labelOf(mapped.date) === null) return 'line';
  const hasAmount = amountFields.some(has);
  const label = filled.map(labelOf).find((found) => found !== null);
  if (label !== undefined && hasAmount && !has('unitPrice')) return totalKind(label, mapped);
  return !hasAmount && isOneText(filled) ? 'banner' : 'line';
};

const hasOwnDate = (cell: RawCell): boolean => cell.mergedFrom === undefined && /^\s*\d/u.test(cell.text);

const labelOf = (cell: RawCell | undefined): TotalLabel | null =>
  cell?.type === 'text' ? totalLabelOf(cell.text) : null;

const totalKind = (label: TotalLabel, mapped: MappedCells): RowKind => {
  const others = lineFields.filter((field) => {
    const cell = mapped[field];
    return cell !== undefined && !isBlank(cell) && labelOf(cell)?.isWhole !== true;
  });
  if (others.includes('number') && labelOf(mapped.number) === null) return 'line';
  return label.isWhole && others.length === 0 ? label.kind : 'doubtful-total';
};

/** The same text in every filled cell: a title, once or merged over the columns. */
const isOneText = (filled: readonly RawCell[]): boolean =>
  filled.every((cell) => cell.type === 'text') && new Set(filled.map((cell) => cell.text)).size === 1;
