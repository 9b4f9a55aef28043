import { createHash } from 'node:crypto';
import { roundDecimalToMinor } from '#shared/domain/money/decimal.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { sqlName } from '#shared/domain/register/names.ts';
import { hashLine } from '#shared/domain/sampling/population.ts';
import type { SamplePopulation } from '#shared/ipc/calls/sampling.ts';
import type { ReadableDb } from '../../db/types.ts';
import { planSource } from '../register/grid-sql.ts';
import { planOf } from '../register/grid-plan.ts';
import { createPackedRows, type PackedRows } from './packed-rows.ts';

export type ReadPopulation = {
  readonly rows: PackedRows;
  /** SHA-256, hex, over one line for each row in the order of the ids. */
  readonly hash: string;
};

/** A stored amount in minor units; a cost with more decimals than its currency is rounded, a half away from zero. */
const minorOf = (stored: string | number | null, currency: string | null): number | null => {
  if (typeof stored !== 'string') return stored;
  const rounded = roundDecimalToMinor(stored, currency ?? '');
  return rounded.ok ? rounded.value : null;
};

/**
 * Every row that the query leaves, in the order of the ids, with its amount, and the hash by which the population is
 * known again. Throws validation for a filter on a column that there is not.
 */
export const readPopulation = (
  db: ReadableDb,
  { entity, amount, filters, search }: SamplePopulation,
): ReadPopulation => {
  const { sql, values } = planSource(planOf({ entity, filters, sort: [], search }));
  if (definitionOf(entity).columns[amount] === undefined) throw new Error(`${entity} has no ${amount}`);
  const statement = db.prepare(`SELECT t.id, t.${sqlName(amount)}, t.currency ${sql} ORDER BY t.id`).raw();
  const hash = createHash('sha256');
  const { rows, add } = createPackedRows();
  for (const read of statement.iterate(...values)) {
    const [id, stored, currency] = read as [number, string | number | null, string | null];
    const row = { id, amount: minorOf(stored, currency), currency };
    hash.update(hashLine(row));
    add(row);
  }
  return { rows, hash: hash.digest('hex') };
};
