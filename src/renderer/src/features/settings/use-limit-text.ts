import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';

/** The limit of a rule as one reads it: what to compare with, and the amount, share or days; empty where it has none. */
export const useLimitText = (): ((rule: GridRow) => string) => {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const words = useRegisterWords();
  return ({ values }) => {
    const { operator, limitAmount, limitPpm, limitDays, currency } = values;
    const limits = [
      ...(typeof limitAmount === 'number'
        ? [format.money(limitAmount, typeof currency === 'string' ? currency : null, { whole: true })]
        : []),
      ...(typeof limitPpm === 'number' ? [format.percent(String(limitPpm / 10_000))] : []),
      ...(typeof limitDays === 'number' ? [t('days', { count: limitDays })] : []),
    ].join(' · ');
    if (limits === '' || typeof operator !== 'string') return limits;
    return `${words.choice('rule', 'operator', operator)} ${limits}`;
  };
};
