import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import texts from '#renderer/components/text.module.css';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ContractProgress } from '#shared/ipc/calls/progress.ts';
import { useExactMoney } from './use-exact-money.ts';
import styles from './progress.module.css';

type Alternative = ContractProgress['alternatives'][number];
type Option = Alternative['option'];

/** Ways that were not taken, each beside the one that was, where a source compares them on the same basis. */
export const Alternatives = ({ alternatives }: { readonly alternatives: readonly Alternative[] }) => {
  const { t } = useTranslation('progress');
  return (
    <>
      <ul className={styles['list']}>
        {alternatives.map((alternative) => (
          <li key={alternative.option.id} className={styles['item']}>
            <Pair alternative={alternative} />
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{t('alternatives.note')}</p>
    </>
  );
};

const Pair = ({ alternative }: { readonly alternative: Alternative }) => {
  const { t } = useTranslation('progress');
  const exact = useExactMoney();
  const { option, chosen, difference, provenance, currency, isTaxUnknown, notComparable } = alternative;
  return (
    <>
      <OptionLine label={t('alternatives.notChosen')} option={option} currency={currency} />
      {chosen === null ? null : (
        <OptionLine label={t('alternatives.chosen')} option={chosen} currency={currency} />
      )}
      {chosen === null || difference === null ? null : (
        <div>
          {`${exact(option.amount, currency)} − ${exact(chosen.amount, currency)} = `}
          <strong>{exact(difference, currency)}</strong>
          <ProvenanceChip of={provenance} />
        </div>
      )}
      {isTaxUnknown ? <div className={texts['small']}>{t('alternatives.taxUnknown')}</div> : null}
      {notComparable === null ? null : (
        <div className={texts['small']}>{t(`alternatives.refused.${notComparable}`)}</div>
      )}
      <SourceLink source={option.source} />
    </>
  );
};

const OptionLine = ({
  label,
  option,
  currency,
}: {
  readonly label: string;
  readonly option: Option;
  readonly currency: string;
}) => {
  const { locale } = useFormat();
  const short = useShortMoney();
  const scope = locale === 'fr' ? (option.scopeFr ?? option.scopeEn) : (option.scopeEn ?? option.scopeFr);
  return (
    <>
      <div className={styles['head']}>
        <span>{[label, option.asOf].filter(Boolean).join(' · ')}</span>
        <span className={styles['amount']}>{short.signs(option.amount, currency)}</span>
      </div>
      <div className={texts['small']}>{scope}</div>
    </>
  );
};
