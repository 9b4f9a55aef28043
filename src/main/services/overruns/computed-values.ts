import type { ComputedColumnName } from '#shared/domain/register/computed-columns.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { overrunPortfolio } from './overrun-portfolio.ts';

const valueOf: Readonly<Record<ComputedColumnName, (row: OverrunRow) => number | null>> = {
  'cost:current': ({ current }) => numberOf(current?.low ?? null),
  'cost:overrun': ({ overrunOriginal }) => numberOf(overrunOriginal?.percent?.low ?? null),
  'cost:flags': ({ flags }) => flags.length,
};

/** To order and to bound by: exact up to 2^53, which no amount of a contract comes near. */
const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** A computed column of the contracts on `today`, by their ids. */
export const computedValues = (
  db: ReadableDb,
  name: ComputedColumnName,
  today: string,
): ReadonlyMap<number, number | null> =>
  new Map(overrunPortfolio(db, today).contracts.map((row) => [row.id, valueOf[name](row)]));
