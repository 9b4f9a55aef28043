import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';
import { headAndRest } from './model/detail.ts';
import { verdictTones } from './model/verdict-tones.ts';
import { useDetailText } from './use-detail-text.ts';
import styles from './ExceptionTable.module.css';

/** Facts that a line has room for beside the one that names it. */
const shownFacts = 4;

/** One exception in a list: its rank, what it is about, what is at risk, what changed, what was decided. */
export const ExceptionLine = ({
  id,
  row,
  position: { index, total, top },
  isActive,
  isChosen,
}: {
  readonly id: string;
  readonly row: ExceptionRow | undefined;
  readonly position: { readonly index: number; readonly total: number; readonly top: number };
  readonly isActive: boolean;
  readonly isChosen: boolean;
}) => (
  // The list around it has the keys, the clicks and the focus.
  <div
    id={id}
    data-index={index}
    tabIndex={-1}
    role="option"
    aria-selected={isChosen}
    aria-posinset={index + 1}
    aria-setsize={total}
    data-active={isActive}
    className={styles['line']}
    style={{ top }}
  >
    {row === undefined ? null : <Cells row={row} />}
  </div>
);

const Cells = ({ row }: { readonly row: ExceptionRow }) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const detail = useDetailText();
  const { currency, amountAtRisk, status } = row;
  const amount =
    amountAtRisk === null || currency === null ? '–' : format.intervalSign(amountAtRisk, currency);
  const { head, rest } = headAndRest(row.detail);
  const facts = rest
    .slice(0, shownFacts)
    .map((fact) => `${detail.label(fact.name)} ${detail.value(fact, currency)}`);
  return (
    <>
      <span className={styles['rank']}>{format.number(row.rank)}</span>
      <span className={styles['words']}>
        <span className={styles['head']}>{head === null ? row.key : detail.value(head, currency)}</span>
        <span className={styles['rest']}>{facts.join(' · ')}</span>
      </span>
      <span className={styles['amount']} title={amount}>
        {amount}
      </span>
      <span className={styles['end']}>
        {status === 'new' || status === 'changed' || status === 'gone' ? (
          <Chip tone={status === 'gone' ? 'plain' : 'warn'}>{t(`status.one.${status}`)}</Chip>
        ) : null}
        <Decision row={row} />
      </span>
    </>
  );
};

const Decision = ({ row: { disposition } }: { readonly row: ExceptionRow }) => {
  const { t } = useTranslation('tests');
  const words = useRegisterWords();
  if (disposition === null) return null;
  const label = words.choice('disposition', 'verdict', disposition.verdict);
  return (
    <Chip tone={verdictTones[disposition.verdict]} title={disposition.note ?? undefined}>
      {disposition.isStale ? t('judge.stale', { verdict: label }) : label}
      {disposition.note === null ? '' : ' ✎'}
    </Chip>
  );
};
