import { Button, Group, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { callApi, errorOf } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { forgetJob, newJobId } from '#renderer/lib/jobs.ts';
import {
  attachCounts,
  attachmentsOf,
  attachRows,
  attachState,
  type AttachRow,
  type AttachState,
} from '#shared/domain/supporting/attach-rows.ts';
import { AttachTable } from './AttachTable.tsx';
import { useAttach } from './use-attach.ts';
import styles from '../invoices.module.css';

/** Files that were chosen, by the token that main knows them by. */
export type ChosenFiles = { readonly token: string; readonly name: string; readonly count: number };

/** Many files at once: each with the invoice that its name names. Nothing is attached before it is confirmed. */
export const AttachFilesDialog = ({
  chosen,
  onClose,
}: {
  readonly chosen: ChosenFiles;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('invoices');
  const { jobId: looking, rows, setRows, error } = useSuggestions(chosen.token, onClose);
  const { jobId: attaching, attach } = useAttach();
  const confirm = async (): Promise<void> => {
    const done = await attach({ token: chosen.token, attachments: attachmentsOf(rows) });
    if (done !== null) onClose();
  };
  const jobId = looking ?? attaching;
  return (
    <Dialog
      title={t('attach.title')}
      size="min(1120px, 94vw)"
      onClose={onClose}
      closeOnEscape={jobId === null}
      closeOnClickOutside={false}
      withCloseButton={jobId === null}
    >
      {jobId === null ? (
        <>
          {error === null ? (
            <Suggestions rows={rows} onRows={setRows} />
          ) : (
            <ErrorView error={errorOf(error)} />
          )}
          <Answer rows={rows} onConfirm={() => void confirm()} onClose={onClose} />
        </>
      ) : (
        <JobBar jobId={jobId} label={t(looking === null ? 'attach.attaching' : 'attach.looking')} />
      )}
    </Dialog>
  );
};

/** Looks the files over once. Giving that up is giving up the dialog. */
const useSuggestions = (token: string, onCancelled: () => void) => {
  const { api } = useBridge();
  const [jobId, setJobId] = useState<string | null>(newJobId);
  const [rows, setRows] = useState<readonly AttachRow[]>([]);
  const [error, setError] = useState<unknown>(null);
  const started = useRef(false);
  useEffect(() => {
    // Once for a dialog, however often it is drawn.
    if (started.current || jobId === null) return;
    started.current = true;
    callApi(api, ['documents', 'suggestInvoices'], { token, jobId })
      .then(
        (files) => setRows(attachRows(files)),
        (thrown: unknown) => (errorOf(thrown).code === 'cancelled' ? onCancelled() : setError(thrown)),
      )
      .finally(() => {
        setJobId(null);
        forgetJob(jobId);
      });
  }, [api, token, jobId, onCancelled]);
  return { jobId, rows, setRows, error };
};

const shownStates = ['all', 'open', 'ready', 'already'] as const;

type Shown = (typeof shownStates)[number];

const isShown = (shown: Shown, state: AttachState): boolean =>
  shown === 'all' || (shown === 'open' ? state === 'none' || state === 'several' : state === shown);

const Suggestions = ({
  rows,
  onRows,
}: {
  readonly rows: readonly AttachRow[];
  readonly onRows: (rows: readonly AttachRow[]) => void;
}) => {
  const { t } = useTranslation('invoices');
  const [shown, setShown] = useState<Shown>('all');
  const counts = attachCounts(rows);
  const countOf: Readonly<Record<Shown, number>> = {
    all: rows.length,
    open: counts.none + counts.several,
    ready: counts.ready,
    already: counts.already,
  };
  return (
    <>
      <p className={styles['explained']}>{t('attach.explained')}</p>
      <SegmentedControl
        mb="xs"
        aria-label={t('attach.show.label')}
        data={shownStates.map((value) => ({
          value,
          label: t(`attach.show.${value}`, { files: countOf[value] }),
        }))}
        value={shown}
        onChange={setShown}
      />
      <AttachTable
        key={shown}
        rows={rows.filter((row) => isShown(shown, attachState(row)))}
        onChoose={(file, invoice) =>
          onRows(rows.map((row) => (row.file === file ? { ...row, invoice } : row)))
        }
      />
    </>
  );
};

const Answer = ({
  rows,
  onConfirm,
  onClose,
}: {
  readonly rows: readonly AttachRow[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['invoices', 'shell']);
  const { ready } = attachCounts(rows);
  const left = rows.length - ready;
  return (
    <Group justify="flex-end" gap="xs" mt="md">
      {left === 0 || rows.length === 0 ? null : (
        <span className={styles['left']}>{t('invoices:attach.left', { count: left })}</span>
      )}
      <Button variant="default" onClick={onClose}>
        {t('shell:dialogs.cancel')}
      </Button>
      <Button disabled={ready === 0} onClick={onConfirm} data-autofocus>
        {ready === 0 ? t('invoices:attachKept.attach') : t('invoices:attach.confirm', { count: ready })}
      </Button>
    </Group>
  );
};
