import { describe, expect, it } from 'vitest';
import { barGroups } from '#renderer/features/overview/model/bars.ts';
import { exactly, overrunRow } from '../overruns/overrun-rows.ts';

const barsOf = (...rows: Parameters<typeof overrunRow>[0][]) =>
  barGroups(
    rows.map((row, index) => overrunRow({ id: index + 1, ...row })),
    10,
  );

describe('barGroups', () => {
  it('splits a bar into the baseline and what came on top', () => {
    const [group] = barsOf({ original: exactly('100'), cost: exactly('200') });
    expect(group?.contracts[0]?.parts).toEqual([
      { kind: 'base', from: 0, to: 0.5 },
      { kind: 'over', from: 0.5, to: 1 },
    ]);
  });

  it('draws "at least" up to its bound and leaves the end open', () => {
    const [group] = barsOf({ original: exactly('638'), cost: { low: '1100', high: null } });
    expect(group?.contracts[0]).toMatchObject({ isOpenEnded: true, end: 1 });
  });

  it('keeps the uncertain parts of ranges apart from the certain ones', () => {
    const [group] = barsOf({ original: { low: '100', high: '120' }, cost: { low: '150', high: '200' } });
    expect(group?.contracts[0]?.parts).toEqual([
      { kind: 'base', from: 0, to: 0.5 },
      { kind: 'base-range', from: 0.5, to: 0.6 },
      { kind: 'over', from: 0.6, to: 0.75 },
      { kind: 'over-range', from: 0.75, to: 1 },
    ]);
  });

  it('shows what may not be spent', () => {
    const [group] = barsOf({
      original: exactly('100'),
      cost: exactly('80'),
      overrunOriginal: { amount: { low: '-20', high: '5' }, percent: null },
    });
    expect(group?.contracts[0]?.parts).toEqual([
      { kind: 'base', from: 0, to: 0.8 },
      { kind: 'unspent', from: 0.8, to: 1 },
    ]);
  });

  it('draws nothing when an amount is unknown, but keeps the contract', () => {
    const [group] = barsOf({ original: null, cost: exactly('80') }, { original: exactly('10'), cost: null });
    expect(group?.contracts.map((bar) => bar.parts)).toEqual([[], []]);
  });

  it('gives each currency its own scale', () => {
    const groups = barsOf(
      { currency: 'CAD', original: exactly('1000'), cost: exactly('2000') },
      { currency: 'USD', original: exactly('10'), cost: exactly('20') },
    );
    expect(groups.map((group) => [group.currency, group.contracts[0]?.end])).toEqual([
      ['CAD', 1],
      ['USD', 1],
    ]);
  });

  it('keeps the worst ones only', () => {
    const rows = [overrunRow({ id: 1 }), overrunRow({ id: 2 }), overrunRow({ id: 3 })];
    expect(barGroups(rows, 2)[0]?.contracts.map((bar) => bar.row.id)).toEqual([1, 2]);
  });

  it('sets programmes apart, on the same scale', () => {
    const [group] = barsOf(
      { original: exactly('50'), cost: exactly('100') },
      { kind: 'programme', original: exactly('100'), cost: exactly('200') },
    );
    expect(group?.contracts.map((bar) => bar.end)).toEqual([0.5]);
    expect(group?.programmes.map((bar) => bar.end)).toEqual([1]);
  });

  it('leaves out contracts that stayed within their value', () => {
    const within = { amount: exactly('0'), percent: exactly('0.0') };
    const below = { amount: exactly('-5'), percent: exactly('-5.0') };
    expect(barsOf({ overrunOriginal: within }, { overrunOriginal: below })).toEqual([]);
  });
});
