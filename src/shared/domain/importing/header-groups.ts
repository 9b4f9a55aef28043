import { isBlank } from './cell-values.ts';
import type { ImportField } from './fields.ts';
import { emptyCell, type RawCell, type SheetRow } from './raw-cell.ts';

type FieldOf = (header: string) => ImportField | null;

/** Longer texts name no group of columns. */
const longestGroup = 200;

/** Words without figures, in two columns at least: a title stands in one, `Client : Acme` in two. */
const isGroupRow = ({ cells }: SheetRow): boolean => {
  const filled = cells.filter((cell) => !isBlank(cell));
  return (
    filled.length > 1 &&
    filled.every(
      ({ type, text }) => type === 'text' && text.length <= longestGroup && !/\d|:\s*$/u.test(text),
    )
  );
};

/** A number or a date, `1001`, `2024-01-31`: it stands in a line of the table, which may name fields too (`heures`). */
const isFigure = ({ type, text }: RawCell): boolean =>
  type === 'number' || type === 'date' || (/\d/u.test(text) && !/[\p{L}%]/u.test(text));

/** Names that a row must have of its own to be the lower row of a header. */
const ownNames = 2;

/**
 * The upper row of a header in two rows: the row right above, all words, over one that names fields by itself and has no
 * figures. Empty when the header has one row.
 */
export const groupRowAbove = (
  rows: readonly SheetRow[],
  header: SheetRow,
  fieldOf: FieldOf,
): readonly RawCell[] => {
  const above = rows.find(({ row }) => row === header.row - 1);
  if (above === undefined || !isGroupRow(above) || header.cells.some(isFigure)) return [];
  const named = header.cells.filter(({ text }) => fieldOf(text) !== null);
  return named.length >= ownNames ? above.cells : [];
};

/** A header: what it is recognised by, and what it says in all of its rows. */
export type GroupedHeader = { readonly name: string; readonly header: string };

/**
 * The headers of a row with what the row above it adds: a column without a name of its own has the one above it; a name
 * that says nothing by itself, or less, is read together with its group, which stands over the first of its columns.
 */
export const headersWithGroups = (
  cells: readonly RawCell[],
  above: readonly RawCell[],
  fieldOf: FieldOf,
): readonly GroupedHeader[] => {
  let group = '';
  return Array.from({ length: Math.max(cells.length, above.length) }, (_, index) => {
    const own = textOf(cells[index]);
    const over = textOf(above[index]);
    if (over !== '') group = over;
    if (own === '') return { name: over, header: over };
    if (group === '' || group === own) return { name: own, header: own };
    const bare = group.replace(/\([^()]*\)/gu, '').trim();
    const name = [`${bare} ${own}`, `${own} ${bare}`].find((each) => fieldOf(each) !== null) ?? own;
    return { name, header: over === '' || name === own ? name : `${over} ${own}` };
  });
};

const textOf = (cell: RawCell = emptyCell): string => cell.text.trim();
