import { openReadable } from '#main/db/open-database.ts';
import { selectList } from '#main/db/row-store.ts';
import { orderOf, sourceOf } from '#main/services/register/grid-sql.ts';
import { labelExpression } from '#main/services/register/labels.ts';
import { openCaseSession, type CaseSession } from '#main/workers/case-session.ts';
import { sourceThreads } from '#main/workers/thread.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/grid-schemas.ts';
import { inMilliseconds, scaled, type BenchRow } from '../bench-row.ts';
import { filledCase } from '../generate/cases.ts';
import { seededRandom } from '../measure/random.ts';
import { median, percentile } from '../measure/statistics.ts';

const pageSize = 200;
const pagesPerQuery = 40;
const peerPagesPerQuery = 5;

type Direction = 'asc' | 'desc';

const linesQuery = (
  sort: readonly (readonly [string, Direction])[],
  filters: readonly GridFilter[] = [],
  search = '',
): GridQuery => ({
  entity: 'invoiceLine',
  sort: sort.map(([column, direction]) => ({ column, direction })),
  filters: [...filters],
  search,
});

const queries: Readonly<Record<string, GridQuery>> = {
  'as entered': linesQuery([]),
  'total, largest first': linesQuery([['total', 'desc']]),
  description: linesQuery([['description', 'asc']]),
  'unit price': linesQuery([['unitPrice', 'asc']]),
  'name of the contract': linesQuery([['contractId', 'asc']]),
  'contract, then net': linesQuery([
    ['contractId', 'desc'],
    ['net', 'asc'],
  ]),
  'one contract by total': linesQuery(
    [['total', 'desc']],
    [{ type: 'equals', column: 'contractId', value: 7 }],
  ),
  'net in a range': linesQuery(
    [['net', 'asc']],
    [{ type: 'between', column: 'net', low: 1_000_000, high: 5_000_000 }],
  ),
  'description contains': linesQuery([], [{ type: 'contains', column: 'description', text: 'Québec' }]),
  'quick search': linesQuery([], [], 'formation rimouski'),
};

type QueryTimes = {
  readonly first: number;
  readonly later: readonly number[];
  readonly offsets: readonly number[];
};

const timed = async <T>(work: () => Promise<T> | T): Promise<{ readonly value: T; readonly ms: number }> => {
  const begin = performance.now();
  const value = await work();
  return { value, ms: performance.now() - begin };
};

/** The first page of an ordering, then pages at random offsets, through the session as the window asks for them. */
const timePages = async (session: CaseSession, query: GridQuery): Promise<QueryTimes> => {
  const random = seededRandom(6);
  const ask = (offset: number) => timed(() => session.reader.page({ query, offset, limit: pageSize }));
  const first = await ask(0);
  if (first.value.rows.length < pageSize) throw new Error('the query has less than a page of rows');
  const offsets = Array.from({ length: pagesPerQuery }, () =>
    Math.floor(random() * (first.value.total - pageSize)),
  );
  const later: number[] = [];
  for (const offset of offsets) later.push((await ask(offset)).ms);
  return { first: first.ms, later, offsets };
};

/** First pages just after the case was opened, while what orders the rows is still being read. */
const timeColdPages = async (session: CaseSession): Promise<number[]> => {
  const times: number[] = [];
  for (const query of Object.values(queries))
    times.push((await timed(() => session.reader.page({ query, offset: 0, limit: pageSize }))).ms);
  // Until everything is read: a page far down an order that nobody asked for yet.
  const last = { ...linesQuery([['periodEnd', 'asc']]), search: 'formation' };
  await session.reader.page({ query: last, offset: 10_000, limit: 1 });
  await session.reader.aggregate({ query: linesQuery([]) });
  return times;
};

/** The same rows by LIMIT and OFFSET on a connection of this very thread: no thread to cross. */
const timePeer = async (path: string, query: GridQuery, offsets: readonly number[]): Promise<number[]> => {
  const db = openReadable(path, { check: false });
  try {
    const source = sourceOf(query);
    const columns = `${selectList('invoiceLine', 't')},
      ${labelExpression('invoice', 't.invoice_id', 'fr')}, ${labelExpression('contract', 't.contract_id', 'fr')}`;
    const statement = db.prepare(
      `SELECT ${columns} ${source.sql} ${orderOf(query)} LIMIT ${pageSize} OFFSET ?`,
    );
    const times: number[] = [];
    for (const offset of offsets.slice(0, peerPagesPerQuery))
      times.push((await timed(() => statement.all(...source.values, offset))).ms);
    return times;
  } finally {
    db.close();
  }
};

/** Pages of a grid at random places, for several orderings and filters. */
export const gridPagesRow: BenchRow = {
  row: 6,
  title: 'pages of a grid',
  measure: async (size) => {
    const lines = scaled(1_000_000, size);
    const path = await filledCase(lines);
    const session = await openCaseSession({ path, actor: 'bench', threads: sourceThreads, readOnly: true });
    const [firsts, laters, peers]: [number[], number[], number[]] = [[], [], []];
    const figures: Record<string, number> = { lines };
    try {
      const cold = await timeColdPages(session);
      figures['just opened: median first page ms'] = median(cold);
      figures['just opened: slowest first page ms'] = Math.max(...cold);
      for (const [name, query] of Object.entries(queries)) {
        const { first, later, offsets } = await timePages(session, query);
        const peer = await timePeer(path, query, offsets);
        firsts.push(first);
        laters.push(...later);
        peers.push(...peer);
        figures[`${name}: first page ms`] = first;
        figures[`${name}: p95 ms`] = percentile(later, 0.95);
        figures[`${name}: LIMIT OFFSET median ms`] = median(peer);
      }
    } finally {
      await session.close();
    }
    const [p50, p95, peerP50, peerP95] = [
      percentile(laters, 0.5),
      percentile(laters, 0.95),
      percentile(peers, 0.5),
      percentile(peers, 0.95),
    ];
    Object.assign(figures, { p50, p95, peerP50, peerP95, slowestFirstPage: Math.max(...firsts) });
    const what = `grid page of ${pageSize} of ${lines.toLocaleString('en')} lines`;
    return [
      {
        row: 6,
        what: `${what}, p50 / p95`,
        ours: `${inMilliseconds(p50)} / ${inMilliseconds(p95)}`,
        peer: `LIMIT OFFSET: ${inMilliseconds(peerP50)} / ${inMilliseconds(peerP95)}`,
        ratio: p95 / peerP95,
        target: 'p95 ≤ 30 ms',
        isReached: p95 <= 30,
        figures,
      },
      {
        row: 6,
        what: `${what}: first page of a new ordering, median / slowest`,
        ours: `${inMilliseconds(median(firsts))} / ${inMilliseconds(Math.max(...firsts))}`,
        peer: `LIMIT OFFSET: ${inMilliseconds(peerP50)} / ${inMilliseconds(Math.max(...peers))}`,
        ratio: median(firsts) / peerP50,
        target: 'p95 ≤ 30 ms',
        isReached: percentile(firsts, 0.95) <= 30,
        figures: { medianFirst: median(firsts), slowestFirst: Math.max(...firsts) },
      },
    ];
  },
};
