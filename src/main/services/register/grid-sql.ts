import { AppFailure } from '#shared/ipc/app-error.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/contract.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import {
  columnNamed,
  definitionOf,
  isEntityName,
  type EntityName,
} from '#shared/domain/register/entities.ts';
import { hasSortColumn, readableTable, sqlName } from '#shared/domain/register/names.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { likePattern } from '../../db/like-pattern.ts';
import { labelExpression } from './labels.ts';

/** SQL text and its parameters. Identifiers in the text come from the dictionary; values are always bound. */
export type Fragment = { readonly sql: string; readonly values: readonly CellValue[] };

const unknownColumn = (entity: string, column: string): AppFailure =>
  new AppFailure({
    code: 'validation',
    issues: [{ entity, id: null, column, problem: 'unknown-column', value: null }],
  });

export const entityOf = (name: string): EntityName => {
  if (!isEntityName(name)) throw unknownColumn(name, 'id');
  return name;
};

const columnOf = (entity: EntityName, name: string): ColumnDefinition => {
  if (name === 'id') return { kind: 'integer' };
  const column = columnNamed(entity, name);
  if (column === undefined) throw unknownColumn(entity, name);
  return column;
};

/** What orders and bounds a column: its sort companion where there is one. */
const orderedBy = (entity: EntityName, name: string): string => {
  const column = columnOf(entity, name);
  if (column.kind === 'ref')
    return labelExpression(column.entity as EntityName, `t.${sqlName(name)}`, 'sort');
  return hasSortColumn(column) ? `t.${sqlName(name)}_sort` : `t.${sqlName(name)}`;
};

const textCondition = (entity: EntityName, name: string, text: string): Fragment => {
  const column = columnOf(entity, name);
  if (column.kind === 'ref') {
    const label = labelExpression(column.entity as EntityName, `t.${sqlName(name)}`, 'sort');
    return { sql: `${label} LIKE ? ESCAPE '\\'`, values: [likePattern(sortKey(text))] };
  }
  if (column.kind === 'text' && column.sortKey === true) {
    return { sql: `t.${sqlName(name)}_sort LIKE ? ESCAPE '\\'`, values: [likePattern(sortKey(text))] };
  }
  return { sql: `CAST(t.${sqlName(name)} AS TEXT) LIKE ? ESCAPE '\\'`, values: [likePattern(text)] };
};

const betweenCondition = (entity: EntityName, name: string, low: CellValue, high: CellValue): Fragment => {
  const column = columnOf(entity, name);
  const expression = orderedBy(entity, name);
  const bound = (value: CellValue): CellValue =>
    column.kind === 'decimal' && value !== null ? Number(value) : value;
  const parts = [
    ...(low === null ? [] : [`${expression} >= ?`]),
    ...(high === null ? [] : [`${expression} <= ?`]),
  ];
  const values = [low, high].filter((value) => value !== null).map(bound);
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), values };
};

const filterCondition = (entity: EntityName, filter: GridFilter): Fragment => {
  columnOf(entity, filter.column);
  const column = `t.${sqlName(filter.column)}`;
  switch (filter.type) {
    case 'contains':
      return textCondition(entity, filter.column, filter.text);
    case 'equals':
      return { sql: `${column} IS ?`, values: [filter.value] };
    case 'in':
      return { sql: `${column} IN (${filter.values.map(() => '?').join(', ')})`, values: filter.values };
    case 'between':
      return betweenCondition(entity, filter.column, filter.low, filter.high);
    case 'unknown':
      return { sql: `${column} IS NULL`, values: [] };
    case 'known':
      return { sql: `${column} IS NOT NULL`, values: [] };
  }
};

/** Quick search: every word must be in some text column or in the name of a row that this one points to. */
const searchCondition = (entity: EntityName, search: string): Fragment[] => {
  const names = Object.entries(definitionOf(entity).columns)
    .filter(([, { kind }]) => kind === 'text' || kind === 'ref' || kind === 'date')
    .map(([name]) => name);
  const words = search
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.map((word) => {
    const conditions = names.map((name) => textCondition(entity, name, word));
    return {
      sql: `(${conditions.map(({ sql }) => sql).join(' OR ')})`,
      values: conditions.flatMap(({ values }) => values),
    };
  });
};

/** `FROM … WHERE …` of a grid's query. Throws validation for columns that the entity does not have. */
export const sourceOf = (query: GridQuery): Fragment => {
  const entity = entityOf(query.entity);
  const conditions = [
    ...query.filters.map((filter) => filterCondition(entity, filter)),
    ...searchCondition(entity, query.search),
  ];
  const where =
    conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`;
  return {
    sql: `FROM ${readableTable(entity)} t${where}`,
    values: conditions.flatMap(({ values }) => values),
  };
};

/** `ORDER BY …`: unknown values last, then by id, so that the order is total. */
export const orderOf = (query: GridQuery): string => {
  const entity = entityOf(query.entity);
  const terms = query.sort.map(({ column, direction }) => {
    const order = direction === 'asc' ? 'ASC' : 'DESC';
    return `${orderedBy(entity, column)} ${order} NULLS LAST`;
  });
  return `ORDER BY ${[...terms, 't.id'].join(', ')}`;
};
