import type { SheetOutline } from '../../files/tables/sheet-outline.ts';
import type { RawCell, SheetRow, TableKind, TableTab } from '../../files/tables/table.ts';
import { columnLetter } from '../../files/workbook-writer/references.ts';
import type { ReadingWarning } from './file-reading.ts';

/** Warnings about what surrounds the cells of a sheet: what is hidden, what is merged. */
export const outlineWarnings = (
  { name, visibility }: TableTab,
  { hiddenRows, hiddenColumns, merged }: SheetOutline,
): readonly ReadingWarning[] => {
  const [row = null] = hiddenRows;
  const [column = null] = hiddenColumns;
  const place = /^([A-Z]+)([0-9]+)/u.exec(merged[0] ?? '');
  const all: readonly Omit<ReadingWarning, 'sheet'>[] = [
    { code: 'hidden-sheet', row: null, column: null, count: visibility === 'visible' ? 0 : 1 },
    { code: 'hidden-rows', row, column: null, count: hiddenRows.length },
    { code: 'hidden-columns', row: null, column, count: hiddenColumns.length },
    {
      code: 'merged-cells',
      row: place === null ? null : Number(place[2]),
      column: place?.[1] ?? null,
      count: merged.length,
    },
  ];
  return all.filter(({ count }) => count > 0).map(({ code, ...where }) => ({ code, sheet: name, ...where }));
};

type SheetWarnings = {
  readonly observe: (row: SheetRow) => void;
  readonly warnings: () => readonly ReadingWarning[];
};

/** Collects what cells give reason to look twice: one warning for each kind and column, with its first row. */
export const createSheetWarnings = (sheet: string, kind: TableKind): SheetWarnings => {
  const found = new Map<string, { code: string; row: number; column: number; count: number }>();
  const add = (code: string, row: number, column: number): void => {
    const key = `${code} ${column}`;
    const before = found.get(key);
    if (before === undefined) found.set(key, { code, row, column, count: 1 });
    else before.count += 1;
  };
  const observe = ({ row, cells }: SheetRow): void => {
    for (const [column, cell] of cells.entries()) {
      const code = codeOf(cell, kind);
      if (code !== null) add(code, row, column);
      if (isResult(cell)) add('cached-results', row, column);
    }
  };
  const warnings = (): readonly ReadingWarning[] =>
    [...found.values()]
      .toSorted((a, b) => a.column - b.column)
      .map(({ code, row, column, count }) => ({
        code,
        sheet,
        row,
        column: columnLetter(column + 1),
        count,
      }));
  return { observe, warnings };
};

const isResult = (cell: RawCell): boolean =>
  cell !== null && typeof cell === 'object' && cell.fromFormula === true;

/** Outside workbooks every cell is read as text: there it means nothing. */
const codeOf = (cell: RawCell, kind: TableKind): string | null => {
  if (cell === null || cell === '') return null;
  if (typeof cell !== 'string' && cell.type !== 'text') return cell.type === 'error' ? 'error-cells' : null;
  if (kind !== 'xlsx') return null;
  const text = typeof cell === 'string' ? cell : cell.text;
  // Longer texts are neither; the check keeps the patterns cheap.
  if (text.length > 40 || !/[0-9]/u.test(text)) return null;
  if (isDateText(text)) return 'dates-as-text';
  return isNumberText(text) ? 'numbers-as-text' : null;
};

const isDateText = (text: string): boolean =>
  /^\s*(?:[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{2,4})(?:[T ][0-9:.]+Z?)?\s*$/u.test(
    text,
  );

/** A code that begins with a zero is none: `00210`. */
const isNumberText = (text: string): boolean =>
  /^[\s(+−-]*(?:CA|US)?[$€£]?\s*(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:[\s'’.,][0-9]{3})+)?(?:[.,][0-9]+)?[\s)−-]*[$€£%]?(?:\s*CAD)?\s*$/u.test(
    text,
  );
