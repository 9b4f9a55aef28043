import type { Interval } from '../money/interval.ts';
import { addIntervals, exactly, fromHedge } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';
import type { Caution } from './overrun-facts.ts';
import { compareText } from '../text/compare-text.ts';

/** An amendment with what it does to the value of its contract. */
export type AmendmentEffect = {
  readonly amendment: RowOf<'amendment'>;
  /** Signed, else effective, else approved on; null when none of these is known. */
  readonly on: string | null;
  /** Approved, or of unknown status: counted in the current value. Pending and refused ones are not. */
  readonly isInForce: boolean;
  /** Change of the value as stated, signed; null when the amount is unknown. */
  readonly amount: Interval | null;
  /** Change of the value as far as it is bounded: an increase of unknown amount is [0, open). Null: nothing known. */
  readonly effect: Interval | null;
};

/**
 * Amendments in the order in which they came (undated ones last), each with its effect on a contract in `currency`.
 * Amounts are stored as sizes: a decrease of 5 is stored as 5 and subtracted. An amendment in another currency is
 * one of unknown amount.
 */
export const amendmentEffects = (
  amendments: readonly RowOf<'amendment'>[],
  currency: string,
): readonly AmendmentEffect[] =>
  amendments.map((amendment) => toEffect(amendment, currency)).toSorted(byDate);

/** Sum of the effects of the amendments in force: [0, 0] without any, null when one is unbounded on both sides. */
export const totalEffect = (effects: readonly AmendmentEffect[]): Interval | null =>
  sumOfEffects(inForce(effects));

/** Sum of the effects of these amendments, whatever their status. */
export const sumOfEffects = (effects: readonly AmendmentEffect[]): Interval | null =>
  effects.reduce<Interval | null>(
    (total, { effect }) => (total === null || effect === null ? null : addIntervals(total, effect)),
    exactly(0),
  );

/** Sum of the increases in force, without what decreases give back; an effect that may be either counts from zero. */
export const totalIncreases = (effects: readonly AmendmentEffect[]): Interval =>
  inForce(effects).reduce<Interval>(
    (total, { effect }) => addIntervals(total, increaseOf(effect)),
    exactly(0),
  );

/** The part of an effect above zero. */
export const increaseOf = (effect: Interval | null): Interval => ({
  low: atLeastZero(effect?.low ?? 0n),
  high: effect === null || effect.high === null ? null : atLeastZero(effect.high),
});

export const inForce = (effects: readonly AmendmentEffect[]): readonly AmendmentEffect[] =>
  effects.filter((effect) => effect.isInForce);

/** What to know about the amendments that are counted. */
export const amendmentCautions = (
  effects: readonly AmendmentEffect[],
  currency: string,
): readonly Caution[] => {
  const counted = inForce(effects);
  const own = counted.filter(({ amendment }) => amendment.currency === currency);
  const found: readonly (readonly [Caution, boolean])[] = [
    ['amendment-status-unknown', counted.some(({ amendment }) => amendment.status === 'unknown')],
    ['amendment-amount-unknown', own.some(({ amount }) => amount === null)],
    ['amendment-direction-unknown', counted.some(({ amendment }) => amendment.direction === 'unknown')],
    ['amendment-sign', own.some(isNegativeIncrease)],
    ['other-currency', counted.some(({ amendment }) => isForeign(amendment, currency))],
  ];
  return found.flatMap(([caution, isFound]) => (isFound ? [caution] : []));
};

const isNegativeIncrease = ({ amendment, amount }: AmendmentEffect): boolean =>
  amendment.direction === 'increase' && amount !== null && amount.low !== null && amount.low < 0n;

const isForeign = (amendment: RowOf<'amendment'>, currency: string): boolean =>
  amendment.direction !== 'none' && amendment.currency !== currency;

const toEffect = (amendment: RowOf<'amendment'>, currency: string): AmendmentEffect => {
  const size =
    amendment.currency === currency ? fromHedge(amendment.low, amendment.high, amendment.hedge) : null;
  const effect = effectOf(amendment.direction, size);
  return {
    amendment,
    on: amendment.signedOn ?? amendment.effectiveOn ?? amendment.approvedOn,
    isInForce: amendment.status === 'approved' || amendment.status === 'unknown',
    amount: size === null && amendment.direction !== 'none' ? null : effect,
    effect,
  };
};

/** The size of an amount of which nothing is known. */
const anySize: Interval = { low: 0n, high: null };

const effectOf = (direction: RowOf<'amendment'>['direction'], size: Interval | null): Interval | null => {
  switch (direction) {
    case 'none':
      return exactly(0);
    case 'increase':
      return withLow(size ?? anySize);
    case 'decrease':
      return negated(magnitude(size ?? anySize));
    case 'unknown': {
      const { high } = magnitude(size ?? anySize);
      return high === null ? null : { low: -high, high };
    }
  }
};

/** A size is not negative, whatever its source leaves open below. */
const withLow = ({ low, high }: Interval): Interval => ({ low: low ?? 0n, high });

/** Size of an amount that some registers write with its minus sign: -5 is a size of 5. */
const magnitude = ({ low, high }: Interval): Interval => {
  return high !== null && high < 0n ? negated({ low, high }) : withLow({ low, high });
};

const negated = ({ low, high }: Interval): Interval => ({
  low: high === null ? null : -high,
  high: low === null ? null : -low,
});

const atLeastZero = (amount: bigint): bigint => (amount < 0n ? 0n : amount);

/** In order of date, undated ones last; among equals the order of entry. */
const byDate = (a: AmendmentEffect, b: AmendmentEffect): number => {
  if (a.on === null || b.on === null)
    return a.on === b.on ? a.amendment.id - b.amendment.id : a.on === null ? 1 : -1;
  return compareText(a.on, b.on) || a.amendment.id - b.amendment.id;
};
