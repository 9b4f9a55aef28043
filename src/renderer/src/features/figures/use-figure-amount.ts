import { hedgedInterval } from '#renderer/lib/format.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { Hedge } from '#shared/domain/money/interval.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { numberOf, textOf } from './model/row-values.ts';

/** Writes what a figure states, out of its row: an amount as an interval, a count as its bounds. */
export const useFigureAmount = (): ((row: GridRow) => string) => {
  const format = useFormat();
  return (row) => {
    if (textOf(row, 'unit') === 'count') {
      const sides = [numberOf(row, 'lowCount'), numberOf(row, 'highCount')].filter((side) => side !== null);
      return [...new Set(sides)].map((side) => format.number(side)).join(' – ');
    }
    const hedge = textOf(row, 'hedge') as Hedge | null;
    const interval = hedgedInterval(numberOf(row, 'low'), numberOf(row, 'high'), hedge);
    return format.intervalSign(interval, textOf(row, 'currency') ?? 'CAD', {
      about: hedge === 'about',
      whole: true,
    });
  };
};
