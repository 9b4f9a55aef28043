import type { RowOf } from '../register/entities.ts';
import { compareText } from '../text/compare-text.ts';

/** The rules that overruns are flagged with. Their limits, validity and sources are records of the case. */
export const overrunRules = [
  'amendments-over-original',
  'late-publication',
  'invoiced-over-ceiling',
  'invoice-outside-term',
  'increase-without-approval',
  'late',
] as const;

export type OverrunRule = (typeof overrunRules)[number];

/** The enabled record of a rule that is in force on a date; the one that came into force last when several are. */
export const ruleInForce = (
  rules: readonly RowOf<'rule'>[],
  code: OverrunRule,
  on: string,
): RowOf<'rule'> | null =>
  rules
    .filter(
      (rule) =>
        rule.code === code &&
        rule.enabled === 1 &&
        (rule.validFrom === null || rule.validFrom <= on) &&
        (rule.validTo === null || on <= rule.validTo),
    )
    .toSorted((a, b) => compareText(b.validFrom ?? '', a.validFrom ?? '') || b.id - a.id)[0] ?? null;
