import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import texts from '#renderer/components/text.module.css';
import type { StatedFigure } from '#shared/ipc/calls/figures.ts';
import { FigurePlaceDialog } from './place/FigurePlaceDialog.tsx';
import { useFigureWords } from './use-figure-words.ts';
import styles from './place/figure-place.module.css';

/** The figures that are tied to a kept document: each opens its place. Nothing where none is. */
export const TiedFigures = ({ figures }: { readonly figures: readonly StatedFigure[] }) => {
  const { t } = useTranslation('place');
  const words = useFigureWords();
  const [openId, setOpenId] = useState<number | null>(null);
  const tied = figures.flatMap((figure) =>
    figure.document === null ? [] : [{ figure, document: figure.document }],
  );
  if (tied.length === 0) return null;
  return (
    <>
      <ul className={styles['tied']} aria-label={t('contract.label')}>
        {tied.map(({ figure, document }) => (
          <li key={figure.id}>
            <button type="button" className={texts['link']} onClick={() => setOpenId(figure.id)}>
              {t('contract.open', {
                amount: words.amount(figure),
                place: [
                  document.label,
                  document.page === null ? null : t('page', { page: document.page }),
                  document.place,
                ]
                  .filter(Boolean)
                  .join(', '),
              })}
            </button>
          </li>
        ))}
      </ul>
      {openId === null ? null : <FigurePlaceDialog figureId={openId} onClose={() => setOpenId(null)} />}
    </>
  );
};
