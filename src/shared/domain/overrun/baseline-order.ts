import { dateSpan } from '../calendar/date-span.ts';
import type { RowOf } from '../register/entities.ts';
import { compareText } from '../text/compare-text.ts';

type Baseline = RowOf<'baseline'>;

/** The first day that it may have been set on; null without a date. */
export const baselineFrom = ({ setOn, setPrecision }: Pick<Baseline, 'setOn' | 'setPrecision'>) =>
  setOn === null ? null : dateSpan(setOn, setPrecision).from;

/**
 * The baselines of a currency in the order in which they were set: the original before every re-baselining, whatever is
 * known of their dates; among re-baselinings, those without a date first, so that the last known one stays in force.
 */
export const baselinesInOrder = (baselines: readonly Baseline[], currency: string): readonly Baseline[] =>
  baselines
    .filter((baseline) => baseline.currency === currency)
    .toSorted((a, b) => compareText(orderOf(a), orderOf(b)) || a.id - b.id);

const orderOf = (baseline: Baseline): string =>
  `${baseline.kind === 'original' ? '0' : '1'}${baselineFrom(baseline) ?? ''}`;

/** The last baseline set by `today`, in a currency; null where there is none. */
export const currentBaseline = (
  baselines: readonly Baseline[],
  { currency, today }: { readonly currency: string; readonly today: string },
): Baseline | null =>
  baselinesInOrder(baselines, currency).findLast((baseline) => (baselineFrom(baseline) ?? '') <= today) ??
  null;
