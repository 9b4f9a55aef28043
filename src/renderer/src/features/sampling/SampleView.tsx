import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#renderer/components/ConfirmDialog.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { ScreenTabs } from '#renderer/components/ScreenTabs.tsx';
import { errorOf, useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { newJobId } from '#renderer/lib/jobs.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { goTo, replaceRoute, type SampleTab } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { SampleDetail } from '#shared/ipc/calls/sampling.ts';
import { DrawTab } from './DrawTab.tsx';
import { Evaluation } from './Evaluation.tsx';
import { SampleItems } from './SampleItems.tsx';
import { StateChip } from './StateChip.tsx';
import { useSampleWords } from './use-sample-words.ts';
import styles from './sampling.module.css';

const tabs: readonly SampleTab[] = ['items', 'evaluation', 'draw'];

/** One sample: its conclusion in sight, and below it the items, the evaluation or the draw. */
export const SampleView = ({ id, tab }: { readonly id: number; readonly tab: SampleTab }) => {
  const { t } = useTranslation('sampling');
  const { data: sample, error } = useApiQuery('sampling', 'get', { id });
  return (
    <Page fill={tab === 'items'}>
      <SampleHeader id={id} sample={sample} />
      {error === null ? null : <ErrorView error={errorOf(error)} />}
      {sample === undefined ? null : (
        <>
          <Conclusion sample={sample} />
          <ScreenTabs
            label={sample.title}
            tabs={tabs.map((key) => ({ key, label: t(`detail.${key}`) }))}
            value={tab}
            onChange={(chosen) => replaceRoute({ screen: 'sampling', selectedId: id, tab: chosen })}
          />
          {tab === 'items' ? <SampleItems sample={sample} /> : null}
          {tab === 'evaluation' ? <Evaluation sample={sample} /> : null}
          {tab === 'draw' ? <DrawTab sample={sample} /> : null}
        </>
      )}
    </Page>
  );
};

const SampleHeader = ({ id, sample }: { readonly id: number; readonly sample: SampleDetail | undefined }) => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  const isReadOnly = useIsReadOnly();
  const [isRemoving, setIsRemoving] = useState(false);
  const remove = useApiMutation('sampling', 'remove');
  const onError = useNotifyError();
  const confirm = (): void => {
    setIsRemoving(false);
    remove.mutate(
      { id },
      {
        onError,
        onSuccess: () => {
          notifyDone(t('detail.removed'));
          replaceRoute({ screen: 'sampling' });
        },
      },
    );
  };
  const parts =
    sample === undefined
      ? []
      : [
          t(`methods.${sample.request.design.method}`),
          t(`entities.${sample.request.population.entity}`),
          format.date(sample.drawnOn),
          t('detail.progress', { examined: sample.examined, size: sample.plan.size }),
        ];
  return (
    <>
      <PageHeader
        title={sample?.title ?? t('title')}
        subtitle={parts.join(' · ')}
        actions={
          <>
            <Button variant="default" onClick={() => goTo({ screen: 'sampling' })}>
              {t('back')}
            </Button>
            <PaperButton id={id} />
            {isReadOnly ? null : (
              <Button variant="default" onClick={() => setIsRemoving(true)}>
                {t('detail.remove')}
              </Button>
            )}
          </>
        }
      />
      {isRemoving ? (
        <ConfirmDialog
          destructive
          title={t('detail.removeTitle')}
          confirmLabel={t('detail.remove')}
          onConfirm={confirm}
          onCancel={() => setIsRemoving(false)}
        >
          {t('detail.removeText')}
        </ConfirmDialog>
      ) : null}
    </>
  );
};

/** Writes the sample as a workbook. */
const PaperButton = ({ id }: { readonly id: number }) => {
  const { t } = useTranslation('sampling');
  const { locale } = useFormat();
  const onError = useNotifyError();
  const exporting = useApiMutation('sampling', 'workingPaper');
  const writePaper = (): void =>
    exporting.mutate(
      { id, locale: locale, jobId: newJobId() },
      {
        onError,
        onSuccess: (written) => {
          if (written !== null) notifyDone(t('detail.exported'), written.path);
        },
      },
    );
  return (
    <Button variant="default" loading={exporting.isPending} onClick={writePaper}>
      {t('detail.export')}
    </Button>
  );
};

const Conclusion = ({ sample }: { readonly sample: SampleDetail }) => {
  const { t } = useTranslation('sampling');
  const words = useSampleWords();
  return (
    <section
      className={styles['conclusion']}
      data-state={words.state(sample)}
      aria-label={t('evaluation.conclusion')}
      aria-live="polite"
    >
      <StateChip sample={sample} />
      <p>{words.conclusion(sample)}</p>
    </section>
  );
};
