import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenRow } from '#renderer/lib/open-row.ts';
import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import texts from '../text.module.css';
import { useProvenanceWords } from './use-provenance-words.ts';
import styles from './Provenance.module.css';

/** Where an amount comes from; pressing it says what that means and names the row that decides, to open it. */
export const ProvenanceChip = ({ of }: { readonly of: Provenance | null }) => {
  const words = useProvenanceWords();
  const [isOpen, setIsOpen] = useState(false);
  if (of === null) return null;
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      width={320}
      position="bottom-start"
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles['chip']}
          data-level={of.level}
          title={words.title(of)}
          onClick={() => setIsOpen(!isOpen)}
        >
          {words.level(of)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Explanation of={of} />
      </Popover.Dropdown>
    </Popover>
  );
};

const Explanation = ({ of }: { readonly of: Provenance }) => {
  const { t } = useTranslation('provenance');
  const words = useProvenanceWords();
  const openRow = useOpenRow();
  return (
    <div className={styles['explanation']}>
      <p>{t(`means.${of.level}`)}</p>
      <p className={styles['faint']}>{t('decides')}</p>
      <button
        type="button"
        data-autofocus
        className={texts['link']}
        onClick={() => void openRow(of.entity, of.id)}
      >
        {words.row(of)}
      </button>
      <p className={styles['faint']}>{t('note')}</p>
    </div>
  );
};
