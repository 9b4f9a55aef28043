import type { ImportField } from './fields.ts';
import { isBlank } from './cell-values.ts';
import { headerKey } from './headers.ts';
import type { RawCell } from './raw-cell.ts';

/** The cell of each mapped field. */
export type MappedCells = Partial<Record<ImportField, RawCell>>;

/** What a row of a sheet is. Only `line` counts as read; `total` is compared with what was read. */
export type RowKind = 'line' | 'blank' | 'header' | 'banner' | 'subtotal' | 'total';

const totalLabel = /^(?:grand |sous )?(?:total|totaux|sub ?total|montant total|sum|somme)\b/u;
const subtotalLabel = /^(?:sous total|sub ?total)\b/u;

const isLabel = (cell: RawCell | undefined): boolean =>
  cell?.type === 'text' && totalLabel.test(headerKey(cell.text));

const isHeader = (cells: readonly RawCell[], filled: number, headers: readonly string[]): boolean =>
  filled > 1 && cells.every((cell, index) => isBlank(cell) || headerKey(cell.text) === headers[index]);

const amountFields: readonly ImportField[] = ['net', 'gst', 'qst', 'total', 'quantity', 'unitPrice'];

/**
 * Tells a line from what surrounds it. A totals row says so in words, has no date, and has an amount; the header may
 * be repeated on each printed page; a banner is text without any number, date or amount.
 * @param headers keys (`headerKey`) of the header row, by column
 */
export const rowKind = (
  cells: readonly RawCell[],
  mapped: MappedCells,
  headers: readonly string[],
): RowKind => {
  // Nearly every row: the rest need not be looked at.
  if (mapped.date !== undefined && /^\s*\d/u.test(mapped.date.text)) return 'line';
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return 'blank';
  if (isHeader(cells, filled.length, headers)) return 'header';
  const has = (field: ImportField): boolean => mapped[field] !== undefined && !isBlank(mapped[field]);
  // The label may stand in any column, that of the date too.
  if (has('date') && !isLabel(mapped.date)) return 'line';
  const hasAmount = amountFields.some(has);
  const label = filled.find(isLabel);
  if (label !== undefined && hasAmount)
    return subtotalLabel.test(headerKey(label.text)) ? 'subtotal' : 'total';
  return !hasAmount && isOneText(filled) ? 'banner' : 'line';
};

/** The same text in every filled cell: a title, once or merged over the columns. */
const isOneText = (filled: readonly RawCell[]): boolean =>
  filled.every((cell) => cell.type === 'text') && new Set(filled.map((cell) => cell.text)).size === 1;
