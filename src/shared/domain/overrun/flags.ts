import type { OverrunFlag } from '../../ipc/overrun-schemas.ts';
import { divideRounded } from '../money/money.ts';
import { isReached, maximumOperator } from '../rules/limit-comparison.ts';
import { amendmentsOverOriginal, increaseWithoutApproval, latePublication } from './amendment-flags.ts';
import type { Finding, FlagFacts } from './flag-facts.ts';
import { excessOver, ruleOn } from './flag-facts.ts';
import type { GrowthRule } from './growth-flags.ts';
import { growthFindings } from './growth-flags.ts';
import type { OverrunRule } from './rules.ts';

/**
 * What the rules of the case find. A rule without an enabled record in force finds nothing, and each finds only what
 * is certain: with a range, the bound in the contract's favour counts.
 */
export const overrunFlags = (facts: FlagFacts): OverrunFlag[] =>
  [...Object.values(checks).flatMap((check) => check(facts) ?? []), ...growthFindings(facts)].map(toFlag);

const invoicedOverCeiling = (facts: FlagFacts): Finding | null => {
  const rule = ruleOn(facts, 'invoiced-over-ceiling');
  const ceiling = facts.current?.high ?? null;
  if (rule === null || ceiling === null) return null;
  const tolerance = divideRounded(ceiling * BigInt(rule.limitPpm ?? 0), 1_000_000n, 'half-up');
  const detail = excessOver(facts, ceiling, tolerance);
  return detail === null ? null : { rule, detail };
};

const invoiceOutsideTerm = (facts: FlagFacts): Finding | null => {
  const rule = ruleOn(facts, 'invoice-outside-term');
  const outside = facts.billing.outsideTerm;
  if (rule === null || outside === null) return null;
  const { number, from, to, invoices } = outside;
  return { rule, detail: { number, fromOn: from, toOn: to, invoices: String(invoices) } };
};

const lateMilestone = (facts: FlagFacts): Finding | null => {
  const rule = ruleOn(facts, 'late');
  const { lateness } = facts;
  if (rule === null || lateness === null) return null;
  if (!isReached(lateness.days, rule.limitDays ?? 0, maximumOperator(rule.operator))) return null;
  const { milestone, plannedOn, reachedOn, months, days } = lateness;
  return { rule, detail: { milestone, plannedOn, reachedOn, months: String(months), days: String(days) } };
};

const checks: Readonly<Record<Exclude<OverrunRule, GrowthRule>, (facts: FlagFacts) => Finding | null>> = {
  'amendments-over-original': amendmentsOverOriginal,
  'late-publication': latePublication,
  'invoiced-over-ceiling': invoicedOverCeiling,
  'invoice-outside-term': invoiceOutsideTerm,
  'increase-without-approval': increaseWithoutApproval,
  late: lateMilestone,
};

const toFlag = ({ rule, detail }: Finding): OverrunFlag => ({
  rule: rule.code,
  mark: rule.mark,
  titleFr: rule.titleFr,
  titleEn: rule.titleEn,
  article: rule.article,
  url: rule.url,
  detail,
});
