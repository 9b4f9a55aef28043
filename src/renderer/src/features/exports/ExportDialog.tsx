import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { forgetJob, newJobId } from '#renderer/lib/jobs.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import styles from './ExportDialog.module.css';

type Step =
  | { readonly status: 'choosing' }
  | { readonly status: 'writing'; readonly jobId: string }
  | { readonly status: 'done'; readonly path: string }
  | { readonly status: 'failed'; readonly error: AppError };

const locales: readonly Locale[] = ['fr', 'en'];

const useExport = () => {
  const workbook = useApiMutation('exporting', 'workbook');
  const [step, setStep] = useState<Step>({ status: 'choosing' });
  const start = (locale: Locale): void => {
    const jobId = newJobId();
    setStep({ status: 'writing', jobId });
    workbook.mutate(
      { locale, jobId },
      {
        onSuccess: (written) =>
          setStep(written === null ? { status: 'choosing' } : { status: 'done', path: written.path }),
        onError: (thrown) => setStep({ status: 'failed', error: errorOf(thrown) }),
        onSettled: () => forgetJob(jobId),
      },
    );
  };
  return { step, start };
};

/** Writes the workbook: language first, then where (asked by main), progress that can be cancelled, then its path. */
export const ExportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('exports');
  const { step, start } = useExport();
  const isWriting = step.status === 'writing';
  return (
    <Dialog
      onClose={onClose}
      title={t('title')}
      size={480}
      withCloseButton={!isWriting}
      closeOnEscape={!isWriting}
      closeOnClickOutside={false}
    >
      <p className={styles['text']}>{t('text')}</p>
      {step.status === 'writing' ? (
        <JobBar jobId={step.jobId} label={t('writing')} />
      ) : step.status === 'done' ? (
        <Written path={step.path} onClose={onClose} />
      ) : (
        <>
          {step.status === 'failed' ? <Failure error={step.error} /> : null}
          <LanguageForm onStart={start} onClose={onClose} />
        </>
      )}
    </Dialog>
  );
};

const LanguageForm = ({
  onStart,
  onClose,
}: {
  readonly onStart: (locale: Locale) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('exports');
  const format = useFormat();
  const [locale, setLocale] = useState<Locale>(format.locale);
  return (
    <>
      <p className={styles['label']}>{t('language')}</p>
      <SegmentedControl
        aria-label={t('language')}
        data={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={locale}
        onChange={setLocale}
      />
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button onClick={() => onStart(locale)} data-autofocus>
          {t('start')}
        </Button>
      </Group>
    </>
  );
};

/** A cancellation is what the person asked for: said, but not shown as a failure. */
const Failure = ({ error }: { readonly error: AppError }) => {
  const { t } = useTranslation('exports');
  return error.code === 'cancelled' ? (
    <p className={styles['text']}>{t('cancelled')}</p>
  ) : (
    <ErrorView error={error} />
  );
};

const Written = ({ path, onClose }: { readonly path: string; readonly onClose: () => void }) => {
  const { t } = useTranslation('exports');
  const show = useApiMutation('app', 'showInFolder');
  return (
    <>
      <p className={styles['done']}>{t('done')}</p>
      <p className={styles['path']}>{path}</p>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={() => show.mutate({ path })}>
          {t('show')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </>
  );
};
