import type { RawCell, SheetRow, Table } from '../../../files/tables/table.ts';

/** A line of a bill as a program would write it: exact numbers, ISO dates, else the text. */
export type BillLine = { readonly row: number; readonly cells: readonly string[] };

/** The lines of the first sheet in batches, its header first: a bill is written by a program. */
export async function* billLines(table: Table): AsyncGenerator<readonly BillLine[]> {
  for await (const batch of table.readRows(table.sheets[0]?.name ?? '')) yield batch.map(lineOf);
}

const lineOf = ({ row, cells }: SheetRow): BillLine => ({ row, cells: cells.map(textOf) });

const textOf = (cell: RawCell): string => {
  if (cell === null) return '';
  return typeof cell === 'string' ? cell : (cell.value ?? cell.text);
};
