import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { likePattern } from '../../db/like-pattern.ts';
import { planOf, type Condition, type Expression, type GridPlan } from './grid-plan.ts';
import { labelExpression } from './labels.ts';

/** SQL text and its parameters. Identifiers in the text come from the dictionary; values are always bound. */
export type Fragment = { readonly sql: string; readonly values: readonly CellValue[] };

/** Scalar SQL over the row `t`. */
export const sqlOf = (expression: Expression): string => {
  if (expression.from === 'computed') throw new Error(`${expression.name} is not stored`);
  const column = `t.${expression.column}`;
  return expression.from === 'row' ? column : labelExpression(expression.to, column, 'sort');
};

const conditionSql = (condition: Condition): Fragment => {
  const sql = sqlOf(condition.of);
  switch (condition.type) {
    case 'like':
      return { sql: `CAST(${sql} AS TEXT) LIKE ? ESCAPE '\\'`, values: [likePattern(condition.text)] };
    case 'in':
      return condition.values.length === 1
        ? { sql: `${sql} IS ?`, values: condition.values }
        : { sql: `${sql} IN (${condition.values.map(() => '?').join(', ')})`, values: condition.values };
    case 'between': {
      const { low, high } = condition;
      const parts = [...(low === null ? [] : [`${sql} >= ?`]), ...(high === null ? [] : [`${sql} <= ?`])];
      return {
        sql: parts.length === 0 ? '1' : parts.join(' AND '),
        values: [low, high].filter((value) => value !== null),
      };
    }
    case 'unknown':
      return { sql: `${sql} IS NULL`, values: [] };
    case 'known':
      return { sql: `${sql} IS NOT NULL`, values: [] };
  }
};

const anyOf = (conditions: readonly Condition[]): Fragment => {
  const fragments = conditions.map(conditionSql);
  return {
    sql: `(${fragments.map(({ sql }) => sql).join(' OR ')})`,
    values: fragments.flatMap(({ values }) => values),
  };
};

/** `FROM … WHERE …` of a plan. */
export const planSource = ({ entity, conditions }: GridPlan): Fragment => {
  const fragments = conditions.map(anyOf);
  const where = fragments.length === 0 ? '' : ` WHERE ${fragments.map(({ sql }) => sql).join(' AND ')}`;
  return {
    sql: `FROM ${readableTable(entity)} t${where}`,
    values: fragments.flatMap(({ values }) => values),
  };
};

/** `ORDER BY …` of a plan: unknown values last, then by id, so that the order is total. */
export const planOrder = ({ order }: GridPlan): string => {
  const terms = order.map(
    ({ of, direction }) => `${sqlOf(of)} ${direction === 'asc' ? 'ASC' : 'DESC'} NULLS LAST`,
  );
  return `ORDER BY ${[...terms, 't.id'].join(', ')}`;
};

/** `FROM … WHERE …` of a grid's query. Throws validation for columns that the entity does not have. */
export const sourceOf = (query: GridQuery): Fragment => planSource(planOf(query));

/** `ORDER BY …` of a grid's query. */
export const orderOf = (query: GridQuery): string => planOrder(planOf(query));
