import type { MessagePort } from 'node:worker_threads';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { relaxedTransaction } from '../../db/relaxed-transaction.ts';
import type { WritableDb } from '../../db/types.ts';
import type { FileTotals, ImportMessage } from './import-messages.ts';
import { readStagedImport } from './import-row.ts';
import { createKeptFile } from './kept-file.ts';
import { unpackLines } from './packed-lines.ts';
import { reportOf } from './report.ts';
import { createStaging } from './stage-rows.ts';
import { receiveInto } from './take-messages.ts';

type Receiving = {
  readonly importId: number;
  readonly port: MessagePort;
  readonly amountField: 'net' | 'total';
  readonly storedAt: number;
};

/** Takes lines and file chunks from the file thread's port, and gives the report once all of it is staged. */
export const receiveRows = (db: WritableDb, receiving: Receiving): Promise<ImportReport> =>
  receiveInto(db, receiving, createReceiver(db, receiving));

const createReceiver = (db: WritableDb, { importId, amountField, storedAt }: Receiving) => {
  const { fileName } = readStagedImport(db, importId);
  const staging = createStaging(db, importId, amountField);
  const kept = createKeptFile(db, { importId, name: fileName, storedAt });
  const finish = (totals: FileTotals): void => {
    const sourceFileId = kept.finish(totals.sha256, totals.size);
    for (const { row, column, code } of totals.readerWarnings) staging.warn(row, column, code);
    const report = reportOf(importId, fileName, totals, staging.counts());
    db.prepare(
      'UPDATE imports SET sha256 = ?, kind = ?, sheet = ?, source_file_id = ?, report = ? WHERE id = ?',
    ).run(totals.sha256, totals.kind, totals.sheet, sourceFileId, JSON.stringify(report), importId);
  };
  return (message: ImportMessage): void =>
    relaxedTransaction(db, () => {
      if (message.type === 'batch') staging.add(unpackLines(message.accepted), message.rejected);
      else if (message.type === 'chunk') kept.add(message.seq, message.data);
      else finish(message.totals);
    });
};
