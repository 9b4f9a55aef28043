import { emptyCell, type RawCell } from './raw-cell.ts';
import type { MappedCells } from './row-kind.ts';

const moneyFields = ['net', 'gst', 'qst', 'total', 'holdback'] as const;
const amountFields = [...moneyFields, 'quantity', 'unitPrice'] as const;

/** Stands for an amount merged with the row above: it counts there, once, and adds nothing here. */
export const countedAbove: RawCell = { type: 'number', text: '0', value: '0' };

/**
 * The cells of a row without the amounts that it shares with the row above. A number, date or name in merged cells
 * holds for all their rows; an amount holds for them together and is that of the first.
 */
export const ownAmounts = (cells: MappedCells): MappedCells => {
  for (const field of amountFields) if (cells[field]?.mergedFrom !== undefined) return withoutMerged(cells);
  return cells;
};

const withoutMerged = (cells: MappedCells): MappedCells => {
  const own = { ...cells };
  for (const field of moneyFields) if (own[field]?.mergedFrom !== undefined) own[field] = countedAbove;
  for (const field of ['quantity', 'unitPrice'] as const)
    if (own[field]?.mergedFrom !== undefined) own[field] = emptyCell;
  return own;
};

/** Whether an amount of the row counts in a row above. */
export const hasAmountAbove = (cells: MappedCells): boolean => {
  for (const field of moneyFields) if (cells[field] === countedAbove) return true;
  return false;
};

/** Whether an amount of the row is that of several rows: its arithmetic cannot be judged by itself. */
export const sharesAmount = (cells: MappedCells): boolean => {
  for (const field of amountFields)
    if (cells[field] === countedAbove || cells[field]?.startsMerge === true) return true;
  return false;
};
