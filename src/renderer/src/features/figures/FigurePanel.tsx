import { useTranslation } from 'react-i18next';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { hedgedInterval } from '#renderer/lib/format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { Hedge } from '#shared/domain/money/interval.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import styles from './figures.module.css';

const textOf = (row: GridRow, column: string): string | null => {
  const value = row.values[column];
  return typeof value === 'string' && value !== '' ? value : null;
};

const numberOf = (row: GridRow, column: string): number | null => {
  const value = row.values[column];
  return typeof value === 'number' ? value : null;
};

/** One figure: how it is stated, in the source's own words when they are kept, and all its columns. */
export const FigurePanel = ({ id, onClose }: { readonly id: number; readonly onClose: () => void }) => {
  const { t } = useTranslation('screens');
  const format = useFormat();
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  const quoteOf = (row: GridRow): string | null =>
    format.locale === 'fr'
      ? (textOf(row, 'quoteFr') ?? textOf(row, 'quoteEn'))
      : (textOf(row, 'quoteEn') ?? textOf(row, 'quoteFr'));
  const amountOf = (row: GridRow): string => {
    const hedge = textOf(row, 'hedge') as Hedge | null;
    if (textOf(row, 'unit') === 'count') {
      const sides = [numberOf(row, 'lowCount'), numberOf(row, 'highCount')].filter((side) => side !== null);
      return [...new Set(sides)].map((side) => format.number(side)).join(' – ');
    }
    const interval = hedgedInterval(numberOf(row, 'low'), numberOf(row, 'high'), hedge);
    return format.intervalSign(interval, textOf(row, 'currency') ?? 'CAD', {
      about: hedge === 'about',
      whole: true,
    });
  };
  return (
    <EntityPanel
      entity="figure"
      id={id}
      overline={(row) =>
        [words.choice('figure', 'basis', textOf(row, 'basis') ?? ''), row.labels['contractId']]
          .filter(Boolean)
          .join(' · ')
      }
      title={amountOf}
      onClose={onClose}
    >
      {(row) => (
        <div className={styles['body']}>
          {quoteOf(row) === null ? null : (
            <figure className={styles['quote']} aria-label={t('figures.quote')}>
              <blockquote>{quoteOf(row)}</blockquote>
              <figcaption>
                {[textOf(row, 'statedBy'), row.labels['sourceId'], textOf(row, 'locator')]
                  .filter((part) => typeof part === 'string')
                  .map(format.text)
                  .join(', ')}
              </figcaption>
            </figure>
          )}
          <RecordDetails entity="figure" row={row} isEditable={!isReadOnly} />
        </div>
      )}
    </EntityPanel>
  );
};
