import type { OverrunFlag } from '../../ipc/overrun-schemas.ts';
import { addDays, daysBetween } from '../calendar/calendar-date.ts';
import type { Interval } from '../money/interval.ts';
import { addIntervals, exactly, percentOf } from '../money/interval.ts';
import { divideRounded, minorToDecimal } from '../money/money.ts';
import type { RowOf } from '../register/entities.ts';
import type { AmendmentEffect } from './amendment-effects.ts';
import { increaseOf, inForce, totalIncreases } from './amendment-effects.ts';
import type { Lateness } from './lateness.ts';
import type { Billing } from './overrun-facts.ts';
import type { OverrunRule } from './rules.ts';
import { ruleInForce } from './rules.ts';

export type FlagFacts = {
  readonly contract: RowOf<'contract'>;
  readonly effects: readonly AmendmentEffect[];
  readonly original: Interval | null;
  readonly current: Interval | null;
  readonly billing: Billing;
  readonly lateness: Lateness | null;
  readonly rules: readonly RowOf<'rule'>[];
  readonly today: string;
};

type Detail = Readonly<Record<string, string>>;

/**
 * What the rules of the case find. A rule without an enabled record in force finds nothing, and each finds only what
 * is certain: with a range, the bound in the contract's favour counts.
 */
export const overrunFlags = (facts: FlagFacts): OverrunFlag[] => {
  const checks: Readonly<Record<OverrunRule, (facts: FlagFacts) => Finding | null>> = {
    'amendments-over-original': amendmentsOverOriginal,
    'late-publication': latePublication,
    'invoiced-over-ceiling': invoicedOverCeiling,
    'invoice-outside-term': invoiceOutsideTerm,
    'increase-without-approval': increaseWithoutApproval,
    late: lateMilestone,
  };
  return Object.values(checks).flatMap((check) => {
    const finding = check(facts);
    return finding === null ? [] : [toFlag(finding)];
  });
};

type Finding = { readonly rule: RowOf<'rule'>; readonly detail: Detail };

const toFlag = ({ rule, detail }: Finding): OverrunFlag => ({
  rule: rule.code,
  mark: rule.mark,
  titleFr: rule.titleFr,
  titleEn: rule.titleEn,
  article: rule.article,
  url: rule.url,
  detail: { ...detail },
});

/** First amendment in force with which the certain sum of the increases exceeds `limitPpm` of the original value. */
const crossing = (
  facts: FlagFacts,
  limitPpm: number,
): { readonly amendment: AmendmentEffect; readonly index: number } | null => {
  const highest = facts.original?.high ?? null;
  if (highest === null || highest <= 0n) return null;
  const counted = inForce(facts.effects);
  const index = counted.findIndex((_effect, at) => {
    const increases = totalIncreases(counted.slice(0, at + 1)).low ?? 0n;
    return increases * 1_000_000n > BigInt(limitPpm) * highest;
  });
  const amendment = counted[index];
  return amendment === undefined ? null : { amendment, index };
};

const amendmentsOverOriginal = (facts: FlagFacts): Finding | null => {
  const rule = ruleInForce(facts.rules, 'amendments-over-original', facts.today);
  const limitPpm = rule?.limitPpm ?? null;
  if (rule === null || limitPpm === null || facts.original === null) return null;
  const crossed = crossing(facts, limitPpm);
  const increases = totalIncreases(facts.effects);
  const growth = percentOf(increases, facts.original)?.low ?? null;
  if (crossed === null || growth === null) return null;
  const isRange = increases.low !== increases.high || facts.original.low !== facts.original.high;
  return {
    rule,
    detail: {
      ...(isRange ? { context: 'at-least' } : {}),
      increasesAmount: amountOf(facts, increases.low ?? 0n),
      originalAmount: amountOf(facts, facts.original.high ?? 0n),
      growthPercent: growth,
      limitPercent: percentText(limitPpm),
      number: nameOf(crossed.amendment),
      ...(crossed.amendment.on === null ? {} : { crossedOn: crossed.amendment.on }),
    },
  };
};

/**
 * The amendment that crosses the limit and each increase after it are due for publication `limitDays` after they
 * were signed, by the rule in force on that day. Without a publication date they are late once that day has passed.
 */
