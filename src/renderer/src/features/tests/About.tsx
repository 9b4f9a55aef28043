import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import { NotRun } from './NotRun.tsx';
import styles from './About.module.css';

const parts = ['finds', 'signal', 'method', 'example', 'falsePositive'] as const;

/** What a person should know of a test: what it finds, why, how, by hand, and what to be careful of. */
export const About = ({ test }: { readonly test: LibraryTest }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const { locale } = useFormat();
  const { data: page, error } = useApiQuery('auditing', 'page', { test: test.id, locale });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (page === undefined) return null;
  if (page.text === null) return <NotRun test={test} />;
  const { text } = page;
  return (
    <article className={styles['page']}>
      <p className={styles['reads']}>{t('audit:page.looksAt', { what: page.reads.join(', ') })}</p>
      {parts.map((part) => (
        <section key={part}>
          <h3 className={styles['heading']}>{t(`audit:page.${part}`)}</h3>
          <p className={styles['text']} data-part={part}>
            {text[part]}
          </p>
        </section>
      ))}
      <section>
        <h3 className={styles['heading']}>{t('audit:page.exclusions')}</h3>
        {page.exclusions.length === 0 ? (
          <p>{t('audit:page.noExclusions')}</p>
        ) : (
          <ul className={styles['list']}>
            {page.exclusions.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </section>
    </article>
  );
};
