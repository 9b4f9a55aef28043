import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { textOf } from './model/row-values.ts';
import styles from './figures.module.css';

/** The figure in the source's own words, in the language in use where they are kept in it; nothing where they are not. */
export const FigureQuote = ({ row }: { readonly row: GridRow }) => {
  const { t } = useTranslation('screens');
  const { locale } = useFormat();
  const [first, second] = locale === 'fr' ? ['quoteFr', 'quoteEn'] : ['quoteEn', 'quoteFr'];
  const quote = textOf(row, first ?? '') ?? textOf(row, second ?? '');
  if (quote === null) return null;
  return (
    <figure className={styles['quote']} aria-label={t('figures.quote')}>
      <blockquote>{quote}</blockquote>
      <figcaption>
        {[textOf(row, 'statedBy'), row.labels['sourceId'], textOf(row, 'locator')].filter(Boolean).join(', ')}
      </figcaption>
    </figure>
  );
};
