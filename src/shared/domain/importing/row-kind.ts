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
  if (
    filled.length > 1 &&
    cells.every((cell, index) => isBlank(cell) || headerKey(cell.text) === headers[index])
  )
    return 'header';
  const has = (field: ImportField): boolean => mapped[field] !== undefined && !isBlank(mapped[field]);
  const hasAmount = amountFields.some(has);
  const isLabel = (cell: RawCell | undefined): boolean =>
    cell?.type === 'text' && totalLabel.test(headerKey(cell.text));
  // The label may stand in any column, that of the date too.
  const hasDate = has('date') && !isLabel(mapped.date);
  if (hasDate) return 'line';
  const label = filled.find(isLabel);
  if (label !== undefined && hasAmount)
    return subtotalLabel.test(headerKey(label.text)) ? 'subtotal' : 'total';
  const isOneText =
    filled.every((cell) => cell.type === 'text') && new Set(filled.map((cell) => cell.text)).size === 1;
  return isOneText && !hasAmount ? 'banner' : 'line';
};
