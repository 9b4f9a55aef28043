import { useTranslation } from 'react-i18next';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { FlagDetail } from './FlagDetail.tsx';
import styles from './Signals.module.css';

/** Flags with the rule behind each, then what to know before comparing the amounts, all in sentences. */
export const Signals = ({ row }: { readonly row: OverrunRow }) => {
  const { t } = useTranslation('overruns');
  return (
    <ul className={styles['list']}>
      {row.flags.map((flag) => (
        <li key={flag.rule} className={styles['item']} data-kind="flag">
          <FlagDetail flag={flag} currency={row.currency} />
        </li>
      ))}
      {row.cautions.map((caution) => (
        <li key={caution} className={styles['item']} data-kind="caution">
          {t(`cautions.${caution}`)}
        </li>
      ))}
    </ul>
  );
};
