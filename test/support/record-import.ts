import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { readRow } from '#main/db/row-store.ts';
import { defaultLimits } from '#main/files/read-limits.ts';
import { undo } from '#main/services/history/history.ts';
import { beginImport } from '#main/services/importing/begin-import.ts';
import { commitImport } from '#main/services/importing/commit-import.ts';
import { chooseReader } from '#main/services/importing/records/choose-reader.ts';
import { readRecords } from '#main/services/importing/records/read-records.ts';
import { receiveRecords } from '#main/services/importing/records/receive-records.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import type { AnyFields, AnyRow, EntityName } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { recogniseAll, type ImportReport, type ImportSettings } from '#shared/ipc/import-schemas.ts';
import { newCase, type CaseFixture } from './case-fixture.ts';
import { tempFolder } from './temp-folder.ts';

const anyFormat: ImportSettings = {
  format: null,
  options: recogniseAll,
  columns: [],
  vendorId: null,
  contractId: null,
  vendorMatches: {},
  contractMatches: {},
  profileId: null,
};

export type ImportOf = {
  readonly settings?: Partial<ImportSettings>;
  readonly choose?: typeof chooseReader;
  /** The stamp of the file when it was recognised. */
  readonly recognised?: string | null;
};

export type RecordImport = Pick<CaseFixture, 'context' | 'add' | 'path'> & {
  readonly file: (name: string, content: string | Uint8Array) => string;
  /** Reads files of records and stages them, as the file thread and the writer do together. */
  readonly stage: (paths: string | readonly string[], how?: ImportOf) => Promise<ImportReport>;
  readonly take: (paths: string | readonly string[], how?: ImportOf) => Promise<ImportReport>;
  readonly update: (entity: EntityName, id: number, patch: AnyFields) => void;
  readonly rows: (entity: EntityName) => readonly AnyRow[];
  readonly undo: () => void;
  /** The first thing that does not match the trail; null when all does. */
  readonly mismatch: () => unknown;
};

/** A case into which files of records are imported without threads: what is read and stored is the same. */
export const recordImport = async (): Promise<RecordImport> => {
  const { context, add, path } = await newCase();
  const folder = tempFolder();
  const stage: RecordImport['stage'] = async (
    given,
    { settings = {}, choose = chooseReader, recognised = null } = {},
  ) => {
    const paths = typeof given === 'string' ? [given] : given;
    const all = { ...anyFormat, ...settings };
    const fileNames = paths.map((each) => basename(each));
    const fileName = fileNames.length === 1 ? (fileNames[0] ?? '') : `in (${fileNames.length})`;
    const { importId, lookups } = await beginImport(context, { fileName, settings: all });
    const { port1, port2 } = new MessageChannel();
    const receiving = receiveRecords(context.db, { importId, port: port2, fileNames, storedAt: 0 });
    const reading = readRecords(
      { paths, recognised, settings: all, lookups, port: port1, limits: defaultLimits },
      choose,
      () => undefined,
    ).catch((error: unknown) => {
      port1.close();
      throw error;
    });
    const [read, received] = await Promise.allSettled([reading, receiving]);
    if (received.status === 'fulfilled') return received.value;
    throw read.status === 'rejected' ? read.reason : received.reason;
  };
  return {
    context,
    add,
    path,
    file: (name, content) => {
      const written = join(folder, name);
      writeFileSync(written, content);
      return written;
    },
    stage,
    take: async (paths, how) => {
      const { importId } = await stage(paths, how);
      return commitImport(context, importId, true);
    },
    update: (entity, id, patch) =>
      makeChange(context, 'register.update', (change) => change.update(entity, id, patch)),
    rows: (entity) =>
      (
        context.db
          .prepare(`SELECT id FROM ${readableTable(entity)} ORDER BY id`)
          .pluck()
          .all() as number[]
      ).flatMap((id) => readRow(context.db, entity, id) ?? []),
    undo: () => void undo(context),
    mismatch: () => verifyCase(context.db).firstMismatch,
  };
};
