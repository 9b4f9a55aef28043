import type { MessagePort } from 'node:worker_threads';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import type { WritableDb } from '../../db/types.ts';
import { discardStagedImport } from './clear-staged.ts';
import type { FileTotals, ImportCredit, ImportMessage } from './import-messages.ts';
import { importReport, readStagedImport } from './import-row.ts';
import { createKeptFile } from './kept-file.ts';
import { reportOf } from './report.ts';
import { createStaging } from './stage-rows.ts';

/**
 * Takes rows and file chunks from the file thread's port, each message in a short transaction of its own, so that an
 * edit never waits for more than one batch. Resolves with the report once all of it is staged. When the other side goes
 * away first (a broken file, a cancel) what was staged is discarded and it fails as cancelled.
 */
export const receiveRows = (
  db: WritableDb,
  {
    importId,
    port,
    amountField,
    storedAt,
  }: {
    readonly importId: number;
    readonly port: MessagePort;
    readonly amountField: 'net' | 'total';
    readonly storedAt: number;
  },
): Promise<ImportReport> =>
  new Promise((resolve, reject) => {
    const { fileName } = readStagedImport(db, importId);
    const staging = createStaging(db, importId, amountField);
    const kept = createKeptFile(db, fileName, storedAt);
    let isDone = false;
    const fail = (error: unknown): void => {
      if (isDone) return;
      isDone = true;
      port.close();
      discardStagedImport(db, importId);
      kept.discard();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const finish = (totals: FileTotals): void => {
      const counts = staging.counts();
      const sourceFileId = kept.finish(totals.sha256, totals.size);
      const report = reportOf(importId, fileName, totals, counts);
      db.prepare(
        'UPDATE imports SET sha256 = ?, kind = ?, sheet = ?, source_file_id = ?, report = ? WHERE id = ?',
      ).run(totals.sha256, totals.kind, totals.sheet, sourceFileId, JSON.stringify(report), importId);
    };
    const handle = (message: ImportMessage): void => {
      db.transaction(() => {
        if (message.type === 'batch') staging.add(message.accepted, message.rejected);
        else if (message.type === 'chunk') kept.add(message.seq, message.data);
        else finish(message.totals);
      }).immediate();
    };
    port.on('message', (message: ImportMessage) => {
      if (isDone) return;
      try {
        handle(message);
        if (message.type === 'end') {
          isDone = true;
          port.close();
          resolve(importReport(db, importId));
        } else port.postMessage({ type: 'credit' } satisfies ImportCredit);
      } catch (error) {
        fail(error);
      }
    });
    port.on('close', () => fail(new AppFailure({ code: 'cancelled' })));
  });
