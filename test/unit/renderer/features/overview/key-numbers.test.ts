import { describe, expect, it } from 'vitest';
import { attentionOf, keyNumbers } from '#renderer/features/overview/model/key-numbers.ts';
import { toDoList } from '#renderer/features/overview/model/to-do.ts';
import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { exactly, noTotalProvenance, overrunFlag, overrunRow } from '../overruns/overrun-rows.ts';

const total = (currency: string, contracts: number): OverrunPortfolio['totals'][number] => ({
  currency,
  contracts,
  original: exactly('100'),
  originalUnknown: 1,
  current: { low: '150', high: null },
  currentUnknown: 0,
  invoiced: '0',
  paid: '0',
  cost: { low: '150', high: null },
  costUnknown: 0,
  overrun: { low: '50', high: null },
  percent: { low: '50.0', high: null },
  provenance: noTotalProvenance,
});

const importItem = (change: Partial<ImportListItem>): ImportListItem => ({
  importId: 1,
  file: 'T3.xlsx',
  committedAt: 1,
  state: 'committed',
  accepted: 497,
  rejected: 3,
  ignored: 0,
  openRejects: 3,
  amounts: [{ currency: 'CAD', read: '10.00', accepted: '6.00', rejected: '4.00', ignored: '0.00' }],
  ...change,
});

describe('keyNumbers', () => {
  it('gives one entry per currency, that of most contracts first, and never adds them', () => {
    const numbers = keyNumbers(
      { contracts: [], totals: [total('USD', 1), total('CAD', 4)], byPublicBody: [], byVendor: [] },
      null,
    );
    expect(numbers.map(({ beyond }) => beyond)).toEqual([null, null]);
    expect(numbers.map((entry) => [entry.currency, entry.contracts])).toEqual([
      ['CAD', 4],
      ['USD', 1],
    ]);
  });

  it('counts contracts certainly beyond the limit and values known as "at least", without programmes', () => {
    const beyond = { amount: exactly('1'), percent: { low: '10.1', high: null } };
    const [cad] = keyNumbers(
      {
        contracts: [
          overrunRow({ overrunOriginal: beyond, current: { low: '1', high: null } }),
          overrunRow({ overrunOriginal: { amount: exactly('1'), percent: { low: '9.9', high: '30.0' } } }),
          overrunRow({ kind: 'programme', overrunOriginal: beyond, current: { low: '1', high: null } }),
        ],
        totals: [total('CAD', 2)],
        byPublicBody: [],
        byVendor: [],
      },
      10,
    );
    expect(cad).toMatchObject({ beyond: 1, currentAtLeast: 1, direction: 'over', originalUnknown: 1 });
  });
});

describe('attentionOf', () => {
  it('counts open rejected rows of committed imports only, and flags of every contract', () => {
    const rows = [overrunRow({ flags: [overrunFlag(), overrunFlag()] }), overrunRow()];
    const imports = [importItem({}), importItem({ state: 'undone', openRejects: 9 })];
    expect(attentionOf(rows, imports)).toEqual({ openRejects: 3, flags: 2, flaggedContracts: 1 });
  });
});

describe('toDoList', () => {
  it('lists imports not agreed to, rejected rows with their amount, then flagged contracts', () => {
    const flagged = overrunRow({ id: 7, flags: [overrunFlag(), overrunFlag({ rule: 'late' })] });
    const list = toDoList(
      [overrunRow(), flagged],
      [importItem({ importId: 2, state: 'staged' }), importItem({})],
    );
    expect(list.map((item) => item.kind)).toEqual(['staged', 'rejects', 'flags']);
    expect(list[1]).toMatchObject({ count: 3, amounts: [{ currency: 'CAD', amount: '4.00' }] });
    expect(list[2]).toMatchObject({ row: { id: 7 } });
  });

  it('gives no amount once some of the rejected rows were dealt with', () => {
    expect(toDoList([], [importItem({ openRejects: 2 })])[0]).toMatchObject({ count: 2, amounts: [] });
  });

  it('says nothing of imports that are done', () => {
    expect(toDoList([], [importItem({ openRejects: 0 }), importItem({ state: 'undone' })])).toEqual([]);
  });
});
