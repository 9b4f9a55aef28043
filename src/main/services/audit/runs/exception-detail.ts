import type { RowReference } from '#shared/domain/audit/test-run.ts';
import { definitionOf, isEntityName, type EntityName } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import type { ExceptionDetail, ResolvedRow } from '#shared/ipc/auditing-schemas.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';

import { findException, readException } from './list-exceptions.ts';
import { rowLabel } from './row-label.ts';
import { contentOf, readRun } from './run-row.ts';

/** Rows of one exception that are looked up. */
const mostRows = 1000;

/** One exception, as it was before if it has changed, and the rows behind it. Throws not-found. */
export const exceptionDetail = (
  db: ReadableDb,
  { runId, key }: { readonly runId: number; readonly key: string },
  locale: Locale,
): ExceptionDetail => {
  const exception = readException(db, runId, key);
  const { previousId } = contentOf(readRun(db, runId)).detail;
  const before =
    exception.status === 'changed' && previousId !== null ? findException(db, previousId, key) : null;
  const rows = JSON.parse(
    prepared(db, 'SELECT rows FROM exceptions WHERE run_id = ? AND key = ?')
      .pluck()
      .get(runId, key) as string,
  ) as readonly RowReference[];
  return { exception, before, rows: rows.slice(0, mostRows).map((row) => resolveRow(db, row, locale)) };
};

/** How a row is called, whether it is still there, and where it was read. */
const resolveRow = (db: ReadableDb, { entity, id }: RowReference, locale: Locale): ResolvedRow => {
  // A run of an older version may name an entity that there no longer is.
  if (!isEntityName(entity)) return { entity, id, label: null, isPresent: false, source: null };
  const isPresent = prepared(db, `SELECT 1 FROM ${readableTable(entity)} WHERE id = ?`).get(id) !== undefined;
  return {
    entity,
    id,
    label: rowLabel(db, entity, id, locale),
    isPresent,
    // Of a row whose import was undone too: the file is still in the case.
    source: sourceOf(db, entity, id),
  };
};

type Origin = {
  readonly importId: number | null;
  readonly fileNumber: number | null;
  readonly row: number | null;
};

const sourceOf = (db: ReadableDb, entity: EntityName, id: number): ResolvedRow['source'] => {
  if (!definitionOf(entity).imported) return null;
  const origin = prepared(db, originSql(entity)).get(id) as Origin | undefined;
  if (origin === undefined || origin.importId === null) return null;
  const file = prepared(
    db,
    `SELECT coalesce(f.name, i.file_name) AS file, i.sheet, coalesce(f.sha256, i.sha256) AS sha256
     FROM imports i LEFT JOIN import_files f ON f.import_id = i.id AND f.number = ?
     WHERE i.id = ?`,
  ).get(origin.fileNumber, origin.importId) as {
    readonly file: string;
    readonly sheet: string | null;
    readonly sha256: string | null;
  };
  return { importId: origin.importId, row: origin.row, ...file };
};

/** Rows that carry no place of their own have that of the rows that came with them from the same line of the file. */
const borrowedPlaces: Partial<
  Record<EntityName, { readonly fileNumber: string; readonly sourceRow: string }>
> = {
  invoice: {
    fileNumber: 'r.file_number',
    sourceRow:
      '(SELECT min(l.source_row) FROM invoice_lines l WHERE l.invoice_id = r.id AND l.import_id = r.import_id)',
  },
  invoiceLine: {
    fileNumber: '(SELECT v.file_number FROM invoices v WHERE v.id = r.invoice_id)',
    sourceRow: 'r.source_row',
  },
  contract: {
    fileNumber:
      '(SELECT p.file_number FROM publications p WHERE p.contract_id = r.id AND p.import_id = r.import_id ORDER BY p.id LIMIT 1)',
    sourceRow:
      '(SELECT p.source_row FROM publications p WHERE p.contract_id = r.id AND p.import_id = r.import_id ORDER BY p.id LIMIT 1)',
  },
};

const originSql = (entity: EntityName): string => {
  const { columns, table } = definitionOf(entity);
  const own = {
    fileNumber: Object.hasOwn(columns, 'fileNumber') ? 'r.file_number' : 'NULL',
    sourceRow: Object.hasOwn(columns, 'sourceRow') ? 'r.source_row' : 'NULL',
  };
  const { fileNumber, sourceRow } = borrowedPlaces[entity] ?? own;
  return `SELECT r.import_id AS importId, ${fileNumber} AS fileNumber, ${sourceRow} AS row FROM ${table} r WHERE r.id = ?`;
};
