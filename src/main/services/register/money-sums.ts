import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { sqlName } from '#shared/domain/register/names.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Fragment } from './grid-sql.ts';

export type MoneySum = {
  readonly currency: string;
  readonly column: string;
  readonly minor: bigint;
  /** Rows whose amount is not known. */
  readonly unknown: number;
};

/** An entity's columns that can be added up: none without amounts of its own currency. */
export const moneyColumns = (entity: EntityName): readonly string[] => {
  const { columns } = definitionOf(entity);
  if (!Object.hasOwn(columns, 'currency')) return [];
  return Object.keys(columns).filter((name) => columns[name]?.kind === 'money');
};

/**
 * Exact sums of an entity's money columns, per currency and column; none for an entity without amounts of its own currency.
 * @param source `FROM … t WHERE …`: the rows to add up
 */
export const moneySums = (db: ReadableDb, entity: EntityName, source: Fragment): readonly MoneySum[] => {
  const money = moneyColumns(entity);
  if (money.length === 0) return [];
  const parts = money.map(
    (name) =>
      `sum(t.${sqlName(name)}) AS "sum:${name}", sum(t.${sqlName(name)} IS NULL) AS "unknown:${name}"`,
  );
  const groups = db
    .prepare(
      `SELECT t.currency AS currency, ${parts.join(', ')} ${source.sql} GROUP BY t.currency ORDER BY t.currency`,
    )
    .safeIntegers()
    .all(...source.values) as Record<string, string | bigint | null>[];
  return groups.flatMap((group) =>
    money.map((column) => ({
      currency: String(group['currency'] ?? ''),
      column,
      minor: BigInt(group[`sum:${column}`] ?? 0),
      unknown: Number(group[`unknown:${column}`] ?? 0),
    })),
  );
};
