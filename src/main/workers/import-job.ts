import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type {
  ImportInspection,
  ImportOptions,
  ImportReport,
  ImportSettings,
} from '#shared/ipc/import-schemas.ts';
import { fileStamp } from '../services/importing/file-stamp.ts';
import type { Asked } from '../services/importing/records/inspect-records.ts';
import { withoutColumns } from '../services/importing/records/without-columns.ts';
import { amountFieldOf } from '../services/importing/row-checker.ts';
import type { KeptFiles } from '../services/importing/write-kept-files.ts';
import type { CaseSession } from './case-session.ts';
import { ofFile } from './of-file.ts';
import type { CallOptions } from './rpc.ts';

/** What files were when a session (its reader stands for it) recognised them: settings belong to what they came from. */
const recognisedFiles = new WeakMap<CaseSession['reader'], Map<string, string | null>>();

/** Recognises a file with the case's saved profiles; of several, each says what it is when it is read. Writes nothing. */
export const inspectImport = async (
  session: CaseSession,
  paths: readonly [string, ...string[]],
  {
    options,
    format = null,
  }: { readonly options: ImportOptions; readonly format?: Asked['format'] | undefined },
): Promise<ImportInspection> => {
  const [path] = paths;
  if (paths.length > 1) return withoutColumns(nameOf(paths), null);
  const profiles = await session.reader.profiles();
  const stamp = await fileStamp(path);
  const inspection = await ofFile(
    path,
    session.withFileThread((file) => file.inspect({ path, asked: { options, format }, profiles })),
  );
  const known = recognisedFiles.get(session.reader) ?? new Map<string, string | null>();
  recognisedFiles.set(session.reader, known.set(path, stamp));
  return inspection;
};

type Staging = { readonly paths: readonly string[]; readonly settings: ImportSettings };

/**
 * Reads, checks and stages whole files: the file thread parses while the writer stores. Nothing is visible until the
 * import is committed. A single file that was written since it was recognised is refused. Cancelling ends the file
 * thread; the writer then discards what it had.
 */
export const stageImport = async (
  session: CaseSession,
  { paths, settings }: Staging,
  { onProgress, onStart }: Pick<CallOptions, 'onProgress' | 'onStart'> = {},
): Promise<ImportReport> => {
  const writer = session.writer();
  const { importId, lookups } = await writer.beginImport({ fileName: nameOf(paths), settings });
  const { port1, port2 } = new MessageChannel();
  const [path = ''] = paths;
  const recognised = recognisedFiles.get(session.reader)?.get(path) ?? null;
  const isTable = settings.format === 'invoices';
  const receiving = isTable
    ? writer.receiveRows(
        { importId, port: port2, amountField: amountFieldOf(settings) },
        { transfer: [port2] },
      )
    : writer.receiveRecords(
        { importId, port: port2, fileNames: paths.map((each) => basename(each)) },
        { transfer: [port2] },
      );
  const options = { transfer: [port1], ...(onProgress === undefined ? {} : { onProgress }) };
  const reading = ofFile(
    path,
    session.withFileThread(
      (file) =>
        isTable
          ? file.readInvoices({ path, recognised, settings, lookups, port: port1 }, options)
          : file.readRecords({ paths, recognised, settings, lookups, port: port1 }, options),
      onStart,
    ),
  );
  // A file thread that was ended before it was asked anything never had the port, and nobody else would close it.
  void reading.catch(() => port1.close());
  // The file's own reason says more than the writer's "the other side went away".
  const [read, received] = await Promise.allSettled([reading, receiving]);
  if (received.status === 'fulfilled') return received.value;
  throw read.status === 'rejected' ? read.reason : received.reason;
};

/**
 * The kept files of a staged import, to be read again with other settings: copies that go when the case is closed.
 * Throws import-not-open.
 */
export const reopenImport = (session: CaseSession, importId: number): Promise<KeptFiles> => {
  const folder = join(session.temporaryFolder(), String(importId));
  rmSync(folder, { recursive: true, force: true });
  return session.withOwnReader((reader) => reader.writeKeptFiles({ importId, folder }));
};

/** What an import is called: its file, or the folder that several files came from and how many they were. */
const nameOf = (paths: readonly string[]): string => {
  const [first = ''] = paths;
  return paths.length === 1 ? basename(first) : `${basename(dirname(first))} (${paths.length})`;
};
