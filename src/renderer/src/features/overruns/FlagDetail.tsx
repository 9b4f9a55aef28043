import { flagTitle } from '#renderer/components/chart/use-flag-label.ts';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import type { ChipTone } from '#renderer/components/Chip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { formatFlagDetail } from '#shared/domain/overrun/flag-detail.ts';
import type { OverrunFlag } from '#shared/ipc/overrun-schemas.ts';
import styles from './FlagDetail.module.css';

const markTones: Readonly<Record<string, ChipTone>> = { verified: 'ok', unverified: 'warn' };

/** What a flag found, in a sentence, then the rule behind it: title, article, and whether its text was verified. */
export const FlagDetail = ({ flag, currency }: { readonly flag: OverrunFlag; readonly currency: string }) => {
  const { t } = useTranslation(['overruns', 'register']);
  const { locale } = useFormat();
  return (
    <div className={styles['detail']}>
      <p className={styles['sentence']}>
        {t(`overruns:flags.${flag.rule}`, formatFlagDetail(flag.detail, currency, locale))}
      </p>
      <p className={styles['rule']}>
        {flagTitle(flag, locale)}{' '}
        <Chip tone={markTones[flag.mark] ?? 'plain'}>{t(`register:choices.rule.mark.${flag.mark}`)}</Chip>
      </p>
      {flag.article === null ? null : <p className={styles['source']}>{flag.article}</p>}
      {flag.url === null ? null : <p className={styles['source']}>{flag.url}</p>}
    </div>
  );
};
