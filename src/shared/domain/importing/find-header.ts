import { alone, observeColumn, type ColumnKind } from './column-types.ts';
import { headerKey } from './header-key.ts';

/** A row of a text table: its 1-based number and its fields. */
export type TextRow = { readonly row: number; readonly cells: readonly string[] };

/**
 * Finds the row of headers among the first rows of a text table, below whatever stands above it: titles, comments. It
 * is about as wide as the table, and its words stand above columns of numbers or dates; a first row that looks like
 * those below it is none. Null when there is none; then all rows from `firstRow` on are lines.
 */
export const findHeader = (
  rows: readonly TextRow[],
): { readonly header: TextRow | null; readonly firstRow: number } => {
  const filledRows = rows.filter(({ cells }) => filledCount(cells) > 0);
  const width = usualWidth(filledRows);
  const start = filledRows.findIndex(
    ({ cells }) => filledCount(cells) >= Math.max(1, Math.ceil(width * 0.6)) && !isComment(cells, width),
  );
  const candidate = filledRows[start];
  if (candidate === undefined) return { header: null, firstRow: rows[0]?.row ?? 1 };
  // Printed reports say their headers again on every page.
  const written = candidate.cells.join('\n');
  const body = filledRows.slice(start + 1).filter(({ cells }) => cells.join('\n') !== written);
  return isHeader(candidate.cells, body, width)
    ? { header: candidate, firstRow: body[0]?.row ?? candidate.row + 1 }
    : { header: null, firstRow: candidate.row };
};

const filledCount = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** The most usual number of fields; of equals the larger. */
const usualWidth = (rows: readonly TextRow[]): number => {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce(
    (one, other) => (other[1] > one[1] || (other[1] === one[1] && other[0] > one[0]) ? other : one),
    [0, 0],
  )[0];
};

const isComment = (cells: readonly string[], width: number): boolean =>
  width > 1 && cells.length !== width && /^\s*(?:#|\/\/)/u.test(cells[0] ?? '');

const kindOf = (texts: readonly string[]): ColumnKind => {
  const column = observeColumn();
  for (const text of texts) column.observe(text, 1);
  return column.decide('', alone).kind;
};

const isHeader = (cells: readonly string[], body: readonly TextRow[], width: number): boolean => {
  // `id;100022;100025` names columns by numbers; a row of nothing but numbers names none.
  const hasWords = kindOf([cells.find((cell) => cell.trim() !== '') ?? '']) === 'text';
  const areYears = isSeriesOfYears(cells);
  const votes = cells.slice(0, width).map((cell, index): Vote => {
    if (cell.trim() === '') return 'silent';
    const own = kindOf([cell]);
    const below = kindOf(body.map((row) => row.cells[index] ?? ''));
    if (own === 'text') return below === 'text' ? 'silent' : 'header';
    if (hasWords && own !== below && below !== 'text') return 'header';
    return areYears && own === 'number' ? 'silent' : 'line';
  });
  const agree = votes.filter((vote) => vote === 'header').length;
  const differ = votes.filter((vote) => vote === 'line').length;
  if (agree > 0) return agree >= differ;
  return differ === 0 && isSetOfNames(cells, body);
};

/** What a column says of the row above it. */
type Vote = 'header' | 'line' | 'silent';

/** `2021`, `2022`, `2023` above columns of a budget are names. */
const isSeriesOfYears = (cells: readonly string[]): boolean => {
  const years = cells.map((cell) => cell.trim()).filter((cell) => /^(?:19|20)[0-9]{2}$/u.test(cell));
  return years.length > 1 && new Set(years).size === years.length;
};

/** Where all is text: names are different from each other and do not come again below. */
const isSetOfNames = (cells: readonly string[], body: readonly TextRow[]): boolean => {
  const names = cells.map(headerKey).filter((name) => name !== '');
  if (cells.some((cell) => cell.length > 200)) return false;
  const repeated = body.some((row) =>
    row.cells.some((cell, index) => cell.trim() !== '' && headerKey(cell) === headerKey(cells[index] ?? '')),
  );
  return names.length > 0 && new Set(names).size * 2 > names.length && !repeated;
};
