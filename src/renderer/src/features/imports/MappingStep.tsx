import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ColumnMapping } from './ColumnMapping.tsx';
import { DefaultsRow } from './DefaultsRow.tsx';
import { MappingNotices } from './MappingNotices.tsx';
import { ReadingOptions } from './ReadingOptions.tsx';
import { ReadingSummary } from './ReadingSummary.tsx';
import { SaveProfile } from './SaveProfile.tsx';
import { missingFields } from './model/mapping.ts';
import type { ChosenFile, Reading } from './model/reading.ts';
import { useReading } from './use-reading.ts';
import { useStaging } from './use-staging.ts';
import styles from './MappingStep.module.css';

/** How the file is to be read: sheet, header, columns, vendor. Nothing is checked or written yet. */
export const MappingStep = ({
  file,
  start,
  onStaged,
  onGiveUp,
}: {
  readonly file: ChosenFile;
  readonly start: Reading | null;
  readonly onStaged: (importId: number, reading: Reading) => void;
  readonly onGiveUp: () => void;
}) => {
  const { t } = useTranslation('imports');
  const { reading, error, isBusy, readWith, setMapping } = useReading(file.token, start);
  const staging = useStaging(file.token);
  const [isDateOrderChosen, setIsDateOrderChosen] = useState(start !== null);
  const title = t('mapping.title', { file: file.name });
  if (reading === null) {
    return (
      <Page>
        <PageHeader title={title} subtitle={isBusy ? t('mapping.recognising') : ' '} />
        {error === null ? (
          <Skeleton height={220} animate={false} />
        ) : (
          <ErrorView
            error={error}
            actions={
              <Button variant="default" onClick={onGiveUp}>
                {t('back')}
              </Button>
            }
          />
        )}
      </Page>
    );
  }
  const { inspection, mapping } = reading;
  const needsDateOrder = inspection.dateOrderAmbiguous && !isDateOrderChosen;
  const isReady = missingFields(mapping).length === 0 && !needsDateOrder && !isBusy;
  const check = (): void => {
    void staging
      .stage(mapping)
      .then((report) => (report === null ? undefined : onStaged(report.importId, reading)));
  };
  return (
    <Page fill>
      <PageHeader title={title} subtitle={<ReadingSummary inspection={inspection} />} />
      {error === null ? null : <ErrorView error={error} />}
      <ReadingOptions
        inspection={inspection}
        needsDateOrder={needsDateOrder}
        onOptions={(options) => {
          if (options.dateOrder !== mapping.options.dateOrder) setIsDateOrderChosen(true);
          readWith(options);
        }}
      />
      <DefaultsRow mapping={mapping} onMapping={setMapping} />
      <MappingNotices inspection={inspection} mapping={mapping} needsDateOrder={needsDateOrder} />
      <ColumnMapping inspection={inspection} mapping={mapping} onMapping={setMapping} />
      {staging.jobId === null ? (
        <div className={styles['actions']}>
          <Button onClick={check} disabled={!isReady}>
            {t('mapping.check')}
          </Button>
          <SaveProfile mapping={mapping} suggestion={inspection.profile?.name ?? ''} />
          <Button variant="default" onClick={onGiveUp}>
            {t('mapping.giveUp')}
          </Button>
          <span className={styles['promise']}>{t('promise')}</span>
        </div>
      ) : (
        <JobBar jobId={staging.jobId} label={t('mapping.checking', { file: file.name })} />
      )}
    </Page>
  );
};
