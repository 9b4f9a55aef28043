import type { SourceDocument } from '#shared/domain/importing/source-record.ts';
import type { CsvOptions } from '../../files/tables/csv/open-csv.ts';
import type { ReadLimits } from '../../files/read-limits.ts';
import type { SheetOutline } from '../../files/tables/sheet-outline.ts';
import type { ShownCell } from '../../files/tables/shown-cell.ts';

/** What one reader sees in a file, without a case. */
export type FileReading = {
  /** What the file is: `xlsx`, `csv`, or the standard that it follows. */
  readonly kind: string;
  readonly sheets: readonly SheetReading[];
  /** Invoices, releases or rows of a standard format; absent where the file follows none. */
  readonly records?: number;
  /** E-invoices, or the invoices of a cloud bill. */
  readonly documents: readonly SourceDocument[];
  readonly warnings: readonly ReadingWarning[];
  readonly close: () => void;
};

export type SheetReading = SheetOutline & {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** Number of the last row that has something in it, the header counted: what a spreadsheet calls the height. */
  readonly rows: number;
  /** Texts of the header row; empty for a sheet without cells. */
  readonly header: readonly string[];
  /** 1-based; null for a sheet without cells. */
  readonly headerRow: number | null;
  /** How a text file was decoded and cut. */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Every cell, row by row; reads the sheet once more. */
  readonly cells: () => AsyncIterable<readonly ReadingCell[]>;
};

export type ReadingCell = Omit<ShownCell, 'column'> & { readonly ref: string };

/** Something worth knowing about one column of a sheet, or a whole sheet: where it is first, and how often. */
export type ReadingWarning = {
  readonly code: string;
  readonly sheet: string;
  readonly row: number | null;
  /** Letters of the column, or the name of a field. */
  readonly column: string | null;
  readonly count: number;
};

export type ReadingOptions = CsvOptions & {
  /** Only this sheet; null for all. */
  readonly sheet: string | null;
  readonly limits: ReadLimits;
};

/** A kind of file that can be read without a case. The first that recognises a file reads it. */
export type KindReader = {
  readonly recognises: (file: { readonly path: string }) => boolean | Promise<boolean>;
  readonly open: (path: string, options: ReadingOptions) => Promise<FileReading>;
};
