import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '#renderer/lib/route.ts';
import styles from './progress.module.css';

/** A part of the overview under its title. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h2 className={styles['heading']}>{title}</h2>
    {children}
  </section>
);

/** Where a row comes from: opens its source; says so when none is given. */
export const SourceLink = ({
  source,
}: {
  readonly source: { readonly id: number; readonly title: string } | null;
}) => {
  const { t } = useTranslation('progress');
  if (source === null) return <em className={styles['faint']}>{t('noSource')}</em>;
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={() => goTo({ screen: 'figures', tab: 'sources', selectedId: source.id })}
    >
      {source.title}
    </button>
  );
};
