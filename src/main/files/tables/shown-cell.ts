import type { RawCell } from './table.ts';

/** A cell as the program that made the file shows it, with everything that it is. */
export type ShownCell = {
  /** 0-based. */
  readonly column: number;
  readonly type: ShownType;
  /** Exact decimal text, ISO date or date-time, ISO 8601 duration, boolean, name of the error, text; null for empty. */
  readonly value: string | boolean | null;
  /** What the file shows, its number format applied. */
  readonly text: string;
  /** Formula without its `=`; null where there is none. The value is the result that the file keeps. */
  readonly formula: string | null;
};

export type ShownType = 'text' | 'number' | 'money' | 'date' | 'duration' | 'boolean' | 'error' | 'empty';

/** A row with its cells by column, those of a long gap left out; `row` is 1-based. */
export type ShownRow = { readonly row: number; readonly cells: readonly ShownCell[] };

/** A cell of a reader that knows no number formats: what it shows is what it gives. */
export const shownAsRead = (cell: RawCell, column: number): ShownCell => {
  const base = { column, formula: null };
  if (cell === null || cell === '') return { ...base, type: 'empty', value: null, text: '' };
  if (typeof cell === 'string') return { ...base, type: 'text', value: cell, text: cell };
  const value = cell.type === 'boolean' ? cell.value === 'true' : cell.value;
  return { ...base, type: cell.type, value, text: cell.text };
};
