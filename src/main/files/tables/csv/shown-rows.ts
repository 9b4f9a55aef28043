import { typedText, type TypedText } from '#shared/domain/importing/typed-text.ts';
import { remembered } from '#shared/domain/text/remembered.ts';
import type { ShownCell, ShownRow } from '../shown-cell.ts';
import type { RawCell, SheetRow } from '../table.ts';
import type { TextColumns } from './survey-columns.ts';

/** Rows of a text table with what each cell is, by the type that was decided for its column over all rows. */
export async function* shownRows(
  batches: AsyncIterable<readonly SheetRow[]>,
  columns: () => Promise<TextColumns>,
): AsyncGenerator<readonly ShownRow[]> {
  const { firstRow, types } = await columns();
  const readers = types.map((type) => remembered((text) => typedText(text, type)));
  const shown = (cell: RawCell, column: number, row: number): ShownCell => {
    const text = typeof cell === 'string' ? cell : '';
    const read = row < firstRow ? asText : (readers[column] ?? asText);
    const { type, value } = read(text);
    return { column, type, value, text, formula: null };
  };
  for await (const batch of batches)
    yield batch.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, column) => shown(cell, column, row)),
    }));
}

/** What stands above the lines of a table. */
const asText = (text: string): TypedText =>
  text.trim() === '' ? { type: 'empty', value: null } : { type: 'text', value: text };
