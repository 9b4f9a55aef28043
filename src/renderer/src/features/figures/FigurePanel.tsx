import { useState } from 'react';
import { EntityPanel } from '#renderer/components/EntityPanel.tsx';
import { useLooking } from '#renderer/components/place/use-looking.ts';
import { RecordDetails } from '#renderer/components/record/RecordDetails.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { FigureQuote } from './FigureQuote.tsx';
import { textOf } from './model/row-values.ts';
import { FigurePlace } from './place/FigurePlace.tsx';
import { FigurePlaceDialog } from './place/FigurePlaceDialog.tsx';
import { useFigureAmount } from './use-figure-amount.ts';
import styles from './figures.module.css';

/** One figure: how it is stated, in the source's own words when they are kept, where that stands, and all its columns. */
export const FigurePanel = ({ id, onClose }: { readonly id: number; readonly onClose: () => void }) => {
  const words = useRegisterWords();
  const isReadOnly = useIsReadOnly();
  const amountOf = useFigureAmount();
  const [isLarge, setIsLarge] = useState(false);
  const looking = useLooking();
  return (
    <EntityPanel
      entity="figure"
      id={id}
      width={480}
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
          <FigureQuote row={row} />
          {/* One at a time: a large document is not read twice. */}
          {isLarge ? (
            <FigurePlaceDialog figureId={id} looking={looking} onClose={() => setIsLarge(false)} />
          ) : (
            <FigurePlace row={row} looking={looking} onEnlarge={() => setIsLarge(true)} />
          )}
          <RecordDetails entity="figure" row={row} isEditable={!isReadOnly} />
        </div>
      )}
    </EntityPanel>
  );
};
