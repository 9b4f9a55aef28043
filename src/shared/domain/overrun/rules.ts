import type { RowOf } from '../register/entities.ts';
import type { RuleScope } from '../rules/rule-scope.ts';
import { isRuleInForce, rulesFor } from '../rules/rule-scope.ts';

/** The rules that overruns are flagged with. Their limits, validity and sources are records of the case. */
export const overrunRules = [
  'amendments-over-original',
  'late-publication',
  'invoiced-over-ceiling',
  'invoice-outside-term',
  'increase-without-approval',
  'late',
  'growth-over-original',
  'growth-over-original-critical',
  'growth-over-baseline',
  'growth-over-baseline-critical',
] as const;

export type OverrunRule = (typeof overrunRules)[number];

/** The enabled record of a rule that is in force for such a body, nature and day. */
export const ruleInForce = (
  rules: readonly RowOf<'rule'>[],
  code: OverrunRule,
  scope: RuleScope,
): RowOf<'rule'> | null =>
  rulesFor(
    rules.filter((rule) => rule.code === code && rule.enabled === 1 && isRuleInForce(rule, scope.on)),
    scope,
  )[0] ?? null;
