import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOn } from '#renderer/features/overruns/model/amounts-on.ts';
import { equationsOf } from '#renderer/features/overruns/model/arithmetic.ts';
import { costHistory } from '#renderer/features/overruns/model/cost-history.ts';
import { exactly, overrunContract, overrunRow } from './overrun-rows.ts';

const kindsOf = (row: Parameters<typeof overrunRow>[0]) =>
  equationsOf(overrunRow(row)).map((equation) => equation.kind);

describe('equationsOf', () => {
  it('adds up: original and amendments are the current value, cost less original is the overrun', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 14n });
    fc.assert(
      fc.property(amount, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (original, change) => {
        const current = original + change;
        const row = overrunRow({
          original: exactly(String(original)),
          baseline: exactly(String(original)),
          amendments: { count: 1, total: exactly(String(change)), pending: 0, unknown: 0 },
          current: exactly(String(current)),
          cost: exactly(String(current)),
          overrunOriginal: { amount: exactly(String(change)), percent: null },
          remaining: exactly(String(current - 9000n)),
        });
        for (const { left, sign, right, result } of equationsOf(row)) {
          const term = BigInt(right.low ?? '0');
          const sum = BigInt(left.low ?? '0') + (sign === '+' ? term : -term);
          expect(sum).toBe(BigInt(result.low ?? 'x'));
        }
      }),
    );
  });

  it('writes a decrease as one', () => {
    const [first] = equationsOf(
      overrunRow({ amendments: { count: 1, total: exactly('-2000'), pending: 0, unknown: 0 } }),
    );
    expect(first).toMatchObject({ sign: '−', right: exactly('2000') });
  });

  it('shows no calculation with an unknown term', () => {
    expect(kindsOf({ original: null, overrunOriginal: null, overrunBaseline: null, baseline: null })).toEqual(
      ['remaining'],
    );
    expect(kindsOf({ invoiceCount: 0 })).not.toContain('remaining');
    expect(kindsOf({ current: null, cost: null, remaining: null })).toEqual([]);
  });

  it('shows the baseline only when it is another one than the original value', () => {
    expect(kindsOf({})).not.toContain('overrun-baseline');
    expect(kindsOf({ baseline: exactly('11000') })).toContain('overrun-baseline');
  });

  it('does not present amendments of a range as a difference of independent amounts', () => {
    const range = { low: '10000', high: '12000' };
    const current = { low: '12500', high: '14500' };
    expect(kindsOf({ original: range, baseline: range, current, cost: current })).not.toContain(
      'overrun-original',
    );
  });

  it('writes amounts short only when they keep all their digits', () => {
    const short = overrunRow({
      original: exactly('45840000000'),
      amendments: { count: 3, total: exactly('15370000000'), pending: 0, unknown: 0 },
      current: exactly('61210000000'),
    });
    expect(equationsOf(short)[0]?.isShortExact).toBe(true);
    const long = overrunRow({ ...short, current: exactly('61210000001') });
    expect(equationsOf(long)[0]?.isShortExact).toBe(false);
  });
});

describe('amountsOn', () => {
  const at = (on: string, minor: string) => ({ on, ...exactly(minor), label: '' });
  const history = costHistory(
    overrunContract({
      steps: [at('2017-06-01', '458'), at('2022-11-01', '612')],
      baselines: [at('2017-06-01', '458')],
      invoiced: [at('2020-01-01', '100')],
    }),
    '2026-03-31',
  );

  it('reads every amount as it was known that day', () => {
    if (history === null) throw new Error('there is something to draw');
    expect(amountsOn(history, '2022-10-31')).toMatchObject({
      baseline: 458,
      current: { low: 458 },
      invoiced: { low: 100 },
    });
    expect(amountsOn(history, '2022-11-01')).toMatchObject({
      current: { low: 612 },
      paid: null,
      forecast: null,
    });
    expect(amountsOn(history, '2019-12-31').invoiced).toBeNull();
  });

  it('does not guess the value when a later amendment has no date', () => {
    const undated = costHistory(
      overrunContract({ steps: [at('2017-06-01', '458'), at('', '612')] }),
      '2026-03-31',
    );
    if (undated === null) throw new Error('there is something to draw');
    expect(amountsOn(undated, '2020-01-01').current).toBeNull();
  });
});
