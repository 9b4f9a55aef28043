import type { CellValue, ColumnDefinition } from '../register/column-kinds.ts';
import { sameValue } from './same-value.ts';

type Fields = Readonly<Record<string, CellValue>>;

/** The dictionary's columns of an entity, by name. */
export type MergedColumns = Readonly<Record<string, ColumnDefinition>>;

/**
 * The three states of one row: when the workbook was made (base), in the case now (ours), in the workbook that came
 * back (theirs). `theirs` holds only the columns that the workbook has.
 */
export type RowStates = {
  /** `absent`: the case had no such row then. `unknown`: it cannot be told what the row was. */
  readonly base: Fields | 'absent' | 'unknown';
  /** Null: not there. */
  readonly ours: Fields | null;
  readonly theirs: Fields | null;
};

/** A cell with its three values; without a base, `base` is null. */
export type CellStates = {
  readonly column: string;
  readonly base: CellValue;
  readonly ours: CellValue;
  readonly theirs: CellValue;
};

export type RowMerge =
  | { readonly kind: 'nothing' }
  /** Cells that only the workbook changed, and cells that both changed to different values. */
  | {
      readonly kind: 'cells';
      readonly changes: readonly CellStates[];
      readonly conflicts: readonly CellStates[];
    }
  /** Removed in the workbook, not changed here. */
  | { readonly kind: 'removed' }
  /** Removed in the workbook, changed here since (or it is not known whether); `cells` are those changed here. */
  | { readonly kind: 'removed-there'; readonly cells: readonly CellStates[] }
  /** Removed here, changed in the workbook; `cells` are those changed there. */
  | { readonly kind: 'removed-here'; readonly cells: readonly CellStates[] }
  /** In the workbook under a key that the case does not know. */
  | { readonly kind: 'unknown-row' };

const nothing: RowMerge = { kind: 'nothing' };

/**
 * Merges one row three ways, cell by cell. What only one side changed is taken from that side; what both changed to
 * the same is settled; what both changed to different values is a conflict. Without a base every difference is one.
 */
export const mergeRow = (columns: MergedColumns, { base, ours, theirs }: RowStates): RowMerge => {
  if (theirs === null) return ours === null ? nothing : missingThere(columns, base, ours);
  if (ours === null) return missingHere(columns, base, theirs);
  const cells = cellsOf(columns, theirs).map((column) => statesOf(column, base, { ours, theirs }));
  const [changes, conflicts] =
    typeof base === 'string'
      ? [[], cells.filter((cell) => !isSame(columns, cell.column, cell.ours, cell.theirs))]
      : splitCells(columns, cells, { ours, base });
  return changes.length + conflicts.length === 0 ? nothing : { kind: 'cells', changes, conflicts };
};

const isSame = (columns: MergedColumns, column: string, a: CellValue, b: CellValue): boolean =>
  sameValue(columns[column]?.kind ?? 'text', a, b);

const cellsOf = (columns: MergedColumns, fields: Fields): readonly string[] =>
  Object.keys(columns).filter((column) => Object.hasOwn(fields, column));

const statesOf = (
  column: string,
  base: RowStates['base'],
  { ours, theirs }: { readonly ours: Fields; readonly theirs: Fields },
): CellStates => ({
  column,
  base: typeof base === 'string' ? null : (base[column] ?? null),
  ours: ours[column] ?? null,
  theirs: theirs[column] ?? null,
});

const missingThere = (columns: MergedColumns, base: RowStates['base'], ours: Fields): RowMerge => {
  // Added here after the workbook was made: it could not have it.
  if (base === 'absent') return nothing;
  if (base === 'unknown') return { kind: 'removed-there', cells: [] };
  const cells = Object.keys(columns)
    .filter((column) => !isSame(columns, column, base[column] ?? null, ours[column] ?? null))
    .map((column) => ({ ...statesOf(column, base, { ours, theirs: {} }) }));
  return cells.length === 0 ? { kind: 'removed' } : { kind: 'removed-there', cells };
};

const missingHere = (columns: MergedColumns, base: RowStates['base'], theirs: Fields): RowMerge => {
  if (typeof base === 'string') return { kind: 'unknown-row' };
  const cells = cellsOf(columns, theirs)
    .map((column) => statesOf(column, base, { ours: {}, theirs }))
    .filter((cell) => !isSame(columns, cell.column, cell.base, cell.theirs));
  return cells.length === 0 ? nothing : { kind: 'removed-here', cells };
};

type Split = readonly [changes: readonly CellStates[], conflicts: readonly CellStates[]];

/**
 * An amount means nothing without its currency: when one side changed the currency and the other an amount, both
 * cells need a person, although no single cell was changed twice.
 */
const splitCells = (
  columns: MergedColumns,
  cells: readonly CellStates[],
  { ours, base }: { readonly ours: Fields; readonly base: Fields },
): Split => {
  const changedThere = cells.filter(
    ({ column, base: was, ours: here, theirs }) =>
      !isSame(columns, column, was, theirs) && !isSame(columns, column, here, theirs),
  );
  // Nearly every row.
  if (changedThere.length === 0) return [[], []];
  const isChangedHere = (column: string): boolean =>
    !isSame(columns, column, base[column] ?? null, ours[column] ?? null);
  const isAmount = (column: string): boolean => columns[column]?.kind === 'money';
  const hasCurrencyHere = isChangedHere('currency');
  const hasAmountHere = Object.keys(columns).some((column) => isAmount(column) && isChangedHere(column));
  const isConflict = ({ column }: CellStates): boolean =>
    isChangedHere(column) ||
    (hasCurrencyHere && isAmount(column)) ||
    (hasAmountHere && column === 'currency');
  return [changedThere.filter((cell) => !isConflict(cell)), changedThere.filter(isConflict)];
};
