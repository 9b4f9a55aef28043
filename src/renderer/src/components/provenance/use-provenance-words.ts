import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { Provenance } from '#shared/domain/provenance/provenance.ts';

export type ProvenanceWords = {
  /** How strong it is, in a word or two. */
  readonly level: (provenance: Provenance) => string;
  /** The row that decides: "Amendment 4, contract C-1". */
  readonly row: (provenance: Provenance) => string;
  /** Both in a sentence. */
  readonly title: (provenance: Provenance) => string;
};

/** Provenance in the words of the language in use. */
export const useProvenanceWords = (): ProvenanceWords => {
  const { t } = useTranslation('provenance');
  const format = useFormat();
  const words = useRegisterWords();
  const level = (provenance: Provenance): string => t(`levels.${provenance.level}`);
  const row = ({ entity, label, contract }: Provenance): string => {
    if (entity === 'contract') return t('contract', { contract });
    const parts = { entity: words.entity(entity, 'one'), label: format.text(label), contract };
    return t(label === '' ? 'rowUnnamed' : 'row', parts);
  };
  return {
    level,
    row,
    title: (provenance) => t('title', { level: level(provenance), row: row(provenance) }),
  };
};
