import { spotlight } from '@mantine/spotlight';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { newJobId } from '#renderer/lib/jobs.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { forgetProof, useVerify } from '#renderer/lib/proof.ts';
import { goTo, resetRoute } from '#renderer/lib/route.ts';
import type { AppCommand } from '#shared/ipc/events.ts';

type Running = { readonly about: boolean; readonly exportJob: string | null };

const useRunning = create<Running>(() => ({ about: false, exportJob: null }));

/** What commands left open: the about window, an export under way. */
export const useRunningCommands = (): Running => useRunning();

/** Opens or closes the about window. */
export const showAbout = (about: boolean): void => useRunning.setState({ about });

type Commands = Readonly<Record<AppCommand['command'], () => void>>;

/** Every command of the menu, the palette and the keyboard, in one place. */
export const useCommands = (): Commands => {
  const fileCommands = useFileCommands();
  const historyCommands = useHistoryCommands();
  const verify = useVerifyCommand();
  return {
    ...fileCommands,
    ...historyCommands,
    verify,
    import: () => goTo({ screen: 'imports', choose: true }),
    find: () => spotlight.open(),
    about: () => showAbout(true),
  };
};

const useFileCommands = () => {
  const { t, i18n } = useTranslation('shell');
  const { api } = useBridge();
  const queries = useQueryClient();
  const notifyError = useNotifyError();
  const create = useApiMutation('cases', 'create');
  const open = useApiMutation('cases', 'open');
  const close = useApiMutation('cases', 'close');
  const saveCopy = useApiMutation('cases', 'saveCopy');
  const workbook = useApiMutation('exporting', 'workbook');
  const onError = notifyError;
  const anotherCase = (opened: unknown): void => {
    if (opened === null) return;
    resetRoute();
    forgetProof();
    void queries.invalidateQueries();
  };
  const showFile = (title: string, path: string): void => {
    notifyDone(title, path);
    void api.app.showInFolder({ path });
  };
  return {
    'new-case': () => create.mutate({ sample: false }, { onSuccess: anotherCase, onError }),
    'open-case': () => open.mutate({}, { onSuccess: anotherCase, onError }),
    'close-case': () => close.mutate({}, { onSuccess: () => anotherCase({}), onError }),
    'save-copy': () =>
      saveCopy.mutate(
        {},
        {
          onSuccess: (saved) => (saved === null ? undefined : notifyDone(t('notices.copySaved'), saved.path)),
          onError,
        },
      ),
    export: () => {
      const jobId = newJobId();
      useRunning.setState({ exportJob: jobId });
      workbook.mutate(
        { locale: i18n.language === 'en' ? 'en' : 'fr', jobId },
        {
          onSuccess: (written) =>
            written === null ? undefined : showFile(t('notices.exported'), written.path),
          onError,
          onSettled: () => useRunning.setState({ exportJob: null }),
        },
      );
    },
  };
};

const useHistoryCommands = () => {
  const { t } = useTranslation('shell');
  const onError = useNotifyError();
  const undo = useApiMutation('history', 'undo');
  const redo = useApiMutation('history', 'redo');
  return {
    undo: () => undo.mutate({}, { onSuccess: () => notifyDone(t('notices.undone')), onError }),
    redo: () => redo.mutate({}, { onSuccess: () => notifyDone(t('notices.redone')), onError }),
  };
};

const useVerifyCommand = () => {
  const { t } = useTranslation('shell');
  const notifyError = useNotifyError();
  const verify = useVerify();
  return () => {
    goTo({ screen: 'trail' });
    verify()
      .then((report) => notifyDone(t(report.ok ? 'notices.verified' : 'notices.mismatch')))
      .catch(notifyError);
  };
};
