import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import { useProvenanceWords } from './use-provenance-words.ts';
import styles from './Provenance.module.css';

/** Where an amount of a table comes from, in a word or two; the row that decides is in its tooltip. */
export const ProvenanceMark = ({ of }: { readonly of: Provenance | null }) => {
  const words = useProvenanceWords();
  if (of === null) return null;
  return (
    <span className={styles['mark']} data-level={of.level} title={words.title(of)}>
      {words.level(of)}
    </span>
  );
};
