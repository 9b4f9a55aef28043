import type { ImportField } from './fields.ts';
import { isBlank } from './cell-values.ts';
import { headerKey } from './header-key.ts';
import type { RawCell } from './raw-cell.ts';
import { totalLabelOf, type TotalLabel } from './total-label.ts';

/** The cell of each mapped field. */
export type MappedCells = Partial<Record<ImportField, RawCell>>;

/**
 * What a row of a sheet is. Only `line` counts as read; `total` is compared with what was read. A `doubtful-total` reads
 * like a total but may be a line (`Total Énergies`), or is an amount alone: it is a total only when its amount is the sum
 * of the lines above. A `doubtful-subtotal` says that it is one, and of what (`Sous-total Acme`).
 */
export type RowKind =
  'line' | 'blank' | 'header' | 'banner' | 'subtotal' | 'total' | 'doubtful-total' | 'doubtful-subtotal';

const isHeader = (
  filled: readonly RawCell[],
  cells: readonly RawCell[],
  headers: readonly string[],
): boolean =>
  filled.length > 1 &&
  (cells.every((cell, index) => isBlank(cell) || isHeaderText(headerKey(cell.text), headers[index] ?? '')) ||
    filled.every(isUnit));

/** The whole header, or one of the two rows that it stands in. */
const isHeaderText = (key: string, header: string): boolean =>
  key === header || header.endsWith(` ${key}`) || header.startsWith(`${key} `);

/** What stands under a header instead of in it: `AAAA-MM-JJ`, `$`, `h`. */
const isUnit = ({ type, text }: RawCell): boolean =>
  type === 'text' &&
  /^[([]?(?:\p{Sc}|%|h|hrs?|heures?|hours?|jours?|days?|CAD|USD|\p{Sc} ?CAD?|CA\p{Sc}|(?:[ajymd]{2,4}[-/. ]?){3})[)\]]?$/iu.test(
    text.trim(),
  );

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
  'workPackage',
  'worker',
  'role',
  'deliverable',
  'periodStart',
  'periodEnd',
];

/**
 * Tells a line from what surrounds it. A totals row says so in words and nothing else, has no number, no date and no
 * unit price, and has an amount; the header may be repeated on each printed page, or have a row of units; a banner is text without any number,
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
  if (isHeader(filled, cells, headers)) return 'header';
  const has = (field: ImportField): boolean => mapped[field] !== undefined && !isBlank(mapped[field]);
  // The label may stand in any column, that of the date too.
  if (has('date') && labelOf(mapped.date) === null) return 'line';
  const hasAmount = amountFields.some(has);
  if (!hasAmount) return isOneText(filled) ? 'banner' : 'line';
  return has('unitPrice') ? 'line' : sumKind(filled, mapped);
};

const hasOwnDate = (cell: RawCell): boolean => cell.mergedFrom === undefined && /^\s*\d/u.test(cell.text);

const labelOf = (cell: RawCell | undefined): TotalLabel | null =>
  cell?.type === 'text' ? totalLabelOf(cell.text) : null;

/** Of a row with an amount: what it sums up, in words or without; else a line. */
const sumKind = (filled: readonly RawCell[], mapped: MappedCells): RowKind => {
  const label = filled.map(labelOf).find((found) => found !== null);
  if (label !== undefined) return totalKind(label, mapped);
  return isAmountsAlone(filled, mapped) ? 'doubtful-total' : 'line';
};

const totalKind = (label: TotalLabel, mapped: MappedCells): RowKind => {
  const others = lineFields.filter((field) => {
    const cell = mapped[field];
    return cell !== undefined && !isBlank(cell) && labelOf(cell)?.isWhole !== true;
  });
  if (others.includes('number') && labelOf(mapped.number) === null) return 'line';
  return label.isWhole && others.length === 0 ? label.kind : `doubtful-${label.kind}`;
};

/** Sums that nobody named. */
const isAmountsAlone = (filled: readonly RawCell[], mapped: MappedCells): boolean =>
  filled.every((cell) => amountFields.some((field) => mapped[field] === cell));

/** The same text in every filled cell: a title, once or merged over the columns. */
const isOneText = (filled: readonly RawCell[]): boolean =>
  filled.every((cell) => cell.type === 'text') && new Set(filled.map((cell) => cell.text)).size === 1;
