import { emptyCell, type RawCell, type SheetRow } from '#shared/domain/importing/raw-cell.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import type { MappedCells } from '#shared/domain/importing/row-kind.ts';
import type { RawCell as TableCell, SheetRow as TableRow } from '../../files/tables/table.ts';

/** A cell of a reader as the checks want it. A duration is no value an invoice has: its text stays. */
const cellOf = (cell: TableCell): RawCell => {
  if (cell === null || cell === '') return emptyCell;
  if (typeof cell === 'string') return { type: 'text', text: cell, value: null };
  const { type, text, value, fromFormula, mergedFrom, startsMerge } = cell;
  return {
    type: type === 'duration' ? 'text' : type,
    text,
    value,
    ...(fromFormula === undefined ? {} : { fromFormula }),
    ...(mergedFrom === undefined ? {} : { mergedFrom }),
    ...(startsMerge === undefined ? {} : { startsMerge }),
  };
};

/** A row of a reader as the checks want it. */
export const sheetRowOf = ({ row, cells }: TableRow): SheetRow => ({ row, cells: cells.map(cellOf) });

export type MappedColumn = { readonly index: number; readonly field: ImportField };

/** The columns that are a field. */
export const mappedColumns = (
  columns: readonly { readonly index: number; readonly field: ImportField | null }[],
): readonly MappedColumn[] =>
  columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]));

/** The cells of the mapped columns by field; a column behind the row's last cell is empty. */
export const mappedCellsOf = (row: SheetRow, columns: readonly MappedColumn[]): MappedCells => {
  const mapped: MappedCells = {};
  for (const { index, field } of columns) mapped[field] = row.cells[index] ?? emptyCell;
  return mapped;
};
