import { describe, expect, it } from 'vitest';
import { costHistory } from '#renderer/features/overruns/model/cost-history.ts';
import { waterfallBars } from '#renderer/features/overruns/model/waterfall.ts';
import { exactly, overrunContract, overrunRow } from './overrun-rows.ts';

const at = (on: string, minor: string) => ({ on, ...exactly(minor), label: '' });

describe('costHistory', () => {
  it('carries the last step to the end and each baseline to the next one', () => {
    const history = costHistory(
      overrunContract({
        steps: [at('2017-06-01', '458'), at('2022-11-01', '612')],
        baselines: [at('2017-06-01', '458'), at('2023-01-01', '600')],
      }),
      '2026-03-31',
    );
    expect(history?.steps.map((step) => [step.on, step.low])).toEqual([
      ['2017-06-01', 458],
      ['2022-11-01', 612],
      ['2026-03-31', 612],
    ]);
    expect(history?.levels).toEqual([
      { from: '2017-06-01', to: '2023-01-01', value: 458 },
      { from: '2023-01-01', to: '2026-03-31', value: 600 },
    ]);
  });

  it('reaches beyond today when a forecast does, and keeps its open end', () => {
    const forecast = { on: '2027-05-01', low: '1100', high: null, label: '' };
    const history = costHistory(overrunContract({ forecasts: [forecast] }), '2026-03-31');
    expect(history?.to).toBe('2027-05-01');
    expect(history?.forecasts).toEqual([{ on: '2027-05-01', low: 1100, high: 1100, isOpen: true }]);
  });

  it('orders points by date and leaves out those without a date or without any bound', () => {
    const history = costHistory(
      overrunContract({
        invoiced: [
          at('2021-01-01', '20'),
          at('2020-01-01', '10'),
          at('', '5'),
          { on: '2022-01-01', low: null, high: null, label: '' },
        ],
      }),
      '2021-06-01',
    );
    expect(history?.invoiced.map((point) => point.on)).toEqual(['2020-01-01', '2021-01-01']);
  });

  it('starts an original value of unknown date with the picture', () => {
    const history = costHistory(
      overrunContract({
        steps: [at('', '458')],
        baselines: [at('', '458')],
        invoiced: [at('2018-06-01', '20')],
      }),
      '2026-03-31',
    );
    expect(history?.steps.map((step) => step.on)).toEqual(['2018-06-01', '2026-03-31']);
    expect(history?.levels).toEqual([{ from: '2018-06-01', to: '2026-03-31', value: 458 }]);
    expect(history?.undatedCurrent).toBeNull();
  });

  it('draws no step for an amendment of unknown date, and the current value as a level instead', () => {
    const history = costHistory(
      overrunContract({
        row: overrunRow({ current: exactly('612') }),
        steps: [at('2017-06-01', '458'), at('', '612')],
      }),
      '2026-03-31',
    );
    expect(history?.steps.map((step) => step.on)).toEqual(['2017-06-01']);
    expect(history?.undatedCurrent).toEqual({ low: 612, high: 612, isOpen: false });
  });

  it('has nothing to draw without a dated amount', () => {
    expect(costHistory(overrunContract(), '2026-01-01')).toBeNull();
  });
});

describe('waterfallBars', () => {
  it('hangs changes from the level reached and stands totals on the ground', () => {
    const bars = waterfallBars([
      { kind: 'original', label: '', amount: exactly('458') },
      { kind: 'amendment', label: '1', amount: exactly('100') },
      { kind: 'amendment', label: '2', amount: exactly('-20') },
      { kind: 'current', label: '', amount: exactly('538') },
      { kind: 'to-forecast', label: '', amount: { low: '62', high: null } },
      { kind: 'forecast', label: '', amount: { low: '600', high: null } },
    ]);
    expect(bars.map((bar) => [bar.from, bar.to])).toEqual([
      [0, 458],
      [458, 558],
      [558, 538],
      [0, 538],
      [538, 600],
      [0, 600],
    ]);
    expect(bars.map((bar) => bar.isOpen)).toEqual([false, false, false, false, true, true]);
  });

  it('keeps the reach of a range and a step of unknown amount without height', () => {
    const bars = waterfallBars([
      { kind: 'original', label: '', amount: exactly('100') },
      { kind: 'amendment', label: '1', amount: { low: '10', high: '30' } },
      { kind: 'amendment', label: '2', amount: { low: null, high: null } },
    ]);
    expect(bars[1]).toMatchObject({ from: 100, to: 110, reach: 130 });
    expect(bars[2]).toMatchObject({ from: 110, to: 110, reach: 110 });
  });
});
