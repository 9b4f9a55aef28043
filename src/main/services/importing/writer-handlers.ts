import type { MessagePort } from 'node:worker_threads';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import { backupCase } from '../backup/backups.ts';
import type { CaseContext } from '../trail/change.ts';
import { beginImport } from './begin-import.ts';
import { commitImport, discardImport } from './commit-import.ts';
import { saveProfile } from './profiles.ts';
import { receiveRows } from './receive-rows.ts';
import { receiveRecords } from './records/receive-records.ts';
import { dismissRejects, takeRejects, type Corrections } from './take-rejects.ts';
import { assertUndoable, undoImport } from './undo-import.ts';

/** Import commands of the writer thread. */
export const createImportWriterHandlers = (context: () => CaseContext) => ({
  beginImport: (file: { fileName: string; settings: ImportSettings }) => beginImport(context(), file),
  receiveRows: (input: { importId: number; port: MessagePort; amountField: 'net' | 'total' }) =>
    receiveRows(context().db, { ...input, storedAt: context().clock() }),
  receiveRecords: (input: { importId: number; port: MessagePort; fileNames: readonly string[] }) =>
    receiveRecords(context().db, { ...input, storedAt: context().clock() }),
  commitImport: ({ importId, acceptValid }: { importId: number; acceptValid: boolean }) =>
    commitImport(context(), importId, acceptValid),
  undoImport: async ({ importId }: { importId: number }) => {
    const { db, clock } = context();
    assertUndoable(db, importId);
    // Taking back an import changes more than one can look over: a copy first.
    await backupCase(db, db.name, clock());
    undoImport(context(), importId);
  },
  discardImport: ({ importId }: { importId: number }) => discardImport(context(), importId),
  takeRejects: ({ importId, ...corrections }: { importId: number } & Corrections) =>
    takeRejects(context(), importId, corrections),
  dismissRejects: ({ ids, reason }: { ids: readonly number[]; reason: string }) =>
    dismissRejects(context(), ids, reason),
  saveProfile: ({
    name,
    vendorId,
    settings,
  }: {
    name: string;
    vendorId: number | null;
    settings: ImportSettings;
  }) => saveProfile(context(), name, vendorId, settings),
});
