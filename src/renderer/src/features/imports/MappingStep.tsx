import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { isCloudFormat, type ImportFormat } from '#shared/domain/importing/formats.ts';
import { isReferenceFormat } from '#shared/domain/reference-tables/reference-formats.ts';
import type { ImportOptions } from '#shared/ipc/import-schemas.ts';
import { ColumnMapping } from './ColumnMapping.tsx';
import { DefaultsRow } from './DefaultsRow.tsx';
import { FormatSelect } from './FormatSelect.tsx';
import { MappingNotices } from './MappingNotices.tsx';
import { ReadingOptions } from './ReadingOptions.tsx';
import { ReadingSummary } from './ReadingSummary.tsx';
import { RecordsForm } from './RecordsForm.tsx';
import { ReferenceMapping } from './ReferenceMapping.tsx';
import { SaveProfile } from './SaveProfile.tsx';
import type { Mapping } from './model/mapping.ts';
import { isWhollyMapped } from './model/table-fields.ts';
import type { ChosenFile, Reading } from './model/reading.ts';
import { useReading } from './use-reading.ts';
import type { ReadingState } from './use-reading.ts';
import { useStaging } from './use-staging.ts';
import styles from './MappingStep.module.css';

type MappingStepProps = {
  readonly file: ChosenFile;
  readonly start: Reading | null;
  readonly onStaged: (importId: number, reading: Reading) => void;
  readonly onGiveUp: () => void;
};

/** Tables of which a person may have to say how dates and numbers are written. */
const hasNotation = (format: ImportFormat | null): boolean =>
  isCloudFormat(format) || isReferenceFormat(format);

/** How the file is to be read: sheet, header, columns, vendor. Nothing is checked or written yet. */
export const MappingStep = ({ file, start, onStaged, onGiveUp }: MappingStepProps) => {
  const { t } = useTranslation('imports');
  const state = useReading(file.token, start);
  const { reading, error } = state;
  if (reading !== null) {
    return (
      <MappingForm
        file={file}
        start={start}
        state={state}
        reading={reading}
        onStaged={onStaged}
        onGiveUp={onGiveUp}
      />
    );
  }
  const backButton = (
    <Button variant="default" onClick={onGiveUp}>
      {t('back')}
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title={t('mapping.title', { file: file.name })}
        subtitle={error === null ? t('mapping.recognising') : ' '}
      />
      {error === null ? (
        <Skeleton height={220} animate={false} />
      ) : (
        <ErrorView error={error} actions={backButton} />
      )}
    </Page>
  );
};

const MappingForm = ({
  file,
  start,
  state,
  reading,
  onStaged,
  onGiveUp,
}: MappingStepProps & { readonly state: ReadingState; readonly reading: Reading }) => {
  const { t } = useTranslation('imports');
  // A date order that recognition only guessed is no choice: a person has to make it, once.
  const [isDateOrderChosen, setIsDateOrderChosen] = useState(start !== null);
  const { inspection, mapping } = reading;
  const needsDateOrder = inspection.dateOrderAmbiguous && !isDateOrderChosen;
  const isTable = mapping.format === 'invoices';
  const readWith = (options: ImportOptions): void => {
    if (options.dateOrder !== mapping.options.dateOrder || needsDateOrder) setIsDateOrderChosen(true);
    state.readWith(options);
  };
  return (
    <Page fill>
      <PageHeader
        title={t('mapping.title', { file: inspection.file })}
        subtitle={
          isTable ? <ReadingSummary inspection={inspection} /> : t('records.files', { count: file.count })
        }
        actions={<FormatSelect inspection={inspection} mapping={mapping} onFormat={state.readAs} />}
      />
      {state.error === null ? null : <ErrorView error={state.error} />}
      <MappingParts
        reading={reading}
        needsDateOrder={needsDateOrder}
        onOptions={readWith}
        onMapping={state.setMapping}
      />
      <MappingActions
        file={file}
        reading={reading}
        isReady={!state.isBusy && !((isTable || hasNotation(mapping.format)) && needsDateOrder)}
        onStaged={onStaged}
        onGiveUp={onGiveUp}
      />
    </Page>
  );
};

/** What there is to say of a file, by what it is taken in as. */
const MappingParts = ({
  reading: { inspection, mapping },
  needsDateOrder,
  onOptions,
  onMapping,
}: {
  readonly reading: Reading;
  readonly needsDateOrder: boolean;
  readonly onOptions: (options: ImportOptions) => void;
  readonly onMapping: (mapping: Mapping) => void;
}) => {
  const { format } = mapping;
  const isSeen = inspection.columns.length > 0;
  const options = (hasValuesOnly: boolean) => (
    <ReadingOptions
      inspection={inspection}
      needsDateOrder={needsDateOrder}
      onOptions={onOptions}
      hasValuesOnly={hasValuesOnly}
    />
  );
  if (format === 'invoices')
    return (
      <>
        {options(false)}
        <DefaultsRow mapping={mapping} onMapping={onMapping} />
        <MappingNotices inspection={inspection} mapping={mapping} needsDateOrder={needsDateOrder} />
        <ColumnMapping inspection={inspection} mapping={mapping} onMapping={onMapping} />
      </>
    );
  return (
    <>
      {hasNotation(format) ? options(!(isSeen && isReferenceFormat(format))) : null}
      <RecordsForm mapping={mapping} onMapping={onMapping} />
      {isSeen && isReferenceFormat(format) ? (
        <ReferenceMapping format={format} inspection={inspection} mapping={mapping} onMapping={onMapping} />
      ) : null}
    </>
  );
};

const MappingActions = ({
  file,
  reading,
  isReady,
  onStaged,
  onGiveUp,
}: Omit<MappingStepProps, 'start'> & { readonly reading: Reading; readonly isReady: boolean }) => {
  const { t } = useTranslation('imports');
  const staging = useStaging(file.token);
  const { inspection, mapping } = reading;
  const isTable = mapping.format === 'invoices';
  const check = async (): Promise<void> => {
    const report = await staging.stage(mapping);
    if (report !== null) onStaged(report.importId, reading);
  };
  if (staging.jobId !== null)
    return (
      <div className={styles['job']}>
        <JobBar jobId={staging.jobId} label={t('mapping.checking', { file: file.name })} />
      </div>
    );
  return (
    <div className={styles['actions']}>
      <Button onClick={() => void check()} disabled={!isReady || !isWhollyMapped(mapping)}>
        {t(isTable ? 'mapping.check' : 'records.check', { count: file.count })}
      </Button>
      {isTable ? <SaveProfile mapping={mapping} suggestion={inspection.profile?.name ?? ''} /> : null}
      <Button variant="default" onClick={onGiveUp}>
        {t('mapping.giveUp')}
      </Button>
      <span className={styles['promise']}>{t('promise')}</span>
    </div>
  );
};
