import type { SheetRow } from '../../files/tables/table.ts';
import type { SheetMap } from './map-sheet.ts';
import { cellText, isBlankCell } from './read-stored.ts';

export type TypedOver = { readonly row: SheetRow; readonly column: string; readonly value: string };

/** More of them say nothing new. */
const mostShown = 100;

/**
 * Watches the columns that formulas fill: a value that someone typed over a formula is lost in a merge, and must be
 * said. Where a column has no formula any more, a program has turned all of them into values: no one typed those.
 */
export const derivedWatch = () => {
  const formulas = new Map<number, number>();
  const typed: { readonly row: SheetRow; readonly index: number }[] = [];
  return {
    look: (row: SheetRow, map: SheetMap): void => {
      if (isBlankCell(row.cells[map.key] ?? null)) return;
      for (const index of map.derived) {
        const cell = row.cells[index] ?? null;
        if (isBlankCell(cell)) continue;
        if (cell !== null && typeof cell !== 'string' && cell.fromFormula === true)
          formulas.set(index, (formulas.get(index) ?? 0) + 1);
        else if (typed.length < mostShown) typed.push({ row, index });
      }
    },
    typedOver: (map: SheetMap): readonly TypedOver[] =>
      typed
        .filter(({ index }) => (formulas.get(index) ?? 0) > 0)
        .map(({ row, index }) => ({
          row,
          column: map.headers[index] ?? '',
          value: cellText(row.cells[index] ?? null),
        })),
  };
};
