import { basename } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type {
  ImportInspection,
  ImportOptions,
  ImportReport,
  ImportSettings,
} from '#shared/ipc/import-schemas.ts';
import { amountFieldOf } from '../services/importing/row-checker.ts';
import type { CaseSession } from './case-session.ts';
import type { CallOptions } from './rpc.ts';

/** Recognises a file with the case's saved profiles. Writes nothing. */
export const inspectImport = async (
  session: CaseSession,
  path: string,
  options: ImportOptions,
): Promise<ImportInspection> => {
  const profiles = await session.reader.profiles();
  return session.withFileThread((file) => file.inspect({ path, options, profiles }));
};

/**
 * Reads, checks and stages a whole file: the file thread parses while the writer stores. Nothing is visible until the
 * import is committed. Cancelling ends the file thread; the writer then discards what it had.
 */
export const stageImport = async (
  session: CaseSession,
  { path, settings }: { readonly path: string; readonly settings: ImportSettings },
  { onProgress, onStart }: Pick<CallOptions, 'onProgress' | 'onStart'> = {},
): Promise<ImportReport> => {
  const writer = session.writer();
  const { importId, lookups } = await writer.beginImport({ fileName: basename(path), settings });
  const { port1, port2 } = new MessageChannel();
  const receiving = writer.receiveRows(
    { importId, port: port2, amountField: amountFieldOf(settings) },
    { transfer: [port2] },
  );
  const reading = session.withFileThread(
    (file) =>
      file.readInvoices(
        { path, settings, lookups, port: port1 },
        { transfer: [port1], ...(onProgress === undefined ? {} : { onProgress }) },
      ),
    onStart,
  );
  // The file's own reason says more than the writer's "the other side went away".
  const [read, received] = await Promise.allSettled([reading, receiving]);
  if (received.status === 'fulfilled') return received.value;
  throw read.status === 'rejected' ? read.reason : received.reason;
};
