import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import texts from '#renderer/components/text.module.css';
import { useOpenRow } from '#renderer/lib/open-row.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { FindingEvidence } from '#shared/ipc/calls/findings.ts';
import styles from './findings.module.css';

/** What a piece of evidence is, as a way to it; said to be gone when there is nothing to go to. */
export const EvidenceName = ({ piece }: { readonly piece: FindingEvidence }) => {
  const { t } = useTranslation(['findings', 'audit']);
  const words = useRegisterWords();
  const format = useFormat();
  const openRow = useOpenRow();
  const onError = useNotifyError();
  const { exception, target, isPresent } = piece;
  if (exception !== null) {
    const { test, key, runId, currency, amountAtRisk } = exception;
    const amount = amountAtRisk === null ? null : format.intervalSign(amountAtRisk, currency ?? 'CAD');
    return (
      <>
        <button
          type="button"
          className={texts['link']}
          title={key}
          onClick={() =>
            goTo({ screen: 'tests', test, ...(runId === null ? {} : { runId, exceptionKey: key }) })
          }
        >
          {`${test} ${t(`audit:titles.${test}`, { defaultValue: '' })}`}
        </button>
        <p className={styles['place']}>{[key, amount].filter(Boolean).join(' · ')}</p>
        {isPresent ? null : <Chip tone="warn">{t('findings:evidence.notInRuns')}</Chip>}
      </>
    );
  }
  const named = piece.label ?? (target === null ? '–' : `${words.entity(target.entity, 'one')} ${target.id}`);
  const kind = piece.kind === 'row' && target !== null ? `${words.entity(target.entity, 'one')} – ` : '';
  if (!isPresent || target === null)
    return (
      <>
        <span className={texts['faint']}>{kind + named}</span>{' '}
        <Chip tone="warn">{t('findings:evidence.gone')}</Chip>
      </>
    );
  return (
    <button
      type="button"
      className={texts['link']}
      onClick={() => void openRow(target.entity, target.id).catch(onError)}
    >
      {kind + named}
    </button>
  );
};
