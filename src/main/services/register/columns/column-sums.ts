import { sqlName } from '#shared/domain/register/names.ts';
import { moneyColumns, type MoneySum } from '../money-sums.ts';
import type { EncodedColumn } from './encoded-column.ts';
import type { PlannedRows } from './grid-columns.ts';

/** Numbers below this add up exactly. */
const exact = 2 ** 52;

/** By place of the currency. */
type Tallies = { readonly sums: readonly bigint[]; readonly unknown: Uint32Array };

const amountsOf = ({ values }: EncodedColumn): Float64Array => {
  const amounts = new Float64Array(values.length);
  for (let rank = 0; rank < amounts.length; rank += 1) amounts[rank] = Number(values[rank]);
  return amounts;
};

const talliesOf = (money: EncodedColumn, currency: EncodedColumn, positions: Uint32Array): Tallies => {
  const places = currency.values.length + 1;
  const amounts = amountsOf(money);
  const [small, unknown] = [new Float64Array(places), new Uint32Array(places)];
  const sums = Array.from({ length: places }, () => 0n);
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] ?? 0;
    const place = currency.ranks[position] ?? 0;
    const amount = amounts[money.ranks[position] ?? 0];
    const sum = (small[place] ?? 0) + (amount ?? 0);
    if (amount === undefined) unknown[place] = (unknown[place] ?? 0) + 1;
    else if (Math.abs(sum) < exact) small[place] = sum;
    else {
      sums[place] = (sums[place] ?? 0n) + BigInt(small[place] ?? 0) + BigInt(amount);
      small[place] = 0;
    }
  }
  return { sums: sums.map((sum, place) => sum + BigInt(small[place] ?? 0)), unknown };
};

/** The sums that `moneySums` asks SQLite for, of rows in memory. */
export const columnSums = ({ store, positions, columnOf }: PlannedRows): readonly MoneySum[] => {
  const money = moneyColumns(store.entity);
  if (money.length === 0 || positions.length === 0) return [];
  const currency = columnOf({ from: 'row', column: 'currency' });
  const used = new Uint8Array(currency.values.length + 1);
  for (let at = 0; at < positions.length; at += 1) used[currency.ranks[positions[at] ?? 0] ?? 0] = 1;
  const tallies = money.map(
    (column) =>
      [column, talliesOf(columnOf({ from: 'row', column: sqlName(column) }), currency, positions)] as const,
  );
  // Unknown currencies first, as SQLite has them.
  const places = [currency.values.length, ...currency.values.keys()].filter((place) => used[place] === 1);
  return places.flatMap((place) =>
    tallies.map(([column, { sums, unknown }]) => ({
      currency: String(currency.values[place] ?? ''),
      column,
      minor: sums[place] ?? 0n,
      unknown: unknown[place] ?? 0,
    })),
  );
};
