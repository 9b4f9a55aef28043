import type { TextColumns } from './csv/survey-columns.ts';
import type { SheetOutline } from './sheet-outline.ts';
import type { ShownRow } from './shown-cell.ts';

/**
 * What every reader of tables gives, whatever the file: sheets, and rows of cells in batches. The steps behind it
 * (recognise, map, check) know nothing of files.
 */
export type Table = {
  readonly kind: TableKind;
  /** A text file has one sheet without a name. */
  readonly sheets: readonly TableSheet[];
  /** Sheets, charts and whatever else has a tab, in their order; absent where there are only the sheets. */
  readonly tabs?: readonly TableTab[];
  /** How the file was decoded, as detected or as asked; null where it does not apply. */
  readonly encoding: TextEncoding | null;
  readonly delimiter: Delimiter | null;
  /** Rows of a sheet in their order, in batches; rows without cells may be left out. May be called again. */
  readonly readRows: (sheet: string) => AsyncIterable<readonly SheetRow[]>;
  /** What the last `readRows` met that is worth knowing, in the order of the file; the same code at most 100 times. */
  readonly warnings?: () => readonly TableWarning[];
  /** Rows as the file shows them, with their formulas: slower. Absent where `readRows` gives all there is. */
  readonly readShown?: (sheet: string) => AsyncIterable<readonly ShownRow[]>;
  /** Header and columns of a text table, decided over all rows: reads them once. Absent where cells have types. */
  readonly readColumns?: () => Promise<TextColumns>;
  /** What surrounds the cells of a sheet; reads it once more. Absent where there is nothing but cells. */
  readonly readOutline?: (sheet: string) => Promise<SheetOutline>;
  /** How far the last `readRows` is, for a progress bar: units of its own. */
  readonly progress: () => { readonly done: number; readonly total: number };
  readonly close: () => void;
};

export type TableKind = 'xlsx' | 'csv' | 'parquet';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|' | ':' | '^' | ' ';

/** Something about a row (1-based) and column (0-based) that a person should look at; null: the file as a whole. */
export type TableWarning = {
  readonly code: 'stray-quote' | 'stray-bytes' | 'hidden-row' | 'hidden-column';
  readonly row: number | null;
  readonly column: number | null;
};

export type TableSheet = { readonly name: string; readonly visibility: 'visible' | 'hidden' };

export type TableTab = {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
};

/** `row` is 1-based, as the program that made the file counts. */
export type SheetRow = { readonly row: number; readonly cells: readonly RawCell[] };

/** Null or empty text: nothing there. Plain text: text as written. Everything else says what it is. */
export type RawCell = null | string | TypedCell;

export type TypedCell = {
  readonly type: 'text' | 'number' | 'date' | 'duration' | 'boolean' | 'error';
  /** As the file shows it, as far as known: numbers with a point, dates as ISO text. */
  readonly text: string;
  /** Exact decimal text, ISO date (or date and time), ISO duration, `true` or `false`, the error's name, the text. */
  readonly value: string | null;
  /** The value is what a formula last gave; no formula is ever run. */
  readonly fromFormula?: true;
  /** The cell is merged with the one above it, in this row, which holds the value. */
  readonly mergedFrom?: number;
  /** The cell is merged with the ones below it. */
  readonly startsMerge?: true;
};
