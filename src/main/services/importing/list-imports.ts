import type { ImportListItem, RejectRow } from '#shared/ipc/import-schemas.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { gridRows } from '../register/grid-queries.ts';
import { readImports, storedReport } from './import-row.ts';

/** Imports of the case, newest first. Those still being read have no report yet and are left out. */
export const listImports = (db: ReadableDb): ImportListItem[] =>
  readImports(db)
    .filter(({ report }) => report !== null)
    .map((row) => {
      const { rows, amountsByCurrency } = storedReport(row);
      const openRejects = db
        .prepare("SELECT count(*) FROM import_rejects WHERE import_id = ? AND status = 'open'")
        .pluck()
        .get(row.id) as number;
      return {
        importId: row.id,
        file: row.fileName,
        committedAt: row.committedAt,
        state: row.state,
        accepted: rows.accepted,
        rejected: rows.rejected,
        ignored: rows.ignored,
        openRejects,
        amounts: amountsByCurrency,
      };
    });

type StoredReject = Omit<RejectRow, 'cells'> & { readonly cells: string };

const rejectColumns = 'id, source_row AS row, field AS "column", code, value, status, cells';

export const rejectFromRow = (row: unknown): RejectRow => {
  const stored = row as StoredReject;
  return { ...stored, cells: JSON.parse(stored.cells) as Record<string, string> };
};

/** Rejected rows of an import, in the order of the file. */
export const importRejects = (
  db: ReadableDb,
  {
    importId,
    status,
    offset,
    limit,
  }: {
    readonly importId: number;
    readonly status: RejectRow['status'] | 'all';
    readonly offset: number;
    readonly limit: number;
  },
): { readonly rows: RejectRow[]; readonly total: number } => {
  const where = `WHERE import_id = ? AND (? = 'all' OR status = ?)`;
  const total = db
    .prepare(`SELECT count(*) FROM import_rejects ${where}`)
    .pluck()
    .get(importId, status, status) as number;
  const rows = db
    .prepare(`SELECT ${rejectColumns} FROM import_rejects ${where} ORDER BY source_row, id LIMIT ? OFFSET ?`)
    .all(importId, status, status, limit, offset);
  return { rows: rows.map(rejectFromRow), total };
};

/** One rejected row, staged or committed; undefined when it is not there. */
export const readReject = (db: ReadableDb, importId: number, id: number): RejectRow | undefined => {
  const row = db
    .prepare(`SELECT ${rejectColumns} FROM import_rejects WHERE import_id = ? AND id = ?`)
    .get(importId, id);
  return row === undefined ? undefined : rejectFromRow(row);
};

/** Lines that an import added, staged or committed, as grids show them. */
export const importedLines = (
  db: ReadableDb,
  {
    importId,
    offset,
    limit,
    locale = 'fr',
  }: {
    readonly importId: number;
    readonly offset: number;
    readonly limit: number;
    readonly locale?: Locale;
  },
): { readonly rows: GridRow[]; readonly total: number } => {
  const total = db
    .prepare('SELECT count(*) FROM invoice_lines WHERE import_id = ?')
    .pluck()
    .get(importId) as number;
  const ids = db
    .prepare('SELECT id FROM invoice_lines WHERE import_id = ? ORDER BY id LIMIT ? OFFSET ?')
    .pluck()
    .all(importId, limit, offset) as number[];
  return { rows: gridRows(db, 'invoiceLine', ids, locale), total };
};
