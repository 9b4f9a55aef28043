import { createHash } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { relaxedTransaction } from '../../../db/relaxed-transaction.ts';
import type { WritableDb } from '../../../db/types.ts';
import type { ReadFile, RecordMessage, RecordTotals } from '../import-messages.ts';
import { tieBills } from '../cloud/tie-bills.ts';
import { readStagedImport } from '../import-row.ts';
import { createKeptFile, dropKeptFile, type KeptFile } from '../kept-file.ts';
import { receiveInto } from '../take-messages.ts';
import { recordReport } from './record-report.ts';
import { createRecordStaging } from './stage-records.ts';

type Receiving = {
  readonly importId: number;
  readonly port: MessagePort;
  readonly fileNames: readonly string[];
  readonly storedAt: number;
};

/** Takes records and file chunks from the file thread's port, as `receiveRows` takes lines. */
export const receiveRecords = (db: WritableDb, receiving: Receiving): Promise<ImportReport> =>
  receiveInto(db, receiving, createReceiver(db, receiving));

const createReceiver = (db: WritableDb, { importId, fileNames, storedAt }: Receiving) => {
  const { fileName } = readStagedImport(db, importId);
  const staging = createRecordStaging(db, importId);
  const isOne = fileNames.length === 1;
  const files: ReadFile[] = [];
  let kept: KeptFile | null = null;
  let lastSourceId: number | null = null;

  const nameOf = (fileNumber: number): string => fileNames[fileNumber - 1] ?? '';
  const keepingOf = (fileNumber: number): KeptFile =>
    (kept ??= createKeptFile(db, {
      importId,
      name: nameOf(fileNumber),
      storedAt,
      fileNumber: isOne ? null : fileNumber,
    }));
  const endFile = (fileNumber: number, file: ReadFile): void => {
    files.push(file);
    if (file.error === null) lastSourceId = keepingOf(fileNumber).finish(file.sha256, file.size);
    else if (kept !== null) dropKeptFile(db, importId, fileNumber);
    kept = null;
  };
  const finish = (totals: RecordTotals): void => {
    const sha256 = isOne ? (files[0]?.sha256 ?? '') : hashOfAll(files);
    const tied = { ...totals, documents: tieBills(db, totals.documents) };
    const report = recordReport({ importId, fileName, sha256, files }, tied, staging.counts());
    db.prepare(
      'UPDATE imports SET sha256 = ?, kind = ?, sheet = ?, source_file_id = ?, report = ? WHERE id = ?',
    ).run(sha256, report.kind, report.sheet, isOne ? lastSourceId : null, JSON.stringify(report), importId);
  };
  const take = (message: RecordMessage): void => {
    if (message.type === 'records') {
      const { fileNumber, records } = message;
      staging.add(records, { fileNumber: isOne ? null : fileNumber, fileName: nameOf(fileNumber) });
    } else if (message.type === 'chunk') keepingOf(files.length + 1).add(message.seq, message.data);
    else if (message.type === 'file') endFile(message.fileNumber, message.file);
    else finish(message.totals);
  };
  return (message: RecordMessage): void => relaxedTransaction(db, () => take(message));
};

/** Several files have one hash together: that of their hashes, a line each, in their order. */
const hashOfAll = (files: readonly ReadFile[]): string =>
  createHash('sha256')
    .update(files.map(({ sha256 }) => `${sha256}\n`).join(''))
    .digest('hex');
