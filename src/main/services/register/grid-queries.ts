import type { Locale } from '#shared/ipc/contract.ts';
import type { GridQuery, GridRow } from '#shared/ipc/grid-schemas.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { readableTable, referencesOf, sqlName } from '#shared/domain/register/names.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { likePattern } from '../../db/like-pattern.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { columnSums } from './columns/column-sums.ts';
import { isReady, plannedRows, readForPlan, readRestAhead } from './columns/grid-columns.ts';
import { entityOf, planOf, usesComputed, type GridPlan } from './grid-plan.ts';
import { planOrder, planSource } from './grid-sql.ts';
import { moneyColumns, moneySums, type MoneySum } from './money-sums.ts';
import { labelColumns, labelExpression } from './labels.ts';
import { isInMemory, pageOfIds } from './ordered-ids.ts';

const rowSelect = (entity: EntityName, locale: Locale): string => {
  const labels = referencesOf(entity).map(
    ({ column, to }) => `${labelExpression(to, `t.${sqlName(column)}`, locale)} AS "label:${column}"`,
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
export const gridRows = (
  db: ReadableDb,
  entity: EntityName,
  ids: readonly number[],
  locale: Locale,
): GridRow[] => {
  const statement = prepared(
    db,
    `SELECT ${rowSelect(entity, locale)} FROM ${definitionOf(entity).table} t WHERE t.id = ?`,
  );
  return ids.flatMap((id) => {
    const row = statement.get(id) as Record<string, CellValue> | undefined;
    return row === undefined ? [] : [toGridRow(row)];
  });
};

/** Who asks: the language of names, and the day for what the case computes. */
export type GridReader = { readonly locale: Locale; readonly today: string };

/** A page of a grid: `limit` rows from `offset` on, and how many there are in all. */
export const gridPage = (
  db: ReadableDb,
  query: GridQuery,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  { locale, today }: GridReader,
): { readonly rows: GridRow[]; readonly total: number } =>
  db.transaction(() => {
    const plan = planOf(query);
    const { ids, total } = pageOfIds(db, plan, [offset, offset + limit], today);
    return { rows: gridRows(db, plan.entity, ids, locale), total };
  })();

/** A first page is worth asking SQLite for while the columns are still being read. */
const firstRows = 1000;

/**
 * The same for a thread that has other queries to answer too: what a large table needs in memory is read in steps,
 * and a first page does not wait for it.
 */
export const gridPageInSteps = async (
  db: ReadableDb,
  query: GridQuery,
  place: { readonly offset: number; readonly limit: number },
  reader: GridReader,
): Promise<{ readonly rows: GridRow[]; readonly total: number }> => {
  const plan = planOf(query);
  if (!isInMemory(db, plan)) return gridPage(db, query, place, reader);
  const isFirst = place.offset + place.limit <= firstRows && !usesComputed(plan);
  if (isFirst && !db.transaction(() => isReady(db, plan))()) {
    const page = db.transaction(() => firstPage(db, plan, place, reader))();
    readForPlan(db, plan).then(
      () => readRestAhead(db, plan.entity),
      () => undefined,
    );
    return page;
  }
  await readForPlan(db, plan);
  readRestAhead(db, plan.entity);
  return gridPage(db, query, place, reader);
};

const firstPage = (
  db: ReadableDb,
  plan: GridPlan,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  { locale }: GridReader,
): { readonly rows: GridRow[]; readonly total: number } => {
  const { sql, values } = planSource(plan);
  const total = db
    .prepare(`SELECT count(*) ${sql}`)
    .pluck()
    .get(...values) as number;
  const ids = db
    .prepare(`SELECT t.id ${sql} ${planOrder(plan)} LIMIT ? OFFSET ?`)
    .pluck()
    .all(...values, limit, offset) as number[];
  return { rows: gridRows(db, plan.entity, ids, locale), total };
};

/** One row as grids show it. Throws not-found. */
export const gridRow = (db: ReadableDb, name: string, id: number, locale: Locale): GridRow => {
  const entity = entityOf(name);
  const visible = prepared(db, `SELECT 1 FROM ${readableTable(entity)} WHERE id = ?`).get(id);
  const [row] = visible === undefined ? [] : gridRows(db, entity, [id], locale);
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
  today: string,
): { readonly count: number; readonly sums: Sum[] } => {
  const plan = planOf(query);
  if (isInMemory(db, plan)) {
    const rows = db.transaction(() => plannedRows(db, { ...plan, order: [] }, today))();
    return { count: rows.positions.length, sums: columnSums(rows).map(asText) };
  }
  const source = planSource(plan);
  const { n } = db.prepare(`SELECT count(*) AS n ${source.sql}`).get(...source.values) as { n: number };
  return { count: n, sums: moneySums(db, plan.entity, source).map(asText) };
};

const asText = ({ minor, ...sum }: MoneySum): Sum => ({ ...sum, minor: String(minor) });

export type RefSearch = {
  readonly entity: string;
  readonly search: string;
  readonly limit: number;
  readonly locale: Locale;
  /** Only what belongs to this contract: of entities that do. */
  readonly contractId?: number | undefined;
};

/** The same for a thread that has other queries to answer too. */
export const gridAggregateInSteps = async (
  db: ReadableDb,
  query: GridQuery,
  today: string,
): Promise<ReturnType<typeof gridAggregate>> => {
  const plan = planOf(query);
  if (isInMemory(db, plan)) {
    const money = moneyColumns(plan.entity).map(sqlName);
    await readForPlan(db, plan, money.length === 0 ? [] : ['currency', ...money]);
  }
  return gridAggregate(db, query, today);
};

/** Rows to choose from for a reference, those that begin with the text first. */
export const refOptions = (
  db: ReadableDb,
  { entity: name, search, limit, locale, contractId }: RefSearch,
): { readonly id: number; readonly label: string }[] => {
  const entity = entityOf(name);
  const { text, sort } = labelColumns(entity, locale);
  const key = sortKey(search);
  const ofContract = contractId === undefined ? [] : [contractId];
  return prepared(
    db,
    `SELECT r.id AS id, ${text} AS label FROM ${readableTable(entity)} r
     WHERE (${sort} LIKE ? ESCAPE '\\' OR ${text} LIKE ? ESCAPE '\\')
       ${ofContract.length === 0 ? '' : 'AND r.contract_id = ?'}
     ORDER BY ${sort} NOT LIKE ? ESCAPE '\\', ${sort}, r.id LIMIT ?`,
  ).all(likePattern(key), likePattern(search), ...ofContract, likePattern(key, 'starting'), limit) as {
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
