import type { RuleVersion } from '#shared/domain/audit/test-run.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';

/** What a rule is called in results: the same code stands for several bodies and natures of contract. */
export const ruleName = ({ code, bodyKind, nature }: RowOf<'rule'>): string =>
  [code, bodyKind, nature].filter((part) => part !== null).join('-');

/** A rule of the case as it was when a test used it. */
export const ruleVersion = (rule: RowOf<'rule'>): RuleVersion => ({
  code: ruleName(rule),
  ruleId: rule.id,
  validFrom: rule.validFrom,
  validTo: rule.validTo,
  amount: rule.limitAmount === null ? null : minorToDecimal(rule.limitAmount, rule.currency ?? 'CAD'),
  limitPpm: rule.limitPpm,
  limitDays: rule.limitDays,
  article: rule.article,
  url: rule.url,
  mark: rule.mark,
});
