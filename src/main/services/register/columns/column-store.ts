import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { readableTable, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { changesSince, lastSeq, type ChangesSince } from '../../trail/changes-since.ts';
import type { Expression } from '../grid-plan.ts';
import { labelColumns, labelExpression } from '../labels.ts';
import {
  encodeColumn,
  encodeNumbers,
  mapColumn,
  withRows,
  withValues,
  type ColumnEncoder,
  type EncodedColumn,
} from './encoded-column.ts';

/*
 * Columns of one entity in memory, so that any order and filter of a million rows takes milliseconds. What they hold
 * is what the views show at one event of the trail; `follow` brings them to the last one.
 */

/** Columns of an entity, read when first asked for, or ahead. */
export type ColumnStore = {
  readonly entity: EntityName;
  seq: number;
  /** Ascending. */
  ids: Uint32Array;
  /** Of the table itself, by SQL name. */
  readonly stored: Map<string, EncodedColumn>;
  /** Positions of all rows: 0, 1, 2 … */
  all: Uint32Array;
  /** Positions that conditions select, by the conditions; for the state that the store has followed to. */
  readonly selections: Map<string, Uint32Array>;
  /** Of the rows that references point to, by SQL name of the reference. */
  readonly labels: Map<string, EncodedColumn & { readonly to: EntityName }>;
  /** Columns that are being read ahead, by SQL name. */
  readonly ahead: Map<string, ColumnEncoder>;
};

const rowsAtOnce = 10_000;

/** Ids of all visible rows. Inside a transaction. */
export const readStore = (db: ReadableDb, entity: EntityName): ColumnStore => {
  const ids = db
    .prepare(`SELECT id FROM ${readableTable(entity)} ORDER BY id`)
    .pluck()
    .all() as number[];
  if ((ids.at(-1) ?? 0) > 0xffff_ffff) throw new Error('an id is beyond 32 bits');
  return {
    entity,
    seq: lastSeq(db),
    ids: Uint32Array.from(ids),
    all: positionsOf(ids.length),
    selections: new Map(),
    stored: new Map(),
    labels: new Map(),
    ahead: new Map(),
  };
};

const positionsOf = (rows: number): Uint32Array => {
  const positions = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) positions[row] = row;
  return positions;
};

const numberKinds: ReadonlySet<string> = new Set(['money', 'integer', 'ref', 'flag']);

/** Whether a column of the table holds numbers only. */
const isNumeric = (entity: EntityName, sqlColumn: string): boolean =>
  sqlColumn === 'id' ||
  Object.entries(definitionOf(entity).columns).some(
    ([name, { kind }]) =>
      (sqlName(name) === sqlColumn && numberKinds.has(kind)) ||
      (`${sqlName(name)}_sort` === sqlColumn && kind === 'decimal'),
  );

const encoderOf = (store: ColumnStore, column: string): ColumnEncoder => {
  const known = store.ahead.get(column);
  if (known !== undefined) return known;
  const encoder = (isNumeric(store.entity, column) ? encodeNumbers : encodeColumn)(store.ids.length);
  store.ahead.set(column, encoder);
  return encoder;
};

/** Reads some more rows of a column; true when the store has it. Of the state that the store has followed to. */
export const readAhead = (db: ReadableDb, store: ColumnStore, column: string): boolean => {
  if (store.stored.has(column)) return true;
  const encoder = encoderOf(store, column);
  const from = encoder.read();
  const to = Math.min(from + rowsAtOnce, store.ids.length);
  if (from < to) {
    const values = prepared(
      db,
      `SELECT t.${column} AS value FROM ${readableTable(store.entity)} t WHERE t.id BETWEEN ? AND ? ORDER BY t.id`,
    ).all(store.ids[from], store.ids[to - 1]) as { value: CellValue }[];
    if (values.length !== to - from) throw new Error(`${store.entity} changed without an event`);
    encoder.add(values.map(({ value }) => value));
  }
  if (to < store.ids.length) return false;
  store.stored.set(column, encoder.finish());
  store.ahead.delete(column);
  return true;
};

const storedColumn = (db: ReadableDb, store: ColumnStore, column: string): EncodedColumn => {
  while (!readAhead(db, store, column)) continue;
  const read = store.stored.get(column);
  if (read === undefined) throw new Error(`${column} was not read`);
  return read;
};

/** More rows than this are read in one go instead of one by one. */
const manyLabels = 2000;

