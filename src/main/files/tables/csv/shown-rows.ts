import { typedText } from '#shared/domain/importing/typed-text.ts';
import type { ShownCell, ShownRow } from '../shown-cell.ts';
import type { RawCell, SheetRow } from '../table.ts';
import type { TextColumns } from './survey-columns.ts';

/** Rows of a text table with what each cell is, by the type that was decided for its column over all rows. */
export async function* shownRows(
  batches: AsyncIterable<readonly SheetRow[]>,
  columns: () => Promise<TextColumns>,
): AsyncGenerator<readonly ShownRow[]> {
  const decided = await columns();
  for await (const batch of batches)
    yield batch.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, column) => shownCell(cell, { row, column }, decided)),
    }));
}

const shownCell = (
  cell: RawCell,
  { row, column }: { readonly row: number; readonly column: number },
  { firstRow, types }: TextColumns,
): ShownCell => {
  const text = typeof cell === 'string' ? cell : '';
  const type = row < firstRow ? undefined : types[column];
  const typed =
    type === undefined
      ? ({ type: text.trim() === '' ? 'empty' : 'text', value: text.trim() === '' ? null : text } as const)
      : typedText(text, type);
  return { column, ...typed, text, formula: null };
};
