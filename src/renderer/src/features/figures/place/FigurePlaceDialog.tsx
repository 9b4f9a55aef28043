import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import preview from '#renderer/components/place/place.module.css';
import type { Looking } from '#renderer/components/place/use-looking.ts';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { FigureQuote } from '../FigureQuote.tsx';
import { textOf } from '../model/row-values.ts';
import { useFigureAmount } from '../use-figure-amount.ts';
import { scopeIn } from '../use-figure-words.ts';
import { FigurePlace } from './FigurePlace.tsx';
import styles from './figure-place.module.css';

/** A figure and its place, as large as the window has room for. */
export const FigurePlaceDialog = ({
  figureId,
  looking,
  onClose,
}: {
  readonly figureId: number;
  readonly looking?: Looking;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('place');
  const amountOf = useFigureAmount();
  const words = useRegisterWords();
  const { locale } = useFormat();
  const { data: row, error } = useApiQuery('register', 'get', { entity: 'figure', id: figureId });
  return (
    <Dialog onClose={onClose} title={t('dialog')} size="min(1100px, 94vw)" centered>
      {error === null ? null : <ErrorView error={errorOf(error)} />}
      {row === undefined ? null : (
        <div className={styles['large']}>
          <div>
            <p className={styles['amount']}>{amountOf(row)}</p>
            <p>{words.choice('figure', 'basis', textOf(row, 'basis') ?? '')}</p>
            <p>{scopeIn(locale, { scopeFr: textOf(row, 'scopeFr'), scopeEn: textOf(row, 'scopeEn') })}</p>
            <p className={preview['hint']}>{textOf(row, 'asOf') ?? textOf(row, 'asOfText')}</p>
            <FigureQuote row={row} />
          </div>
          <FigurePlace row={row} {...(looking === undefined ? {} : { looking })} />
        </div>
      )}
    </Dialog>
  );
};
