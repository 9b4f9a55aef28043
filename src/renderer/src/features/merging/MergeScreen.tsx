import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { Page } from '#renderer/components/Page.tsx';
import { PageHeader } from '#renderer/components/PageHeader.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import type { MergePlan } from '#shared/ipc/merge-schemas.ts';
import {
  acceptable,
  acceptedItems,
  noDecisions,
  partsOf,
  undecided,
  withAccepted,
  withSide,
} from './decisions.ts';
import type { Decisions } from './decisions.ts';
import { EntitySection } from './EntitySection.tsx';
import { MergeNotes } from './MergeNotes.tsx';
import { useMerge, type Merge } from './use-merge.ts';
import styles from './MergeScreen.module.css';

type MergedFile = { readonly token: string; readonly name: string };

/** A workbook that came back: what it changes, decided item by item or all at once, then written as one step. */
export const MergeScreen = ({ file, onDone }: { readonly file: MergedFile; readonly onDone: () => void }) => {
  const { t } = useTranslation('merging');
  const merge = useMerge(file.token, onDone);
  const { state } = merge;
  if (state.kind === 'planned') return <Decide plan={state.plan} merge={merge} onDone={onDone} />;
  return (
    <Page>
      <PageHeader title={t('title', { file: file.name })} actions={<LeaveButton onDone={onDone} />} />
      {state.kind === 'comparing' ? (
        <JobBar jobId={state.jobId} label={t('comparing', { file: file.name })} />
      ) : (
        <ErrorView error={state.error} onRetry={merge.compare} />
      )}
    </Page>
  );
};

const LeaveButton = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTranslation('merging');
  return (
    <Button variant="default" onClick={onDone}>
      {t('leave')}
    </Button>
  );
};

const Decide = ({
  plan,
  merge,
  onDone,
}: {
  readonly plan: MergePlan;
  readonly merge: Merge;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('merging');
  const isReadOnly = useIsReadOnly();
  const [decisions, setDecisions] = useState<Decisions>(noDecisions);
  const items = acceptedItems(plan, decisions);
  const open = undecided(plan, decisions);
  const parts = partsOf(plan);
  return (
    <Page>
      <PageHeader
        title={t('title', { file: plan.file })}
        subtitle={subtitleOf(plan, t)}
        actions={
          <>
            <LeaveButton onDone={onDone} />
            <Button
              disabled={isReadOnly || items.length === 0 || open > 0}
              loading={merge.isApplying}
              onClick={() => merge.apply(items)}
            >
              {open > 0 ? t('decideFirst', { count: open }) : t('apply', { count: items.length })}
            </Button>
          </>
        }
      />
      {plan.base.known ? null : <p className={styles['notice']}>{t('baseUnknown')}</p>}
      <MergeNotes plan={plan} />
      {parts.length === 0 ? (
        <p className={styles['nothing']}>{t(plan.problems.length > 0 ? 'onlyProblems' : 'nothing')}</p>
      ) : (
        <AllAtOnce plan={plan} decisions={decisions} onDecisions={setDecisions} />
      )}
      {parts.map((part) => (
        <EntitySection
          key={part.entity}
          part={part}
          names={plan.names}
          decisions={decisions}
          onDecisions={setDecisions}
        />
      ))}
    </Page>
  );
};

type Words = ReturnType<typeof useTranslation<'merging'>>['t'];

const subtitleOf = ({ changes, added, removed, conflicts, savedBy }: MergePlan, t: Words): string =>
  [
    t('counts.changes', { count: changes.length }),
    t('counts.added', { count: added.length }),
    t('counts.removed', { count: removed.length }),
    t('counts.conflicts', { count: conflicts.length }),
    ...(savedBy === null ? [] : [t('savedBy', { name: savedBy })]),
  ].join(' · ');

const AllAtOnce = ({
  plan,
  decisions,
  onDecisions,
}: {
  readonly plan: MergePlan;
  readonly decisions: Decisions;
  readonly onDecisions: (decisions: Decisions) => void;
}) => {
  const { t } = useTranslation('merging');
  const [items, conflicts] = [acceptable(plan), plan.conflicts.map(({ item }) => item)];
  const buttons = [
    { key: 'acceptAll', isShown: items.length > 0, next: () => withAccepted(decisions, items, true) },
    { key: 'refuseAll', isShown: items.length > 0, next: () => withAccepted(decisions, items, false) },
    { key: 'allTheirs', isShown: conflicts.length > 0, next: () => withSide(decisions, conflicts, 'theirs') },
    { key: 'allOurs', isShown: conflicts.length > 0, next: () => withSide(decisions, conflicts, 'ours') },
  ] as const;
  return (
    <div className={styles['all']} role="group" aria-label={t('all')}>
      {buttons
        .filter(({ isShown }) => isShown)
        .map(({ key, next }) => (
          <Button key={key} variant="default" size="compact-sm" onClick={() => onDecisions(next())}>
            {t(key)}
          </Button>
        ))}
    </div>
  );
};
