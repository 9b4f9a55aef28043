import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { defaultLimits, type ReadLimits } from '../files/read-limits.ts';
import type { FileHandlers, FileStart } from './file-thread.ts';
import { openFileThreads } from './file-threads.ts';
import type { ReaderHandlers } from './reader-handlers.ts';
import type { ReaderStart } from './reader-thread.ts';
import { openReaders, type Readers } from './readers.ts';
import type { CallOptions, Remote } from './rpc.ts';
import { startThread, type Thread, type ThreadLocation } from './thread.ts';
import type { WriterHandlers, WriterStart } from './writer-thread.ts';

export type SessionOptions = {
  readonly path: string;
  readonly actor: string;
  readonly threads: ThreadLocation;
  /** Open without claiming the case: nothing can be written. */
  readonly readOnly?: boolean;
  /** How much of a file is read; asked for each job anew. */
  readonly limits?: () => ReadLimits;
  /** Make the case first; `resourcesUrl` is the folder with the base rules and the sample. */
  readonly create?: { readonly sample: boolean; readonly resourcesUrl: URL };
};

/** An open case: its threads, and who answers what. The window's main process, the command line and tests use it. */
export type CaseSession = {
  readonly path: string;
  readonly readOnly: boolean;
  /** Commands. Throws case-read-only when the case was opened for reading. */
  readonly writer: () => Remote<WriterHandlers>;
  /** Queries; slow ones of a large case do not keep others waiting. */
  readonly reader: Remote<ReaderHandlers>;
  /** A reader of its own for one long query; ended as soon as `work` is done, or cancelled. */
  readonly withOwnReader: <T>(
    work: (reader: Remote<ReaderHandlers>) => Promise<T>,
    onStart?: CallOptions['onStart'],
  ) => Promise<T>;
  /** A file thread for one job that reads or writes files; it has the thread for itself. */
  readonly withFileThread: <T>(
    work: (file: Remote<FileHandlers>) => Promise<T>,
    onStart?: CallOptions['onStart'],
  ) => Promise<T>;
  /** A folder for files that are only wanted while the case is open; made when it is first asked for. */
  readonly temporaryFolder: () => string;
  readonly close: () => Promise<void>;
};

/** Opens a case. Throws the failures of `openCase` (or, read-only, of `openReadable`). */
export const openCaseSession = async ({
  path,
  actor,
  threads,
  readOnly = false,
  limits = () => defaultLimits,
  create,
}: SessionOptions): Promise<CaseSession> => {
  const writer = readOnly
    ? null
    : startThread<WriterHandlers>(threads, 'writer', writerStart(path, actor, create));
  // The first checks the file, unless the writer has.
  const startReader = (check = false): Thread<ReaderHandlers> =>
    startThread<ReaderHandlers>(threads, 'reader', { path, check, readOnly } satisfies ReaderStart);
  const reader = await openReader(path, writer, startReader);
  const queries = reader?.remote ?? writer?.remote;
  if (queries === undefined) throw new Error('a read-only case needs a reader');
  try {
    await queries.eventCount();
  } catch (error) {
    await Promise.all([reader?.terminate(), writer?.terminate()]);
    throw error;
  }
  const temporary = createTemporaryFolder();
  const own = openOwnReaders(startReader);
  const files = openFileThreads((asked) => startFileThread(threads, { path, limits: asked }), limits);
  return {
    path,
    readOnly,
    writer: () => {
      if (writer === null) throw new AppFailure({ code: 'case-read-only', file: path });
      return writer.remote;
    },
    reader: queries,
    withOwnReader: async (work, onStart) => (reader === null ? work(queries) : own.run(work, onStart)),
    withFileThread: files.run,
    temporaryFolder: temporary.path,
    close: async () => {
      temporary.remove();
      // What reads first: the writer then leaves one plain file behind.
      await Promise.all([reader?.terminate(), own.terminate(), files.close()]);
      try {
        await writer?.remote.close();
      } finally {
        await writer?.terminate();
      }
    },
  };
};

const startFileThread = (threads: ThreadLocation, start: FileStart): Thread<FileHandlers> =>
  startThread<FileHandlers>(threads, 'file', start);

/** Only its owner can look into it: what lies there is evidence. */
const createTemporaryFolder = () => {
  let folder: string | null = null;
  return {
    path: () => (folder ??= mkdtempSync(join(tmpdir(), 'constat-'))),
    remove: () => {
      // A file that a thread still holds open on Windows is left to the system.
      if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      folder = null;
    },
  };
};

/** The reader, or null where only the writer may have the case open. Throws what keeps the writer from opening it. */
const openReader = async (
  path: string,
  writer: Thread<WriterHandlers> | null,
  startReader: (check?: boolean) => Thread<ReaderHandlers>,
): Promise<Readers | null> => {
  // It loads while the writer opens the case, and opens nothing itself before its first query.
  const first = startReader(writer === null);
  try {
    if (!(await whenOpen(writer))) return openReaders(path, first, startReader);
  } catch (error) {
    await first.terminate();
    throw error;
  }
  await first.terminate();
  return null;
};

const writerStart = (path: string, actor: string, create: SessionOptions['create']): WriterStart => ({
  path,
  actor,
  create: create === undefined ? null : { sample: create.sample, resourcesUrl: create.resourcesUrl.href },
});

const whenOpen = async (writer: Thread<WriterHandlers> | null): Promise<boolean> => {
  if (writer === null) return false;
  try {
    return await writer.remote.isExclusive();
  } catch (error) {
    await writer.terminate();
    throw error;
  }
};

/** Readers that a job has to itself. Better-sqlite3 has no interrupt: cancelling a long query is ending its thread. */
const openOwnReaders = (startReader: () => Thread<ReaderHandlers>) => {
  const running = new Set<Thread<ReaderHandlers>>();
  return {
    run: async <T>(
      work: (remote: Remote<ReaderHandlers>) => Promise<T>,
      onStart: CallOptions['onStart'],
    ): Promise<T> => {
      const thread = startReader();
      running.add(thread);
      onStart?.(() => void thread.terminate());
      try {
        return await work(thread.remote);
      } finally {
        await thread.terminate();
        running.delete(thread);
      }
    },
    terminate: () => Promise.all([...running].map(({ terminate }) => terminate())),
  };
};
