import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, type OutputOf } from '#renderer/lib/api.ts';
import type { SampleRequest } from '#shared/ipc/calls/sampling.ts';
import { PlanFacts } from './PlanFacts.tsx';
import styles from './sampling.module.css';

/** What a new sample would be, or why it cannot be drawn. */
export const PlanPreview = ({
  request,
  answer: { data, error },
}: {
  readonly request: SampleRequest | null;
  readonly answer: UseQueryResult<OutputOf<'sampling', 'plan'> | null>;
}) => {
  const { t } = useTranslation('sampling');
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (request === null) return <p className={styles['hint']}>{t('form.missing')}</p>;
  if (data === undefined || data === null) return <p className={styles['hint']}>{t('form.reading')}</p>;
  return (
    <div aria-live="polite">
      {data.status === 'refused' ? (
        <p className={styles['refused']} role="alert">
          {t('form.refused', { problem: t(`problems.${data.problem}`) })}
        </p>
      ) : (
        <PlanFacts request={request} plan={data.plan} />
      )}
    </div>
  );
};
