import type { MessagePort } from 'node:worker_threads';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { relaxedTransaction } from '../../db/relaxed-transaction.ts';
import type { WritableDb } from '../../db/types.ts';
import { discardStagedImport } from './clear-staged.ts';
import type { FileTotals, ImportMessage } from './import-messages.ts';
import { importReport, readStagedImport } from './import-row.ts';
import { createKeptFile } from './kept-file.ts';
import { unpackLines } from './packed-lines.ts';
import { reportOf } from './report.ts';
import { createStaging } from './stage-rows.ts';
import { takeMessages } from './take-messages.ts';

type Receiving = {
  readonly importId: number;
  readonly port: MessagePort;
  readonly amountField: 'net' | 'total';
  readonly storedAt: number;
};

/**
 * Takes rows and file chunks from the file thread's port, each message in a short transaction of its own, so that an
 * edit never waits for more than one batch. Resolves with the report once all of it is staged. When the other side goes
 * away first (a broken file, a cancel) what was staged is discarded and it fails as cancelled.
 */
export const receiveRows = async (db: WritableDb, receiving: Receiving): Promise<ImportReport> => {
  const { importId, port } = receiving;
  try {
    await takeMessages(port, createReceiver(db, receiving));
  } catch (error) {
    await discardStagedImport(db, importId);
    throw error;
  } finally {
    port.close();
  }
  return importReport(db, importId);
};

const createReceiver = (db: WritableDb, { importId, amountField, storedAt }: Receiving) => {
  const { fileName } = readStagedImport(db, importId);
  const staging = createStaging(db, importId, amountField);
  const kept = createKeptFile(db, { importId, name: fileName, storedAt });
  const finish = (totals: FileTotals): void => {
    const sourceFileId = kept.finish(totals.sha256, totals.size);
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
