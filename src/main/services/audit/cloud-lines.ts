import type { RowReference } from '#shared/domain/audit/test-run.ts';
import { exactly, type Interval } from '#shared/domain/money/interval.ts';
import { roundDecimalToMinor } from '#shared/domain/money/decimal.ts';
import { sqlName } from '#shared/domain/register/names.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { TestInput } from './audit-test.ts';

type CostRecord = RowOf<'costRecord'>;

/** Lines of cloud bills one at a time, with these columns only: a bill may have a million of them. */
export const cloudLines = <C extends Extract<keyof CostRecord, string>>(
  { db }: Pick<TestInput, 'db'>,
  columns: readonly C[],
): IterableIterator<Pick<CostRecord, C | 'id'>> =>
  prepared(
    db,
    `SELECT id, ${columns.map((column) => `${sqlName(column)} AS "${column}"`).join(', ')}
     FROM visible_cost_records ORDER BY id`,
  ).iterate() as IterableIterator<Pick<CostRecord, C | 'id'>>;

/** Lines of a group that an exception leads to; it says how many there are in all. */
const mostRows = 200;

/** A group of lines that is added up. */
export type LineGroup = { lines: number; readonly rows: RowReference[] };

/** Counts a line of a group, and keeps it while there are few. */
export const addRow = (group: LineGroup, id: number): void => {
  group.lines += 1;
  if (group.rows.length < mostRows) group.rows.push({ entity: 'costRecord', id });
};

/** The group of a key, made when it is asked for first. */
export const groupOf = <T>(groups: Map<string, T>, key: string, make: () => T): T => {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const made = make();
  groups.set(key, made);
  return made;
};

/** A decimal cost as an amount at risk, nothing below zero; null where it is too large to say. */
export const costAtRisk = (cost: string, currency: string): Interval | null => {
  const minor = roundDecimalToMinor(cost, currency);
  return minor.ok ? exactly(Math.max(minor.value, 0)) : null;
};
