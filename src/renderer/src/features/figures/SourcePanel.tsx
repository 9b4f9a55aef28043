import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { figureColumnsIn } from '#renderer/components/entity-columns.ts';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import styles from './figures.module.css';

/** One source: its columns, and every figure it states. */
export const SourcePanel = ({ id, onClose }: { readonly id: number; readonly onClose: () => void }) => {
  const { t, i18n } = useTranslation('screens');
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  return (
    <EntityPanel
      entity="source"
      id={id}
      overline={(row) =>
        [words.choice('source', 'kind', String(row.values['kind'])), row.values['publisher']]
          .filter(Boolean)
          .join(' · ')
      }
      title={(row) => String(row.values['title'])}
      onClose={onClose}
    >
      {(row) => (
        <div className={styles['body']}>
          <RecordDetails entity="source" row={row} isEditable={!isReadOnly} />
          <h3 className={styles['heading']}>{t('figures.ofSource')}</h3>
          <div className={styles['grid']}>
            <EntityGrid
              entity="figure"
              layoutKey="source.figure"
              columns={figureColumnsIn[i18n.language === 'en' ? 'en' : 'fr']}
              filters={[{ type: 'equals', column: 'sourceId', value: row.id }]}
              defaults={{ sourceId: row.id }}
            />
          </div>
        </div>
      )}
    </EntityPanel>
  );
};