const latePublication = (facts: FlagFacts): Finding | null => {
  const late = inForce(facts.effects).flatMap((effect, index) => {
    const { signedOn, publishedOn } = effect.amendment;
    const rule = signedOn === null ? null : ruleInForce(facts.rules, 'late-publication', signedOn);
    if (signedOn === null || rule === null || rule.limitPpm === null || rule.limitDays === null) return [];
    const crossed = crossing(facts, rule.limitPpm);
    const isIncrease = (increaseOf(effect.effect).low ?? 0n) > 0n;
    if (crossed === null || index < crossed.index || !isIncrease) return [];
    const dueOn = addDays(signedOn, rule.limitDays);
    const days = daysBetween(dueOn, publishedOn ?? facts.today);
    return days > 0 ? [{ effect, rule, signedOn, publishedOn, dueOn, days }] : [];
  });
  const worst = late.toSorted((a, b) => b.days - a.days)[0];
  if (worst === undefined) return null;
  return {
    rule: worst.rule,
    detail: {
      ...(worst.publishedOn === null ? { context: 'unpublished' } : { publishedOn: worst.publishedOn }),
      number: nameOf(worst.effect),
      signedOn: worst.signedOn,
      dueOn: worst.dueOn,
      daysLate: String(worst.days),
      limitDays: String(worst.rule.limitDays),
      amendments: String(late.length),
    },
  };
};

const invoicedOverCeiling = (facts: FlagFacts): Finding | null => {
  const rule = ruleInForce(facts.rules, 'invoiced-over-ceiling', facts.today);
  const ceiling = facts.current?.high ?? null;
  if (rule === null || ceiling === null || facts.billing.invoiceCount === 0) return null;
  const allowed = ceiling + divideRounded(ceiling * BigInt(rule.limitPpm ?? 0), 1_000_000n, 'half-up');
  if (facts.billing.invoiced <= allowed) return null;
  return { rule, detail: excessDetail(facts, ceiling) };
};

const invoiceOutsideTerm = (facts: FlagFacts): Finding | null => {
  const rule = ruleInForce(facts.rules, 'invoice-outside-term', facts.today);
  const outside = facts.billing.outsideTerm;
  if (rule === null || outside === null) return null;
  const { number, from, to, invoices } = outside;
  return { rule, detail: { number, fromOn: from, toOn: to, invoices: String(invoices) } };
};

/**
 * An increase is counted (or pending) without a recorded approval, and what was invoiced already exceeds the
 * original value plus the approved changes: somebody invoices on an increase nobody is known to have approved.
 */
const increaseWithoutApproval = (facts: FlagFacts): Finding | null => {
  const rule = ruleInForce(facts.rules, 'increase-without-approval', facts.today);
  const unapproved = facts.effects.filter(
    (effect) => !isApproved(effect) && effect.amendment.status !== 'refused' && mayIncrease(effect),
  );
  const [first] = unapproved;
  if (rule === null || first === undefined || facts.original === null || facts.billing.invoiceCount === 0)
    return null;
  const approved = facts.effects
    .filter(isApproved)
    .reduce<Interval | null>(
      (sum, { effect }) => (sum === null || effect === null ? null : addIntervals(sum, effect)),
      exactly(0),
    );
  const ceiling = approved === null ? null : addIntervals(facts.original, approved).high;
  if (ceiling === null || facts.billing.invoiced <= ceiling) return null;
  return {
    rule,
    detail: {
      number: nameOf(first),
      amendments: String(unapproved.length),
      ...excessDetail(facts, ceiling),
    },
  };
};

const isApproved = ({ amendment }: AmendmentEffect): boolean =>
  amendment.status === 'approved' && (amendment.approvedOn !== null || amendment.approvedBy !== null);

const mayIncrease = ({ effect }: AmendmentEffect): boolean =>
  effect === null || effect.high === null || effect.high > 0n;

const lateMilestone = (facts: FlagFacts): Finding | null => {
  const rule = ruleInForce(facts.rules, 'late', facts.today);
  const { lateness } = facts;
  if (rule === null || lateness === null || lateness.days <= (rule.limitDays ?? 0)) return null;
  const { milestone, plannedOn, reachedOn, months, days } = lateness;
  return { rule, detail: { milestone, plannedOn, reachedOn, months: String(months), days: String(days) } };
};

const excessDetail = (facts: FlagFacts, ceiling: bigint): Detail => ({
  invoicedAmount: amountOf(facts, facts.billing.invoiced),
  ceilingAmount: amountOf(facts, ceiling),
  excessAmount: amountOf(facts, facts.billing.invoiced - ceiling),
});

const amountOf = (facts: FlagFacts, minor: bigint): string => minorToDecimal(minor, facts.contract.currency);

/** Amendments without a number are named by their date, else by their id in the case. */
const nameOf = ({ amendment, on }: AmendmentEffect): string => amendment.number ?? on ?? `#${amendment.id}`;

const percentText = (ppm: number): string => {
  const points = divideRounded(BigInt(ppm), 1000n, 'half-up');
  return `${points / 10n}.${points % 10n}`;
};
