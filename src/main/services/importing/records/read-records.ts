import { basename } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { RecordFormat } from '#shared/domain/importing/formats.ts';
import type { SourceDocument, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import { asFailure } from '../../../db/sqlite-failure.ts';
import type { ReadLimits } from '../../../files/read-limits.ts';
import type { ImportLookups, ReadFile, RecordMessage } from '../import-messages.ts';
import { whileUnchanged } from '../file-stamp.ts';
import { createBillMerger } from '../cloud/merge-bills.ts';
import { createSender } from '../import-sender.ts';
import { forgetContractBook } from '../ocds/contract-book.ts';
import { readSourceFile } from '../read-source-file.ts';
import { recordContextOf, type RecordContext } from '../record-context.ts';
import type { RecordReader } from '../record-source.ts';

export type RecordsInput = {
  readonly paths: readonly string[];
  /** The stamp of a single file when it was recognised; null when it was not. */
  readonly recognised: string | null;
  readonly settings: ImportSettings;
  readonly lookups: ImportLookups;
  readonly port: MessagePort;
  readonly limits: ReadLimits;
};

/** How a file is read: what it is, and by whom. Throws file-unreadable for what is of no known format. */
export type ChooseReader = (
  path: string,
  wanted: ImportSettings['format'],
  limits: ReadLimits,
) => Promise<{ readonly format: RecordFormat; readonly read: RecordReader }>;

type Progress = (phase: string, done: number, total: number | null) => void;

/** Documents told one by one in the report; what is beyond is only counted. */
const keptDocuments = 1000;

/** Records of a file that are held back until all of it was read. */
const heldRecords = 5000;

/** Records per message: one may bring a hundred rows, and a transaction stays short. Those of one row each are cheap. */
const recordsAtOnce = 100;
const singleRowsAtOnce = 500;

/**
 * Reads files of records one after the other and sends what they hold, each with its own bytes. Of several files, one
 * that cannot be read, or that was written meanwhile, is a rejected record and does not keep the others from being read;
 * a single one fails.
 */
export const readRecords = async (
  { paths, recognised, settings, lookups, port, limits }: RecordsInput,
  choose: ChooseReader,
  onProgress: Progress,
): Promise<void> => {
  const send = createSender<RecordMessage>(port);
  const context = recordContextOf(lookups, settings);
  const tally = createTally();
  const isAlone = paths.length === 1;
  for (const [index, path] of paths.entries()) {
    const fileNumber = index + 1;
    const take = async (records: readonly SourceRecord[]): Promise<void> => {
      tally.add(records);
      await send({ type: 'records', fileNumber, records });
    };
    const outcome = await readFile(path, {
      recognised: isAlone ? recognised : null,
      context,
      limits,
      choose: () => choose(path, settings.format, limits),
      isAlone,
      take,
      keep: () => readSourceFile(path, (seq, data) => send({ type: 'chunk', seq, data })),
      onProgress: (phase, done, total) =>
        isAlone ? onProgress(phase, done, total) : onProgress(phase, index, paths.length),
    });
    if ('failure' in outcome) {
      await take([unreadableRecord(path, outcome.failure)]);
      await send({ type: 'file', fileNumber, file: { ...nothingOf(path), error: outcome.failure.error } });
      continue;
    }
    const { documents, ...file } = outcome;
    tally.addBills(documents, outcome.format);
    await send({ type: 'file', fileNumber, file: { name: basename(path), ...file, error: null } });
  }
  await send({ type: 'end', totals: tally.totals() });
};

type FileReading = {
  /** The file's stamp when it was recognised; null when it was not, or when it does not matter. */
  readonly recognised: string | null;
  readonly context: RecordContext;
  readonly limits: ReadLimits;
  readonly choose: () => ReturnType<ChooseReader>;
  readonly isAlone: boolean;
  readonly take: (records: readonly SourceRecord[]) => Promise<void>;
  /** Reads the file once more and sends its bytes. */
  readonly keep: () => ReturnType<typeof readSourceFile>;
  readonly onProgress: Progress;
};

type ReadOutcome =
  | (Pick<ReadFile, 'sha256' | 'size' | 'sheet' | 'records'> & {
      readonly format: RecordFormat;
      readonly documents: readonly SourceDocument[];
    })
  | { readonly failure: AppFailure };

/**
 * Reads one file to its end, and once more to keep it; both must see the same. One of several is read whole before
 * anything of it is sent: should it break, it brings nothing and the others go on. That holds up to a number of records;
 * beyond it, a broken file ends the import.
 */
const readFile = async (path: string, reading: FileReading): Promise<ReadOutcome> => {
  const outbox = createOutbox(reading);
  try {
    const outcome = await whileUnchanged(path, reading.recognised, async () => {
      const { format, read } = await reading.choose();
      const source = await read(path, reading.context, reading.limits);
      for await (const batch of source.records) {
        await outbox.add(batch);
        const { done, total } = source.progress?.() ?? { done: outbox.count(), total: null };
        reading.onProgress('read', done, total);
      }
      reading.onProgress('keep', 0, null);
      const kept = await reading.keep();
      return { format, sheet: source.sheet ?? null, ...kept, documents: source.documents?.() ?? [] };
    });
    await outbox.flush();
    return { ...outcome, records: outbox.count() };
  } catch (error) {
    const failure = asFailure(error, path);
    if (outbox.hasSent() || !isOfFile(failure)) throw failure;
    // What it said of contracts is not taken in, though it was read to its end.
    forgetContractBook(reading.context);
    return { failure };
  }
};

/** Whether it is the file's fault, not a cancel or a bug. */
const isOfFile = (failure: unknown): failure is AppFailure =>
  failure instanceof AppFailure && failure.error.code !== 'cancelled';

/** Records on their way out in messages of a fair size; those of one of several files are held back first. */
const createOutbox = ({ isAlone, take }: FileReading) => {
  const waiting: SourceRecord[] = [];
  let count = 0;
  let isSending = isAlone;
  const sendFull = async (least: number): Promise<void> => {
    while (waiting.length >= least) {
      const isCheap = waiting.slice(0, singleRowsAtOnce).every(({ drafts }) => drafts.length <= 1);
      await take(waiting.splice(0, isCheap ? singleRowsAtOnce : recordsAtOnce));
    }
  };
  return {
    add: async (records: readonly SourceRecord[]): Promise<void> => {
      count += records.length;
      waiting.push(...records);
      isSending ||= waiting.length > heldRecords;
      if (isSending) await sendFull(recordsAtOnce);
    },
    flush: () => sendFull(1),
    count: () => count,
    hasSent: () => isSending,
  };
};

const nothingOf = (path: string): Omit<ReadFile, 'error'> => ({
  name: basename(path),
  sha256: '0'.repeat(64),
  size: 0,
  format: null,
  sheet: null,
  records: 0,
});

const unreadableRecord = (path: string, { error }: AppFailure): SourceRecord => ({
  row: 1,
  drafts: [],
  amount: null,
  problems: [{ code: 'file-unreadable', field: null, value: basename(path) }],
  warnings: [],
  cells: {
    reason: 'reason' in error ? error.reason : error.code,
    ...('detail' in error && error.detail !== '' ? { detail: error.detail } : {}),
  },
  document: null,
});

/** Adds up what was read, apart from what the writer will count. */
const createTally = () => {
  const amounts = new Map<string, DecimalSum>();
  const documents: SourceDocument[] = [];
  let recordsRead = 0;
  const bills = createBillMerger();
  let documentCount = 0;
  const addDocument = (document: SourceDocument): void => {
    documentCount += 1;
    if (documents.length < keptDocuments) documents.push(document);
  };
  return {
    add: (records: readonly SourceRecord[]): void => {
      recordsRead += records.length;
      for (const { amount, document } of records) {
        if (document !== null) addDocument(document);
        if (amount === null) continue;
        const sum = amounts.get(amount.currency) ?? createDecimalSum();
        sum.add(amount.decimal);
        amounts.set(amount.currency, sum);
      }
    },
    addBills: (documents: readonly SourceDocument[], format: RecordFormat): void => {
      for (const document of documents) bills.add(document, format);
    },
    totals: () => {
      for (const document of bills.documents()) addDocument(document);
      return {
        recordsRead,
        amountsRead: Object.fromEntries([...amounts].map(([currency, sum]) => [currency, sum.text()])),
        documents,
        documentCount,
      };
    },
  };
};