const labelsOf = (db: ReadableDb, to: EntityName, count: number): ((id: CellValue) => CellValue) => {
  const { sort } = labelColumns(to, 'fr');
  if (count < manyLabels) {
    const label = db.prepare(`SELECT ${sort} FROM ${definitionOf(to).table} r WHERE r.id = ?`).pluck();
    return (id) => (label.get(id) as CellValue | undefined) ?? null;
  }
  const rows = db
    .prepare(`SELECT r.id, ${sort} FROM ${definitionOf(to).table} r`)
    .raw()
    .all();
  const known = new Map(rows as [number, CellValue][]);
  return (id) => known.get(Number(id)) ?? null;
};

const labelColumn = (
  db: ReadableDb,
  store: ColumnStore,
  { column, to }: Extract<Expression, { from: 'label' }>,
): EncodedColumn => {
  const known = store.labels.get(column);
  if (known !== undefined) return known;
  const references = storedColumn(db, store, column);
  const read = mapColumn(references, labelsOf(db, to, references.values.length));
  store.labels.set(column, { ...read, to });
  return read;
};

/** A column of the store, read now when it is not there. Inside the transaction in which the store was followed. */
export const columnOfStore = (
  db: ReadableDb,
  store: ColumnStore,
  of: Exclude<Expression, { from: 'computed' }>,
): EncodedColumn => (of.from === 'row' ? storedColumn(db, store, of.column) : labelColumn(db, store, of));

/** Where each row was before, -1 for one that came. */
const positionsFrom = (before: Uint32Array, after: Uint32Array): Int32Array => {
  const from = new Int32Array(after.length);
  let old = 0;
  for (let row = 0; row < after.length; row += 1) {
    const id = after[row] ?? 0;
    while (old < before.length && (before[old] ?? 0) < id) old += 1;
    from[row] = before[old] === id ? old : -1;
  }
  return from;
};

const positionOf = (ids: Uint32Array, id: number): number => {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

const moveRows = (store: ColumnStore, came: readonly number[], went: ReadonlySet<number>): void => {
  if (came.length === 0 && went.size === 0) return;
  const ids = Uint32Array.from([...store.ids.filter((id) => !went.has(id)), ...came]).sort();
  const from = positionsFrom(store.ids, ids);
  for (const [name, column] of store.stored) store.stored.set(name, withRows(column, from));
  for (const [name, column] of store.labels)
    store.labels.set(name, { ...withRows(column, from), to: column.to });
  store.ids = ids;
  store.all = positionsOf(ids.length);
};

/** Takes over what the rows with these ids are now. */
const rereadRows = (db: ReadableDb, store: ColumnStore, changed: readonly number[]): void => {
  const columns = [...store.stored.keys()].map((name) => `, t.${name} AS "stored:${name}"`);
  const labels = [...store.labels].map(
    ([name, { to }]) => `, ${labelExpression(to, `t.${name}`, 'sort')} AS "label:${name}"`,
  );
  const statement = db.prepare(
    `SELECT t.id${[...columns, ...labels].join('')} FROM ${readableTable(store.entity)} t WHERE t.id = ?`,
  );
  const now = new Map(
    changed.flatMap((id) => {
      const row = statement.get(id) as Record<string, CellValue> | undefined;
      return row === undefined ? [] : [[id, row] as const];
    }),
  );
  const came = [...now.keys()].filter((id) => positionOf(store.ids, id) === -1);
  const went = changed.filter((id) => !now.has(id) && positionOf(store.ids, id) !== -1);
  moveRows(store, came, new Set(went));
  const positions = [...now].map(([id, row]) => [positionOf(store.ids, id), row] as const);
  const valuesOf = (name: string): ReadonlyMap<number, CellValue> =>
    new Map(positions.map(([position, row]) => [position, row[name] ?? null]));
  for (const [name, column] of store.stored)
    store.stored.set(name, withValues(column, valuesOf(`stored:${name}`)));
  for (const [name, column] of store.labels)
    store.labels.set(name, { ...withValues(column, valuesOf(`label:${name}`)), to: column.to });
  // What is half read starts again.
  store.ahead.clear();
};

const isTouched = (entity: EntityName, { rows, imports }: ChangesSince): boolean =>
  rows.has(entity) || (imports.size > 0 && definitionOf(entity).imported);

/**
 * Brings a store to the last event; false when it is of no use any more. Inside a transaction, which what is then read
 * from the store belongs to.
 */
export const followTrail = (db: ReadableDb, store: ColumnStore): boolean => {
  const changes = changesSince(db, store.seq);
  if (changes === null) return false;
  if (changes.imports.size > 0 && definitionOf(store.entity).imported) return false;
  const changed = changes.rows.get(store.entity);
  if (changed !== undefined) rereadRows(db, store, [...changed.keys()]);
  for (const [column, { to }] of store.labels) if (isTouched(to, changes)) store.labels.delete(column);
  if (changes.seq !== store.seq) store.selections.clear();
  store.seq = changes.seq;
  return true;
};
