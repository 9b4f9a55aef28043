import { ProvenanceMark } from '#renderer/components/provenance/ProvenanceMark.tsx';
import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import styles from './KeyNumberCard.module.css';

/** One amount of a card, already in words, with the note that says how sure it is. */
type CardAmount = {
  readonly text: string;
  readonly note: string;
  readonly provenance?: Provenance | null;
};

/** A key number; pressing it shows the rows behind it. Further currencies follow below, smaller. */
export const KeyNumberCard = ({
  label,
  amounts,
  tone = 'plain',
  onOpen,
}: {
  readonly label: string;
  readonly amounts: readonly CardAmount[];
  readonly tone?: 'plain' | 'over';
  readonly onOpen: () => void;
}) => (
  <button type="button" className={styles['card']} onClick={onOpen}>
    <span className={styles['label']}>{label}</span>
    {amounts.map((amount, index) => (
      <span key={amount.text} className={styles['entry']} data-rank={index === 0 ? 'first' : 'other'}>
        <span className={styles['amount']} data-tone={tone}>
          {amount.text}
        </span>
        <span className={styles['note']}>
          {amount.note} <ProvenanceMark of={amount.provenance ?? null} isPill />
        </span>
      </span>
    ))}
  </button>
);
