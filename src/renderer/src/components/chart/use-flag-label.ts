import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { formatFlagDetail } from '#shared/domain/overrun/flag-detail.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { OverrunFlag } from '#shared/ipc/overrun-schemas.ts';

/** The title of a flag's rule. */
export const flagTitle = (flag: OverrunFlag, locale: Locale): string =>
  locale === 'fr' ? flag.titleFr : flag.titleEn;

/** The short name of a flag (`modifications > 10 %`); the title of its rule when it has none. */
export const flagLabel = (
  flag: OverrunFlag,
  { currency, locale, t }: { readonly currency: string; readonly locale: Locale; readonly t: TFunction },
): string =>
  t(`overview:flagLabels.${flag.rule}`, {
    ...formatFlagDetail(flag.detail, currency, locale),
    defaultValue: flagTitle(flag, locale),
  });

/** `flagLabel` in the language in use. */
export const useFlagLabel = (currency: string): ((flag: OverrunFlag) => string) => {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  return (flag) => flagLabel(flag, { currency, locale, t });
};
