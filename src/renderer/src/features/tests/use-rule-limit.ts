import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { decimalToMinor } from '#shared/domain/money/money.ts';
import type { RunDetail } from '#shared/ipc/auditing-schemas.ts';

/** Writes the limits that a dated rule sets: an amount, a percentage, days. */
export const useRuleLimit = (): ((rule: RunDetail['ruleVersions'][number]) => string) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  // Thresholds of public tender are in dollars.
  const amount = (text: string): string => {
    const minor = decimalToMinor(text, 'CAD');
    return minor.ok ? format.money(minor.value, 'CAD', { whole: true }) : format.decimal(text);
  };
  return (rule) =>
    [
      rule.amount === null ? null : amount(rule.amount),
      rule.limitPpm === null ? null : format.percent(String(rule.limitPpm / 10_000)),
      rule.limitDays === null ? null : t('population.days', { count: rule.limitDays }),
    ]
      .filter((part) => part !== null)
      .join(' · ') || '–';
};
