import type { RejectedRow, WarningCode } from '#shared/domain/importing/checked-row.ts';
import type { KnownContract } from '#shared/domain/importing/check-row.ts';
import type { KnownVendor } from '#shared/domain/importing/vendor-match.ts';
import type { RegisteredNumbers } from '#shared/domain/importing/vendor-numbers.ts';
import type { RecordFormat } from '#shared/domain/importing/formats.ts';
import type { SourceDocument, SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { KnownPublication, KnownState } from './published-lookups.ts';
import type { PackedLines } from './packed-lines.ts';

/** What the register knows, handed to the file thread before it checks rows. */
export type ImportLookups = {
  readonly vendors: readonly (KnownVendor & RegisteredNumbers)[];
  readonly contracts: readonly (KnownContract & {
    readonly reference: string;
    readonly internalNumber: string | null;
    readonly processId?: string | null;
  })[];
  /** What was published of contracts so far: a later file tells only what changed since. */
  readonly publications?: readonly KnownPublication[];
  /** Where these contracts stand. */
  readonly states?: readonly KnownState[];
};

/** What the file thread says of a file once all of it was read. Amounts in minor units by currency. */
export type FileTotals = {
  readonly sha256: string;
  readonly size: number;
  readonly kind: string;
  readonly sheet: string | null;
  readonly rowsRead: number;
  readonly amountsRead: Readonly<Record<string, string>>;
  readonly amountField: 'net' | 'total';
  /** The file's own totals row: its amount in the amount column, in minor units. */
  readonly statedTotal: { readonly row: number; readonly minor: string; readonly currency: string } | null;
  /** What the reader met that is no matter of a single line: a quote that swallows lines. */
  readonly readerWarnings: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly code: WarningCode;
  }[];
};

/** From the file thread to the writer, in this order: batches and chunks as they come, then the end. */
export type ImportMessage =
  | {
      readonly type: 'batch';
      readonly accepted: PackedLines;
      readonly rejected: readonly RejectedRow[];
    }
  /** A piece of the source file, compressed (raw deflate). */
  | { readonly type: 'chunk'; readonly seq: number; readonly data: Uint8Array }
  | { readonly type: 'end'; readonly totals: FileTotals };

/** One file of an import of records, once it was read; one that could not be read says why and brings nothing. */
export type ReadFile = {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly format: RecordFormat | null;
  /** The sheet of a workbook that its rows came from; null for what has none. */
  readonly sheet: string | null;
  readonly records: number;
  readonly error: AppError | null;
};

/** What the file thread says of all files of records together. Amounts are decimal text by currency. */
export type RecordTotals = {
  readonly recordsRead: number;
  readonly amountsRead: Readonly<Record<string, string>>;
  readonly documents: readonly SourceDocument[];
  readonly documentCount: number;
};

/** From the file thread to the writer: for each file its records and chunks as they come, then what it was. */
export type RecordMessage =
  | { readonly type: 'records'; readonly fileNumber: number; readonly records: readonly SourceRecord[] }
  | { readonly type: 'chunk'; readonly seq: number; readonly data: Uint8Array }
  | { readonly type: 'file'; readonly fileNumber: number; readonly file: ReadFile }
  | { readonly type: 'end'; readonly totals: RecordTotals };

/** Back from the writer: one more message may be sent. */
export type ImportCredit = { readonly type: 'credit' };
