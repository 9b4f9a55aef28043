/** A cell as a reader gives it: what it is, what the file shows, and its exact value. */
export type RawCell = {
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';
  /** As written or shown in the file. */
  readonly text: string;
  /** Exact decimal text, ISO date, `true`/`false`, the error's name; null where `text` is all there is. */
  readonly value: string | null;
  /** The cached result of a formula, which nobody evaluated here. */
  readonly fromFormula?: true;
  /** Row (1-based) of the cell that this one is merged with: its value is repeated here. */
  readonly mergedFrom?: number;
  /** Merged with the cells below it, over several rows. */
  readonly startsMerge?: true;
  /** How this text marks decimals, when it does not follow the file: a person typed it. */
  readonly decimalMark?: ',' | '.';
};

/** A row of a sheet: its 1-based number there and its cells from the first column on. */
export type SheetRow = { readonly row: number; readonly cells: readonly RawCell[] };

export const emptyCell: RawCell = { type: 'empty', text: '', value: null };
