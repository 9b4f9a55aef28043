import { expect, onTestFinished, test } from 'vitest';
import type { ReaderHandlers } from '#main/workers/reader-handlers.ts';
import { openReaders } from '#main/workers/readers.ts';
import { startThread } from '#main/workers/thread.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import { testThreads } from '../../support/built-main.ts';
import { contractFields, newCase } from '../../support/case-fixture.ts';

const query = (sort: GridQuery['sort'] = []): GridQuery => ({
  entity: 'contract',
  filters: [],
  sort,
  search: '',
});

const readersOf = async (largeFrom: number) => {
  const { path, add } = await newCase();
  for (const [reference, low] of [
    ['C-1', 300_00],
    ['C-2', 100_00],
    ['C-3', null],
  ] as const)
    add(
      'contract',
      contractFields(reference, { originalHedge: 'exact', originalLow: low, originalHigh: low }),
    );
  let started = 0;
  const start = () => {
    started += 1;
    return startThread<ReaderHandlers>(testThreads, 'reader', { path, check: false, readOnly: false });
  };
  const readers = openReaders(path, start(), start, largeFrom);
  onTestFinished(() => readers.terminate());
  return { readers, started: () => started };
};

test('in a large case slow queries have readers of their own, started when they are needed', async () => {
  const { readers, started } = await readersOf(0);
  const { remote } = readers;
  expect((await remote.page({ query: query(), offset: 0, limit: 10 })).total).toBe(3);
  expect(started()).toBe(1);
  const today = '2026-01-15';
  expect((await remote.overrunPortfolio({ today })).contracts).toHaveLength(3);
  expect(started()).toBe(2);
  expect(await remote.find({ text: 'C-1', limit: 5 })).toHaveLength(1);
  expect(started()).toBe(3);
  const sort: GridQuery['sort'] = [{ column: 'cost:current', direction: 'asc' }];
  const page = await remote.page({ query: query(sort), offset: 0, limit: 10, today });
  expect(page.rows.map(({ values }) => values['reference'])).toEqual(['C-2', 'C-1', 'C-3']);
  expect(started()).toBe(3);
  await readers.terminate();
  await expect(remote.page({ query: query(), offset: 0, limit: 10 })).rejects.toMatchObject({
    error: { code: 'cancelled' },
  });
});

test('in a small case one reader answers all', async () => {
  const { readers, started } = await readersOf(1_000_000_000);
  await readers.remote.overrunPortfolio({ today: '2026-01-15' });
  await readers.remote.find({ text: 'C-1', limit: 5 });
  expect(started()).toBe(1);
});
