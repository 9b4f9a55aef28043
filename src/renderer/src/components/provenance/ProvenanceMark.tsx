import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import { useProvenanceWords } from './use-provenance-words.ts';
import styles from './Provenance.module.css';

/** Where an amount of a table comes from, in a word or two; the row that decides is in its tooltip. */
export const ProvenanceMark = ({
  of,
  isPill = false,
}: {
  readonly of: Provenance | null;
  /** Framed, where it stands behind other words. */
  readonly isPill?: boolean;
}) => {
  const words = useProvenanceWords();
  if (of === null) return null;
  return (
    <span
      className={styles['mark']}
      data-level={of.level}
      data-shape={isPill ? 'pill' : 'text'}
      title={words.title(of)}
    >
      {words.level(of)}
    </span>
  );
};
