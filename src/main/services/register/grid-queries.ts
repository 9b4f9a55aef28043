import type { GridQuery, GridRow } from '#shared/ipc/contract.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { readableTable, referencesOf, sqlName } from '#shared/domain/register/names.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { likePattern } from '../../db/like-pattern.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { entityOf, orderOf, sourceOf } from './grid-sql.ts';
import { moneySums } from './money-sums.ts';
import { labelColumns, labelExpression } from './labels.ts';
import { orderedIds } from './ordered-ids.ts';

const rowSelect = (entity: EntityName): string => {
  const labels = referencesOf(entity).map(
    ({ column, to }) => `${labelExpression(to, `t.${sqlName(column)}`, 'text')} AS "label:${column}"`,
  );
  return [selectList(entity, 't'), ...labels].join(', ');
};

const toGridRow = (row: Record<string, CellValue>): GridRow => {
  const values: Record<string, CellValue> = {};
  const labels: Record<string, string> = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === 'id') continue;
    if (!name.startsWith('label:')) values[name] = value;
    else if (value !== null) labels[name.slice('label:'.length)] = String(value);
  }
  return { id: Number(row['id']), values, labels };
};

/** Rows in the order of the ids. A row that went meanwhile is left out. */
export const gridRows = (db: ReadableDb, entity: EntityName, ids: readonly number[]): GridRow[] => {
  const statement = prepared(
    db,
    `SELECT ${rowSelect(entity)} FROM ${definitionOf(entity).table} t WHERE t.id = ?`,
  );
  return ids.flatMap((id) => {
    const row = statement.get(id) as Record<string, CellValue> | undefined;
    return row === undefined ? [] : [toGridRow(row)];
  });
};

/** A page of a grid: `limit` rows from `offset` on, and how many there are in all. */
export const gridPage = (
  db: ReadableDb,
  query: GridQuery,
  offset: number,
  limit: number,
): { readonly rows: GridRow[]; readonly total: number } => {
  const entity = entityOf(query.entity);
  const source = sourceOf(query);
  const ids = orderedIds(db, { sql: `SELECT t.id ${source.sql} ${orderOf(query)}`, values: source.values });
  return { rows: gridRows(db, entity, [...ids.subarray(offset, offset + limit)]), total: ids.length };
};

/** One row as grids show it. Throws not-found. */
export const gridRow = (db: ReadableDb, name: string, id: number): GridRow => {
  const entity = entityOf(name);
  const visible = prepared(db, `SELECT 1 FROM ${readableTable(entity)} WHERE id = ?`).get(id);
  const [row] = visible === undefined ? [] : gridRows(db, entity, [id]);
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity, id });
  return row;
};

type Sum = {
  readonly column: string;
  readonly currency: string;
  readonly minor: string;
  readonly unknown: number;
};

/** Count and, per money column and currency, the exact sum in minor units and how many values are unknown. */
export const gridAggregate = (
  db: ReadableDb,
  query: GridQuery,
): { readonly count: number; readonly sums: Sum[] } => {
  const entity = entityOf(query.entity);
  const source = sourceOf(query);
  const { n } = db.prepare(`SELECT count(*) AS n ${source.sql}`).get(...source.values) as { n: number };
  const sums = moneySums(db, entity, source).map(({ minor, ...sum }) => ({ ...sum, minor: String(minor) }));
  return { count: n, sums };
};

/** Rows to choose from for a reference, those that begin with the text first. */
export const refOptions = (
  db: ReadableDb,
  name: string,
  search: string,
  limit: number,
): { readonly id: number; readonly label: string }[] => {
  const entity = entityOf(name);
  const { text, sort } = labelColumns(entity);
  const key = sortKey(search);
  return prepared(
    db,
    `SELECT r.id AS id, ${text} AS label FROM ${readableTable(entity)} r
     WHERE ${sort} LIKE ? ESCAPE '\\' OR ${text} LIKE ? ESCAPE '\\'
     ORDER BY ${sort} NOT LIKE ? ESCAPE '\\', ${sort}, r.id LIMIT ?`,
  ).all(likePattern(key), likePattern(search), likePattern(key, 'starting'), limit) as {
    id: number;
    label: string;
  }[];
};

/** Distinct values of a column among visible rows, for filters. */
export const columnValues = (db: ReadableDb, name: string, column: string): CellValue[] => {
  const entity = entityOf(name);
  if (columnNamed(entity, column) === undefined) return [];
  return prepared(
    db,
    `SELECT DISTINCT t.${sqlName(column)} AS value FROM ${readableTable(entity)} t ORDER BY 1 LIMIT 1000`,
  )
    .all()
    .map((row) => (row as { value: CellValue }).value);
};
