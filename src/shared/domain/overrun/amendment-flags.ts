import { addDays, daysBetween } from '../calendar/calendar-date.ts';
import type { Interval } from '../money/interval.ts';
import { addIntervals, percentOf } from '../money/interval.ts';
import type { RowOf } from '../register/entities.ts';
import { isReached, maximumOperator, minimumOperator } from '../rules/limit-comparison.ts';
import type { AmendmentEffect } from './amendment-effects.ts';
import { increaseOf, inForce, sumOfEffects, totalIncreases } from './amendment-effects.ts';
import type { Finding, FlagFacts } from './flag-facts.ts';
import { amountOf, excessOver, nameOf, percentText, ruleOn } from './flag-facts.ts';

/** The certain sum of the increases in force exceeds `limitPpm` of the original value. */
export const amendmentsOverOriginal = (facts: FlagFacts): Finding | null => {
  const rule = ruleOn(facts, 'amendments-over-original');
  if (rule === null || rule.limitPpm === null || facts.original === null) return null;
  const crossed = crossing(facts, rule);
  if (crossed === null) return null;
  return {
    rule,
    detail: {
      ...increaseDetail(facts, facts.original),
      limitPercent: percentText(rule.limitPpm),
      number: nameOf(crossed.amendment),
      ...(crossed.amendment.on === null ? {} : { crossedOn: crossed.amendment.on }),
    },
  };
};

/** First amendment in force with which the certain sum of the increases exceeds the limit, or reaches it if the rule says so. */
const crossing = (
  facts: FlagFacts,
  { limitPpm, operator }: RowOf<'rule'>,
): { readonly amendment: AmendmentEffect; readonly index: number } | null => {
  const highest = facts.original?.high ?? null;
  if (highest === null || highest <= 0n) return null;
  const counted = inForce(facts.effects);
  const index = counted.findIndex((_effect, at) => {
    const increases = totalIncreases(counted.slice(0, at + 1)).low ?? 0n;
    const share = BigInt(limitPpm ?? 0) * highest;
    return isReached(increases * 1_000_000n, share, minimumOperator(operator, 'above'));
  });
  const amendment = counted[index];
  return amendment === undefined ? null : { amendment, index };
};

const increaseDetail = (facts: FlagFacts, original: Interval): Finding['detail'] => {
  const increases = totalIncreases(facts.effects);
  const isRange = increases.low !== increases.high || original.low !== original.high;
  return {
    ...(isRange ? { context: 'at-least' } : {}),
    increasesAmount: amountOf(facts, increases.low ?? 0n),
    originalAmount: amountOf(facts, original.high ?? 0n),
    growthPercent: percentOf(increases, original)?.low ?? '',
  };
};

/**
 * The amendment that crosses the limit and each increase after it are due for publication `limitDays` after they
 * were signed, by the rule in force on that day. Without a publication date they are late once that day has passed.
 */
export const latePublication = (facts: FlagFacts): Finding | null => {
  const late = inForce(facts.effects).flatMap((effect, index) => lateAmendment(facts, effect, index) ?? []);
  const worst = late.toSorted((a, b) => b.days - a.days)[0];
  if (worst === undefined) return null;
  const { effect, rule, signedOn, publishedOn, dueOn, days } = worst;
  return {
    rule,
    detail: {
      ...(publishedOn === null ? { context: 'unpublished' } : { publishedOn }),
      number: nameOf(effect),
      signedOn,
      dueOn,
      daysLate: String(days),
      limitDays: String(rule.limitDays),
      amendments: String(late.length),
    },
  };
};

type LateAmendment = {
  readonly effect: AmendmentEffect;
  readonly rule: RowOf<'rule'>;
  readonly signedOn: string;
  readonly publishedOn: string | null;
  readonly dueOn: string;
  readonly days: number;
};

const lateAmendment = (facts: FlagFacts, effect: AmendmentEffect, index: number): LateAmendment | null => {
  const { signedOn, publishedOn } = effect.amendment;
  if (signedOn === null || !isCertainIncrease(effect)) return null;
  const rule = ruleOn(facts, 'late-publication', signedOn);
  if (rule === null || rule.limitPpm === null || rule.limitDays === null) return null;
  const crossed = crossing(facts, rule);
  if (crossed === null || index < crossed.index) return null;
  const dueOn = addDays(signedOn, rule.limitDays);
  const days = daysBetween(dueOn, publishedOn ?? facts.today);
  return isReached(days, 0, maximumOperator(rule.operator))
    ? { effect, rule, signedOn, publishedOn, dueOn, days }
    : null;
};

const isCertainIncrease = ({ effect }: AmendmentEffect): boolean => (increaseOf(effect).low ?? 0n) > 0n;

/**
 * An increase is counted (or pending) without a recorded approval, and what was invoiced already exceeds the
 * original value plus the approved changes: somebody invoices on an increase nobody is known to have approved.
 */
export const increaseWithoutApproval = (facts: FlagFacts): Finding | null => {
  const rule = ruleOn(facts, 'increase-without-approval');
  const unapproved = facts.effects.filter(
    (effect) => !isApproved(effect) && effect.amendment.status !== 'refused' && mayIncrease(effect),
  );
  const [first] = unapproved;
  if (rule === null || first === undefined || facts.original === null) return null;
  const approved = sumOfEffects(facts.effects.filter(isApproved)) ?? { low: null, high: null };
  const excess = excessOver(facts, addIntervals(facts.original, approved).high);
  if (excess === null) return null;
  return { rule, detail: { number: nameOf(first), amendments: String(unapproved.length), ...excess } };
};

const isApproved = ({ amendment }: AmendmentEffect): boolean =>
  amendment.status === 'approved' && (amendment.approvedOn !== null || amendment.approvedBy !== null);

const mayIncrease = ({ effect }: AmendmentEffect): boolean =>
  effect === null || effect.high === null || effect.high > 0n;
