import type { SourceDocument, SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { ReadLimits } from '../../files/read-limits.ts';
import type { RecordContext } from './record-context.ts';

/** A file of a standard format, being read. */
export type RecordSource = {
  /** Batches of some hundred records, in the order of the file. */
  readonly records: AsyncIterable<readonly SourceRecord[]>;
  /** Documents known only once all was read (the invoices of a cloud bill); added to those of the records. */
  readonly documents?: () => readonly SourceDocument[];
  /** The sheet of a workbook that is read; absent for what has none. */
  readonly sheet?: string | null;
  /** How far it is, in units of its own; null when that is not known. */
  readonly progress?: () => { readonly done: number; readonly total: number };
};

/** Opens a file of one format. Throws file-unreadable, limit-exceeded. */
export type RecordReader = (
  path: string,
  context: RecordContext,
  limits: ReadLimits,
) => Promise<RecordSource>;
