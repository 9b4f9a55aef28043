import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf, useApiMutation } from '#renderer/lib/api.ts';
import { resetRoute } from '#renderer/lib/route.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { AppState } from '#shared/ipc/contract.ts';
import { CaseProblem } from './CaseProblem.tsx';
import { RecentCases } from './RecentCases.tsx';
import styles from './welcome.module.css';

/** Without a case: make one, open one, or see why the last one did not open and what can be done. */
export const WelcomeScreen = ({ state }: { readonly state: AppState }) => {
  const { t } = useTranslation('screens');
  const queries = useQueryClient();
  const create = useApiMutation('cases', 'create');
  const open = useApiMutation('cases', 'open');
  const openRecent = useApiMutation('cases', 'openRecent');
  const openBackup = useApiMutation('cases', 'openBackup');
  const [outcomeProblem, setProblem] = useState<AppError | null | 'none-yet'>('none-yet');
  // The case given at start-up may turn out not to open only after this screen is drawn.
  const problem = outcomeProblem === 'none-yet' ? state.startError : outcomeProblem;
  const outcome = {
    onSuccess: () => {
      resetRoute();
      void queries.invalidateQueries();
    },
    onError: (thrown: unknown) => setProblem(errorOf(thrown)),
  };
  const isBusy = create.isPending || open.isPending || openRecent.isPending || openBackup.isPending;
  return (
    <div className={styles['screen']}>
      <main className={styles['content']}>
        <h1 className={styles['product']}>Constat</h1>
        <p className={styles['tagline']}>{t('welcome.tagline')}</p>
        {problem === null ? null : (
          <CaseProblem
            problem={problem}
            onOpenBackup={(path) => openBackup.mutate({ path }, outcome)}
            onOpenReadOnly={(path) => openRecent.mutate({ path, readOnly: true }, outcome)}
            onClose={() => setProblem(null)}
          />
        )}
        <div className={styles['actions']}>
          <Button size="sm" disabled={isBusy} onClick={() => create.mutate({ sample: false }, outcome)}>
            {t('welcome.new')}
          </Button>
          <Button size="sm" variant="default" disabled={isBusy} onClick={() => open.mutate({}, outcome)}>
            {t('welcome.open')}
          </Button>
          <Button
            size="sm"
            variant="default"
            disabled={isBusy}
            onClick={() => create.mutate({ sample: true }, outcome)}
          >
            {t('welcome.sample')}
          </Button>
        </div>
        <p className={styles['note']}>{t('welcome.sampleText')}</p>
        <RecentCases
          recent={state.recent}
          disabled={isBusy}
          onOpen={(path) => openRecent.mutate({ path }, outcome)}
        />
      </main>
      <footer className={styles['foot']}>
        <span>{t('welcome.offline')}</span>
        <span>{state.version}</span>
      </footer>
    </div>
  );
};
