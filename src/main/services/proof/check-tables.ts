import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, entityNames, type EntityName } from '#shared/domain/register/entities.ts';
import { hasSortColumn, sqlName } from '#shared/domain/register/names.ts';
import { selectList, sortValue } from '../../db/row-store.ts';
import { rowHash } from '../../db/row-hash.ts';
import type { ReadableDb } from '../../db/types.ts';
import { mismatch, shown, type Mismatch } from './mismatch.ts';
import type { Expected, Replay } from './replay.ts';

type StoredRow = Record<string, CellValue> & { readonly id: number };
type Progress = ((phase: string, done: number, total: number | null) => void) | undefined;

/** Every row of every entity against the trail. Rows of staged imports are nobody's yet and are passed over. */
export const checkTables = (db: ReadableDb, replay: Replay, onProgress: Progress): Mismatch | null => {
  for (const entity of entityNames) {
    const problem = checkEntity(db, entity, replay, onProgress);
    if (problem !== null) return problem;
  }
  return null;
};

const sortColumns = (
  entity: EntityName,
): readonly { readonly name: string; readonly kind: 'text' | 'decimal' }[] =>
  Object.entries(definitionOf(entity).columns)
    .filter(([, column]) => hasSortColumn(column))
    .map(([name, { kind }]) => ({ name, kind: kind === 'decimal' ? 'decimal' : 'text' }));

const rowsQuery = (entity: EntityName): string => {
  const sorts = sortColumns(entity).map(({ name }) => `, ${sqlName(name)}_sort AS "sort:${name}"`);
  const { imported, table } = definitionOf(entity);
  const mark = imported ? ', hex(row_hash) AS "rowHash"' : '';
  return `SELECT ${selectList(entity)}${mark}${sorts.join('')} FROM ${table} ORDER BY id`;
};

const checkEntity = (
  db: ReadableDb,
  entity: EntityName,
  replay: Replay,
  onProgress: Progress,
): Mismatch | null => {
  const expectations = replay.rows.get(entity) ?? new Map<number, Expected>();
  const sorts = sortColumns(entity);
  const found = new Set<number>();
  let done = 0;
  for (const row of db.prepare(rowsQuery(entity)).iterate() as IterableIterator<StoredRow>) {
    const expected = expectations.get(row.id);
    if (expected !== undefined) found.add(row.id);
    const problem = checkSortKeys(entity, row, sorts) ?? checkRow(entity, row, expected, replay);
    if (problem !== null) return problem;
    done += 1;
    if (done % 20_000 === 0) onProgress?.(entity, done, null);
  }
  for (const [id, expected] of expectations) {
    const isLive = expected.kind === 'whole' ? expected.fields !== null : !expected.removed;
    if (isLive && !found.has(id)) return mismatch('row-missing', { entity, id });
  }
  return null;
};

const checkSortKeys = (
  entity: EntityName,
  row: StoredRow,
  sorts: ReturnType<typeof sortColumns>,
): Mismatch | null => {
  for (const { name, kind } of sorts) {
    const expected = sortValue(kind, row[name] ?? null);
    const found = row[`sort:${name}`] ?? null;
    if (expected !== found)
      return mismatch('sort-key-altered', {
        entity,
        id: row.id,
        column: name,
        expected: shown(expected),
        found: shown(found),
      });
  }
  return null;
};

const checkRow = (
  entity: EntityName,
  row: StoredRow,
  expected: Expected | undefined,
  replay: Replay,
): Mismatch | null => {
  const importId = row['importId'] ?? null;
  if (importId === null) return checkWhole(entity, row, expected);
  if (expected?.kind === 'whole')
    return mismatch('row-altered', {
      entity,
      id: row.id,
      column: 'importId',
      expected: null,
      found: shown(importId),
    });
  if (!replay.imports.has(Number(importId))) return null; // staged, or reported by checkImports
  return checkImported(entity, row, expected, Number(importId));
};

const checkWhole = (entity: EntityName, row: StoredRow, expected: Expected | undefined): Mismatch | null => {
  if (expected?.kind !== 'whole' || expected.fields === null)
    return mismatch('row-not-in-trail', { entity, id: row.id });
  for (const column of Object.keys(definitionOf(entity).columns)) {
    const wanted = expected.fields[column] ?? null;
    const value = row[column] ?? null;
    if (wanted !== value)
      return mismatch('row-altered', {
        entity,
        id: row.id,
        column,
        expected: shown(wanted),
        found: shown(value),
      });
  }
  return null;
};

const checkImported = (
  entity: EntityName,
  row: StoredRow,
  expected: Expected | undefined,
  importId: number,
): Mismatch | null => {
  const original: Record<string, CellValue> = { ...row };
  if (expected?.kind === 'touched') {
    if (expected.removed) return mismatch('row-not-in-trail', { entity, id: row.id });
    for (const [column, value] of Object.entries(expected.last)) {
      const found = row[column] ?? null;
      if (found !== value)
        return mismatch('row-altered', {
          entity,
          id: row.id,
          column,
          expected: shown(value),
          found: shown(found),
        });
    }
    Object.assign(original, expected.first);
  }
  const recomputed = rowHash(entity, row.id, importId, original);
  const stored = String(row['rowHash'] ?? '').toLowerCase();
  return recomputed === stored
    ? null
    : mismatch('imported-row-altered', { entity, id: row.id, expected: stored, found: recomputed });
};
