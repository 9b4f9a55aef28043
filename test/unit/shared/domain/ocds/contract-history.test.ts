import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractHistory, type HistoryPoint } from '#shared/domain/ocds/contract-history.ts';
import type { PublishedAmendment } from '#shared/domain/ocds/published.ts';

const cad = (minor: number) => ({ currency: 'CAD', minor });

const point = (order: string, over: Partial<HistoryPoint> = {}): HistoryPoint => ({
  order,
  releaseId: `r-${order}`,
  publishedOn: order,
  value: null,
  original: null,
  isFinal: false,
  endsOn: null,
  amendments: [],
  ...over,
});

const amendment = (id: string, over: Partial<PublishedAmendment> = {}): PublishedAmendment => ({
  id,
  signedOn: null,
  description: null,
  change: null,
  ...over,
});

describe('contractHistory', () => {
  it('gives the one new amendment of a publication the difference of the values', () => {
    const history = contractHistory([
      point('2026-01-01', { value: cad(100_00) }),
      point('2026-02-01', { value: cad(130_00), amendments: [amendment('A1')] }),
      point('2026-03-01', { value: cad(125_00), amendments: [amendment('A1'), amendment('A2')] }),
    ]);
    expect(history.original).toEqual(cad(100_00));
    expect(history.changes.map(({ number, amount }) => [number, amount?.minor])).toEqual([
      ['A1', 30_00],
      ['A2', -5_00],
    ]);
  });

  it('does not guess how several new amendments share one difference', () => {
    const history = contractHistory([
      point('2026-01-01', { value: cad(100_00) }),
      point('2026-02-01', { value: cad(130_00), amendments: [amendment('A1'), amendment('A2')] }),
    ]);
    expect(history.changes.map(({ amount }) => amount)).toEqual([null, null]);
    expect(history.hasSharedChange).toBe(true);
  });

  it('keeps the amount that an amendment states', () => {
    const history = contractHistory([
      point('2026-01-01', { value: cad(100_00), amendments: [amendment('A1', { change: cad(7_00) })] }),
    ]);
    expect(history.changes[0]?.amount).toEqual(cad(7_00));
  });

  it('shows a change of value that no amendment explains, under the name of its publication', () => {
    const history = contractHistory([
      point('2026-01-01', { value: cad(100_00) }),
      point('2026-02-01', { value: cad(90_00) }),
    ]);
    expect(history.changes).toMatchObject([
      { number: 'r-2026-02-01', amount: cad(-10_00), isInferred: true },
    ]);
  });

  it('takes what was awarded as the original when the first value is the final one', () => {
    const history = contractHistory([
      point('2026-02-01', { value: cad(30_502_47), original: cad(43_016_00), isFinal: true }),
    ]);
    expect(history.original).toEqual(cad(43_016_00));
    expect(history.changes).toMatchObject([{ amount: cad(-12_513_53), isInferred: true }]);
  });

  it('leaves the change unknown when the first value is already amended and no original is published', () => {
    const history = contractHistory([
      point('2026-02-01', { value: cad(130_00), amendments: [amendment('A1')] }),
    ]);
    expect(history.isOriginalAmended).toBe(true);
    expect(history.changes).toMatchObject([{ number: 'A1', amount: null }]);
  });

  it('does not subtract across currencies', () => {
    const history = contractHistory([
      point('2026-01-01', { value: cad(100_00) }),
      point('2026-02-01', { value: { currency: 'USD', minor: 90_00 }, amendments: [amendment('A1')] }),
    ]);
    expect(history.changes).toMatchObject([{ amount: null }]);
  });

  it('says when the end moved', () => {
    const history = contractHistory([
      point('2026-01-01', { value: cad(1), endsOn: '2026-12-31' }),
      point('2026-02-01', { value: cad(1), endsOn: '2027-06-30', amendments: [amendment('A1')] }),
    ]);
    expect(history.endsOn).toBe('2026-12-31');
    expect(history.changes).toMatchObject([{ newEndsOn: '2027-06-30', amount: cad(0) }]);
  });

  it('adds up to the last value, and does not depend on the order of publications', () => {
    const values = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (amounts, random) => {
        const points = amounts.map((minor, index) =>
          point(`2026-01-${String(index + 10)}`, { value: cad(minor) }),
        );
        const shuffled = points
          .map((one) => ({ one, rank: Number(random.next().value) }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const history = contractHistory(shuffled);
        const sum = history.changes.reduce((total, { amount }) => total + (amount?.minor ?? Number.NaN), 0);
        expect((history.original?.minor ?? Number.NaN) + sum).toBe(amounts.at(-1));
        expect(history).toEqual(contractHistory(points));
      }),
    );
  });
});

describe('amendments published alone', () => {
  it('move the value, so that the final one is compared with it', () => {
    const history = contractHistory([
      point('2026-01-01', { value: cad(100_00) }),
      point('2026-02-01', { amendments: [amendment('E1', { change: cad(20_00) })] }),
      point('2026-03-01', { value: cad(125_00), isFinal: true }),
    ]);
    expect(history.changes.map(({ amount }) => amount?.minor)).toEqual([20_00, 5_00]);
  });

  it('leave an unknown value unknown', () => {
    const history = contractHistory([
      point('2026-02-01', { amendments: [amendment('E1', { change: cad(20_00) })] }),
    ]);
    expect(history.original).toBeNull();
    expect(history.changes).toMatchObject([{ amount: cad(20_00) }]);
  });
});
