import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { formatFlagDetail } from '#shared/domain/overrun/flag-detail.ts';
import type { OverrunFlag } from '#shared/ipc/overrun-schemas.ts';

/** The short name of a flag (`avenants > 10 %`); the title of its rule when it has none. */
export const useFlagLabel = (currency: string): ((flag: OverrunFlag) => string) => {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  return (flag) =>
    t(`flagLabels.${flag.rule}`, {
      ...formatFlagDetail(flag.detail, currency, locale),
      defaultValue: locale === 'fr' ? flag.titleFr : flag.titleEn,
    });
};
