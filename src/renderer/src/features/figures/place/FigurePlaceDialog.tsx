import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import preview from '#renderer/components/place/place.module.css';
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
  onClose,
}: {
  readonly figureId: number;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['place', 'shell']);
  const amountOf = useFigureAmount();
  const words = useRegisterWords();
  const { locale } = useFormat();
  const { data: row, error } = useApiQuery('register', 'get', { entity: 'figure', id: figureId });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dialog')}
      size="min(1100px, 94vw)"
      centered
      closeButtonProps={{ 'aria-label': t('shell:dialogs.close') }}
    >
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
          <FigurePlace row={row} />
        </div>
      )}
    </Modal>
  );
};
