import type { Locale } from './format-amount.ts';
import { formatAmount } from './format-amount.ts';
import { divideRounded } from './money.ts';

/**
 * What is known of an amount, in minor units: at least `low`, at most `high`; a null side is open. An amount of
 * which nothing is known is a null interval, not one open on both sides.
 */
export type Interval = { readonly low: bigint | null; readonly high: bigint | null };

/** Percentage points with one decimal, as text (`48.4`, `-3.0`); a null side is open. */
export type PercentInterval = { readonly low: string | null; readonly high: string | null };

export type Hedge = 'exact' | 'about' | 'at-least' | 'at-most' | 'between';

export const exactly = (amount: number | bigint): Interval => ({ low: BigInt(amount), high: BigInt(amount) });

/** Both bounds added: [a + c, b + d]. An open side stays open. */
export const addIntervals = (a: Interval, b: Interval): Interval => ({
  low: bothOf(a.low, b.low, (x, y) => x + y),
  high: bothOf(a.high, b.high, (x, y) => x + y),
});

/** [c, d] − [a, b] = [c − b, d − a], for two amounts that are independent of each other. */
export const subtractIntervals = (minuend: Interval, subtrahend: Interval): Interval => ({
  low: bothOf(minuend.low, subtrahend.high, (x, y) => x - y),
  high: bothOf(minuend.high, subtrahend.low, (x, y) => x - y),
});

/**
 * What is known of the greater of two amounts. It is at least either lower bound, so one known bound is enough;
 * it is bounded above only when both are.
 */
export const maxInterval = (a: Interval, b: Interval): Interval => ({
  low: a.low === null ? b.low : b.low === null ? a.low : greater(a.low, b.low),
  high: bothOf(a.high, b.high, greater),
});

/**
 * The interval that stored bounds and their hedge stand for: `at-least` opens the upper side, `at-most` the lower;
 * `exact`, `about` and no hedge take the bounds as given, one bound standing for both; `between` leaves a missing
 * bound open. Without any bound: null, unknown.
 */
export const fromHedge = (
  low: number | bigint | null,
  high: number | bigint | null,
  hedge: Hedge | null,
): Interval | null => {
  const bounds = [low, high].map((bound) => (bound === null ? null : BigInt(bound)));
  const [lower = null, upper = null] = bounds;
  // One bound stands for both where the hedge does not say which side is open.
  const known = { low: lower ?? upper, high: upper ?? lower };
  if (known.low === null) return null;
  switch (hedge) {
    case 'at-least':
      return { ...known, high: null };
    case 'at-most':
      return { ...known, low: null };
    case 'between':
      return { low: lower, high: upper };
    default:
      return known;
  }
};

/**
 * Growth of a cost over an independent baseline: [c/b − 1, d/a − 1] for baseline [a, b] and cost [c, d], in percent
 * with one decimal, a half away from zero. Null when a bound of the baseline is zero or negative.
 */
export const percentGrowth = (baseline: Interval, cost: Interval): PercentInterval | null =>
  percentBounds(baseline, cost, (base, amount) => amount - base);

/**
 * Part of a whole in percent (amendments of an original value), rounded and refused like `percentGrowth`. Nothing is
 * 0.0 percent of any whole, also of one that is open.
 */
export const percentOf = (part: Interval, whole: Interval): PercentInterval | null => {
  const percent = percentBounds(whole, part, (_base, amount) => amount);
  return percent === null
    ? null
    : { low: part.low === 0n ? '0.0' : percent.low, high: part.high === 0n ? '0.0' : percent.high };
};

const percentBounds = (
  base: Interval,
  amount: Interval,
  numerator: (base: bigint, amount: bigint) => bigint,
): PercentInterval | null => {
  if ((base.low !== null && base.low <= 0n) || (base.high !== null && base.high <= 0n)) return null;
  const percent = (by: bigint | null, of: bigint | null): string | null =>
    bothOf(by, of, (b, a) => tenthsText(divideRounded(numerator(b, a) * 1000n, b, 'half-up')));
  // A negative amount is a smaller loss on a greater base: its bounds pair the other way round.
  return {
    low: percent(amount.low !== null && amount.low < 0n ? base.low : base.high, amount.low),
    high: percent(amount.high !== null && amount.high < 0n ? base.high : base.low, amount.high),
  };
};

const words = {
  fr: {
    atLeast: 'au moins',
    atMost: 'au plus',
    between: 'entre',
    and: 'et',
    about: 'environ',
    unknown: 'inconnu',
  },
  en: {
    atLeast: 'at least',
    atMost: 'at most',
    between: 'between',
    and: 'and',
    about: 'about',
    unknown: 'unknown',
  },
} as const;

/**
 * An interval in words: `1 234,56 $`, `au moins 1,1 G$`, `at most $2M`, `entre … et …`; `about` puts `environ` or
 * `about` before bounds that their source gives as approximate.
 */
export const formatInterval = (
  interval: Interval | null,
  currency: string,
  locale: Locale,
  { compact = false, about = false }: { readonly compact?: boolean; readonly about?: boolean } = {},
): string => {
  const word = words[locale];
  const amount = (minor: bigint): string => formatAmount(minor, currency, locale, { compact });
  const hedged = (text: string): string => (about ? `${word.about} ${text}` : text);
  if (interval === null) return word.unknown;
  const { low, high } = interval;
  if (low === null) return high === null ? word.unknown : `${word.atMost} ${amount(high)}`;
  if (high === null) return `${word.atLeast} ${amount(low)}`;
  if (low === high) return hedged(amount(low));
  return `${about ? `${word.about} ` : ''}${word.between} ${amount(low)} ${word.and} ${amount(high)}`;
};

const bothOf = <A, T>(a: A | null, b: A | null, combine: (a: A, b: A) => T): T | null =>
  a === null || b === null ? null : combine(a, b);

const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);

const tenthsText = (tenths: bigint): string => {
  const magnitude = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? '-' : ''}${magnitude / 10n}.${magnitude % 10n}`;
};
