import { AppFailure } from '#shared/ipc/app-error.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { computedColumnNamed } from '#shared/domain/register/computed-columns.ts';
import {
  columnNamed,
  definitionOf,
  isEntityName,
  type EntityName,
} from '#shared/domain/register/entities.ts';
import { hasSortColumn, sqlName } from '#shared/domain/register/names.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';

/**
 * A value of each row of a grid: a stored column, the key that orders the row that a reference points to, or a value
 * that the case computes. Stored in the reader's memory or asked of SQLite: the meaning is the same.
 */
export type Expression =
  | { readonly from: 'row'; readonly column: string }
  | { readonly from: 'label'; readonly column: string; readonly to: EntityName }
  | { readonly from: 'computed'; readonly name: string };

/** Conditions are about values as stored: a bound of a decimal is its number, a text is a sort key where one is kept. */
export type Condition =
  | { readonly type: 'like'; readonly of: Expression; readonly text: string }
  | { readonly type: 'in'; readonly of: Expression; readonly values: readonly CellValue[] }
  | {
      readonly type: 'between';
      readonly of: Expression;
      readonly low: CellValue;
      readonly high: CellValue;
    }
  | { readonly type: 'unknown' | 'known'; readonly of: Expression };

/** What a grid's query asks for. Every one of `conditions` holds when any condition of it holds. */
export type GridPlan = {
  readonly entity: EntityName;
  readonly conditions: readonly (readonly Condition[])[];
  readonly order: readonly { readonly of: Expression; readonly direction: 'asc' | 'desc' }[];
};

const unknownColumn = (entity: string, column: string): AppFailure =>
  new AppFailure({
    code: 'validation',
    issues: [{ entity, id: null, column, problem: 'unknown-column', value: null }],
  });

/** The entity of this name. Throws validation. */
export const entityOf = (name: string): EntityName => {
  if (!isEntityName(name)) throw unknownColumn(name, 'id');
  return name;
};

const columnOf = (entity: EntityName, name: string): ColumnDefinition => {
  if (name === 'id') return { kind: 'integer' };
  const column = columnNamed(entity, name) ?? computedColumnNamed(entity, name);
  if (column === undefined) throw unknownColumn(entity, name);
  return column;
};

const isComputed = (entity: EntityName, name: string): boolean =>
  computedColumnNamed(entity, name) !== undefined;

const stored = (entity: EntityName, name: string): Expression =>
  isComputed(entity, name) ? { from: 'computed', name } : { from: 'row', column: sqlName(name) };

/** What orders and bounds a column: its sort companion where there is one. */
const orderedBy = (entity: EntityName, name: string): Expression => {
  const column = columnOf(entity, name);
  if (isComputed(entity, name)) return { from: 'computed', name };
  if (column.kind === 'ref') return { from: 'label', column: sqlName(name), to: column.entity as EntityName };
  return { from: 'row', column: hasSortColumn(column) ? `${sqlName(name)}_sort` : sqlName(name) };
};

const like = (entity: EntityName, name: string, text: string): Condition => {
  const column = columnOf(entity, name);
  const hasKey = column.kind === 'ref' || (column.kind === 'text' && column.sortKey === true);
  return hasKey
    ? { type: 'like', of: orderedBy(entity, name), text: sortKey(text) }
    : { type: 'like', of: stored(entity, name), text };
};

const condition = (entity: EntityName, filter: GridFilter): Condition => {
  const column = columnOf(entity, filter.column);
  const of = stored(entity, filter.column);
  switch (filter.type) {
    case 'contains':
      return like(entity, filter.column, filter.text);
    case 'equals':
      return { type: 'in', of, values: [filter.value] };
    case 'in':
      return { type: 'in', of, values: filter.values.filter((value) => value !== null) };
    case 'between': {
      const bound = (value: CellValue): CellValue =>
        column.kind === 'decimal' && value !== null ? Number(value) : value;
      return {
        type: 'between',
        of: orderedBy(entity, filter.column),
        low: bound(filter.low),
        high: bound(filter.high),
      };
    }
    default:
      return { type: filter.type, of };
  }
};

/** Quick search: every word must be in some text column or in the name of a row that this one points to. */
const searchConditions = (entity: EntityName, search: string): Condition[][] => {
  const names = Object.entries(definitionOf(entity).columns)
    .filter(([, { kind }]) => kind === 'text' || kind === 'ref' || kind === 'date')
    .map(([name]) => name);
  const words = search
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.map((word) => names.map((name) => like(entity, name, word)));
};

/** What a query asks for. Throws validation for columns that the entity does not have. */
export const planOf = (query: GridQuery): GridPlan => {
  const entity = entityOf(query.entity);
  return {
    entity,
    conditions: [
      ...query.filters.map((filter) => [condition(entity, filter)]),
      ...searchConditions(entity, query.search),
    ],
    order: query.sort.map(({ column, direction }) => ({ of: orderedBy(entity, column), direction })),
  };
};

/** Whether SQL cannot answer: the plan looks at values that the case computes. */
export const usesComputed = ({ conditions, order }: GridPlan): boolean =>
  [...conditions.flat(), ...order].some(({ of }) => of.from === 'computed');
