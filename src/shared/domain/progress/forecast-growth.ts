import { dateSpan, spanOfText, type DateSpan } from '../calendar/date-span.ts';
import type { Interval } from '../money/interval.ts';
import { forecastInterval, independentGrowth, type Growth } from '../overrun/cost.ts';
import type { RowOf } from '../register/entities.ts';
import { compareText } from '../text/compare-text.ts';

type Figure = RowOf<'figure'>;

/** One forecast of the cost, when it was made, and how far it is over what was decided. */
export type ForecastGrowth = {
  readonly figure: Figure;
  /** The days of which it may be; null when its date is not known, or written in other words than a month or a year. */
  readonly span: DateSpan | null;
  readonly amount: Interval;
  readonly overOriginal: Growth;
  readonly overBaseline: Growth;
  /** Whether its taxes are known to be treated as those of the contract's value. */
  readonly isOnTaxBasis: boolean;
};

/**
 * Every forecast of a contract in its currency, accepted or not, oldest first, those without a date last; each against
 * the original value and the baseline in force.
 */
export const forecastGrowth = (
  figures: readonly Figure[],
  of: Pick<RowOf<'contract'>, 'currency' | 'taxBasis'> & {
    readonly original: Interval | null;
    readonly baseline: Interval | null;
  },
): readonly ForecastGrowth[] =>
  figures
    .filter(
      ({ basis, unit, currency }) => basis === 'forecast' && unit === 'money' && currency === of.currency,
    )
    .flatMap((figure): ForecastGrowth[] => {
      const amount = forecastInterval(figure);
      if (amount === null) return [];
      const over = (reference: Interval | null): Growth =>
        reference === null ? null : independentGrowth(reference, amount);
      return [
        {
          figure,
          span: spanOf(figure),
          amount,
          overOriginal: over(of.original),
          overBaseline: over(of.baseline),
          isOnTaxBasis: figure.taxBasis === of.taxBasis && of.taxBasis !== 'unknown',
        },
      ];
    })
    .toSorted((a, b) => compareText(a.span?.from ?? '9', b.span?.from ?? '9') || a.figure.id - b.figure.id);

const spanOf = ({ asOf, asOfText }: Figure): DateSpan | null =>
  asOf === null ? (asOfText === null ? null : spanOfText(asOfText)) : dateSpan(asOf, 'day');
