import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { Review } from './Review.tsx';
import { useReopened } from './use-reopened.ts';
import type { ChosenFile, Reading } from './model/reading.ts';

/** The file this window is importing; null when the import was opened from the list, until its file is brought back. */
export type Origin = { readonly file: ChosenFile; readonly reading: Reading | null } | null;

/** What the check found, and what becomes of it: taken in, corrected or discarded. */
export const ReviewStep = ({
  importId,
  origin,
  onReopened,
  onRestaged,
  onChangeReading,
  onDone,
}: {
  readonly importId: number;
  readonly origin: Origin;
  readonly onReopened: (file: ChosenFile, reading: Reading) => void;
  readonly onRestaged: (importId: number, reading: Reading) => void;
  readonly onChangeReading: () => void;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('imports');
  const report = useApiQuery('importing', 'report', { importId });
  useReopened(origin === null && report.data?.state === 'staged' ? importId : null, onReopened);
  const backButton = (
    <Button variant="default" onClick={onDone}>
      {t('back')}
    </Button>
  );
  if (report.error !== null) {
    return (
      <Page>
        <PageHeader title={t('list.title')} />
        <ErrorView error={errorOf(report.error)} onRetry={() => void report.refetch()} actions={backButton} />
      </Page>
    );
  }
  return (
    <Page fill>
      {report.data === undefined ? (
        <>
          <PageHeader title=" " subtitle=" " />
          <Skeleton height={62} animate={false} />
        </>
      ) : (
        <Review
          report={report.data}
          origin={origin}
          onRestaged={onRestaged}
          onChangeReading={onChangeReading}
          onDone={onDone}
        />
      )}
    </Page>
  );
};
