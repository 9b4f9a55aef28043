import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useOpenCase } from '#renderer/lib/app-state.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { goTo, replaceRoute } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { sampledEntityNames } from '#shared/domain/sampling/sampled-entities.ts';
import { DesignFields } from './DesignFields.tsx';
import { newDraft, readDraft } from './model/draft.ts';
import { PlanPreview } from './PlanPreview.tsx';
import { PopulationFields } from './PopulationFields.tsx';
import { randomSeed } from './random-seed.ts';
import { usePlan } from './use-plan.ts';
import styles from './sampling.module.css';

/** The form of a new sample, and beside it what it comes to while one types. */
export const NewSample = () => {
  const { t } = useTranslation('sampling');
  const { locale } = useFormat();
  const counts = useOpenCase()?.counts ?? {};
  const first = sampledEntityNames.find((entity) => (counts[entity] ?? 0) > 0) ?? 'invoice';
  const [draft, setDraft] = useState(() => newDraft(first, randomSeed()));
  const { request, wrong } = readDraft(draft, locale === 'fr' ? ',' : '.');
  const [asked] = useDebouncedValue(request, 250);
  const answer = usePlan(asked);
  const draw = useApiMutation('sampling', 'draw');
  const onError = useNotifyError();
  const defaultTitle = `${t(`methods.${draft.method}`)} – ${t(`entities.${draft.entity}`)}`;
  const size = answer.data?.status === 'planned' ? answer.data.plan.size : null;
  const isReady = request !== null && size !== null && JSON.stringify(request) === JSON.stringify(asked);
  const submit = (): void => {
    if (!isReady || draw.isPending) return;
    draw.mutate(
      { ...request, title: draft.title.trim() || defaultTitle },
      {
        onError,
        onSuccess: ({ id }) => {
          notifyDone(t('form.drawn'));
          replaceRoute({ screen: 'sampling', selectedId: id });
        },
      },
    );
  };
  return (
    <Page>
      <PageHeader title={t('form.title')} subtitle={t(`methodHints.${draft.method}`)} />
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={styles['fields']}>
          <Card title={t('form.population')}>
            <PopulationFields draft={draft} onDraft={setDraft} defaultTitle={defaultTitle} wrong={wrong} />
          </Card>
          <Card title={t('form.design')}>
            <DesignFields draft={draft} onDraft={setDraft} wrong={wrong} />
          </Card>
        </div>
        <Card title={t('form.preview')}>
          <PlanPreview request={asked} answer={answer} />
          <div className={styles['actions']}>
            <Button type="submit" disabled={!isReady} loading={draw.isPending}>
              {size === null ? t('form.drawNothing') : t('form.draw', { count: size })}
            </Button>
            <Button variant="default" onClick={() => goTo({ screen: 'sampling' })}>
              {t('form.cancel')}
            </Button>
          </div>
        </Card>
      </form>
    </Page>
  );
};
