import { setImmediate as nextTurn } from 'node:timers/promises';
import { compareDecimals } from '#shared/domain/money/decimal.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';
import type { CostGrouping, CostSum } from '#shared/ipc/cloud-schemas.ts';
import type { GridFilter } from '#shared/ipc/grid-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { sourceOf } from '../register/grid-sql.ts';

/** Lines added up before another query of the same thread gets its turn. */
const linesAtOnce = 20_000;

const keys: Readonly<Record<CostGrouping, string>> = {
  invoice: 't.invoice_number',
  account: 't.account',
  service: 't.service',
  region: 't.region',
  month: 'substr(t.period_start, 1, 7)',
};

type Line = {
  readonly id: number;
  readonly key: string | null;
  readonly currency: string;
  readonly billed: string | null;
  readonly effective: string | null;
  readonly list: string | null;
};

type Asked = { readonly by: CostGrouping; readonly filters: readonly GridFilter[] };

/**
 * Adds up the lines of cloud bills that the filters leave, by what is asked and by currency; exact, whatever their
 * decimals. Months in their order, else the largest billed cost of a currency first; lines that do not say come last.
 * Throws validation for a filter on a column that there is not.
 */
export const costSums = async (db: ReadableDb, { by, filters }: Asked): Promise<readonly CostSum[]> => {
  const source = sourceOf({ entity: 'costRecord', filters: [...filters], sort: [], search: '' });
  const condition = source.sql.includes(' WHERE ') ? 'AND' : 'WHERE';
  const next = db.prepare<unknown[], Line>(
    `SELECT t.id, ${keys[by]} AS key, t.currency, t.billed_cost AS billed, t.effective_cost AS effective,
       t.list_cost AS list ${source.sql} ${condition} t.id > ? ORDER BY t.id LIMIT ${linesAtOnce}`,
  );
  const groups = new Map<string, Group>();
  for (let last = 0, isMore = true; isMore;) {
    const lines = next.all(...source.values, last);
    for (const line of lines) addLine(groups, line);
    last = lines.at(-1)?.id ?? last;
    isMore = lines.length === linesAtOnce;
    if (isMore) await nextTurn();
  }
  return [...groups.values()].map(sumOf).toSorted(by === 'month' ? byKey : byCost);
};

type Group = {
  readonly key: string | null;
  readonly currency: string;
  lines: number;
  readonly sums: Record<'billed' | 'effective' | 'list', DecimalSum | null>;
};

const addLine = (groups: Map<string, Group>, line: Line): void => {
  const { key, currency } = line;
  const name = `${currency}${key === null ? '' : ` ${key}`}`;
  let group = groups.get(name);
  if (group === undefined) {
    group = { key, currency, lines: 0, sums: { billed: null, effective: null, list: null } };
    groups.set(name, group);
  }
  group.lines += 1;
  for (const cost of ['billed', 'effective', 'list'] as const) {
    const text = line[cost];
    if (text !== null) (group.sums[cost] ??= createDecimalSum()).add(text);
  }
};

const sumOf = ({ key, currency, lines, sums }: Group): CostSum => ({
  key,
  currency,
  lines,
  billed: sums.billed?.text(2) ?? null,
  effective: sums.effective?.text(2) ?? null,
  list: sums.list?.text(2) ?? null,
});

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const knownFirst = (a: CostSum, b: CostSum): number => Number(a.key === null) - Number(b.key === null);

const byKey = (a: CostSum, b: CostSum): number =>
  knownFirst(a, b) || compareTexts(a.key ?? '', b.key ?? '') || compareTexts(a.currency, b.currency);

const byCost = (a: CostSum, b: CostSum): number =>
  compareTexts(a.currency, b.currency) ||
  knownFirst(a, b) ||
  compareDecimals(b.billed ?? '0', a.billed ?? '0') ||
  compareTexts(a.key ?? '', b.key ?? '');
