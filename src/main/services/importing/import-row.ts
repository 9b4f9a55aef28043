import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';

/** The record of one import. `settings` and `report` are JSON. */
export type ImportRow = {
  readonly id: number;
  readonly state: 'staged' | 'committed' | 'undone';
  readonly fileName: string;
  readonly sha256: string;
  readonly kind: string;
  readonly sheet: string | null;
  readonly sourceFileId: number | null;
  readonly settings: string;
  readonly report: string | null;
  readonly startedAt: number;
  readonly committedAt: number | null;
  readonly digest: string | null;
};

const columns = `id, state, file_name AS fileName, sha256, kind, sheet, source_file_id AS sourceFileId, settings, report,
  started_at AS startedAt, committed_at AS committedAt, digest`;

/** Throws import-not-open when there is none. */
export const readImport = (db: ReadableDb, importId: number): ImportRow => {
  const row = db.prepare(`SELECT ${columns} FROM imports WHERE id = ?`).get(importId) as
    ImportRow | undefined;
  if (row === undefined) throw new AppFailure({ code: 'import-not-open', importId });
  return row;
};

/** Every import, newest first. */
export const readImports = (db: ReadableDb): readonly ImportRow[] =>
  db.prepare(`SELECT ${columns} FROM imports ORDER BY id DESC`).all() as ImportRow[];

/** An import that is staged and can still be changed. Throws import-not-open. */
export const readStagedImport = (db: ReadableDb, importId: number): ImportRow => {
  const row = readImport(db, importId);
  if (row.state !== 'staged') throw new AppFailure({ code: 'import-not-open', importId });
  return row;
};

/** What the report holds that does not change once staged; state and later corrections come from the tables. */
export type StoredReport = Omit<ImportReport, 'state' | 'takenLater'>;

export const storedReport = (row: ImportRow): StoredReport => {
  if (row.report === null) throw new AppFailure({ code: 'import-not-open', importId: row.id });
  // Reports of earlier schema versions know of no documents, further files and updates.
  const stored = JSON.parse(row.report) as Partial<StoredReport>;
  return { documents: [], documentCount: 0, files: [], updates: [], ...stored } as StoredReport;
};

/** The report of an import as it stands now. */
export const importReport = (db: ReadableDb, importId: number): ImportReport => {
  const row = readImport(db, importId);
  const takenLater = db
    .prepare("SELECT count(*) FROM import_rejects WHERE import_id = ? AND status = 'taken'")
    .pluck()
    .get(importId) as number;
  return { ...storedReport(row), state: row.state, takenLater };
};

/** A file of an import that took in several, and where the case keeps it. */
export type ImportFileRow = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly sourceFileId: number;
};

/** The files of an import that took in several, in their order; none for one that took in a single file. */
export const readImportFiles = (db: ReadableDb, importId: number): readonly ImportFileRow[] =>
  db
    .prepare(
      `SELECT number, name, sha256, source_file_id AS sourceFileId FROM import_files
       WHERE import_id = ? ORDER BY number`,
    )
    .all(importId) as ImportFileRow[];
