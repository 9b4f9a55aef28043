import { spotlight } from '@mantine/spotlight';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useOpenCase } from '#renderer/lib/app-state.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { forgetProof, useVerify } from '#renderer/lib/proof.ts';
import { goTo, resetRoute } from '#renderer/lib/route.ts';
import type { AppCommand } from '#shared/ipc/events.ts';

/** The window's own dialogs, opened by commands: one at a time. */
type CommandDialog = 'none' | 'about' | 'export';

const useDialog = create<{ readonly dialog: CommandDialog }>(() => ({ dialog: 'none' }));

/** The dialog that a command opened. */
export const useCommandDialog = (): CommandDialog => useDialog(({ dialog }) => dialog);

/** Opens a dialog of the window, or with `none` closes the one that is open. */
export const showDialog = (dialog: CommandDialog): void => useDialog.setState({ dialog });

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
    about: () => showDialog('about'),
    export: () => showDialog('export'),
  };
};

const useFileCommands = () => {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  const onError = useNotifyError();
  const create = useApiMutation('cases', 'create');
  const open = useApiMutation('cases', 'open');
  const close = useApiMutation('cases', 'close');
  const saveCopy = useApiMutation('cases', 'saveCopy');
  const anotherCase = (opened: unknown): void => {
    if (opened === null) return;
    resetRoute();
    forgetProof();
    void queries.invalidateQueries();
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
  };
};

/** What an undo and a redo would do, in words: `une modification`; null when there is nothing. */
export const useHistoryWords = (): { readonly undo: string | null; readonly redo: string | null } => {
  const { t } = useTranslation('trail');
  const { data } = useApiQuery('history', 'state', {}, { enabled: useOpenCase() !== null });
  const words = (command: string | null | undefined): string | null =>
    command === null || command === undefined ? null : t([`commands.${command}`, 'commands.other']);
  return { undo: words(data?.undoAction), redo: words(data?.redoAction) };
};

const useHistoryCommands = () => {
  const { t } = useTranslation('shell');
  const onError = useNotifyError();
  const undo = useApiMutation('history', 'undo');
  const redo = useApiMutation('history', 'redo');
  const words = useHistoryWords();
  return {
    undo: () =>
      undo.mutate({}, { onSuccess: () => notifyDone(t('notices.undone'), words.undo ?? ''), onError }),
    redo: () =>
      redo.mutate({}, { onSuccess: () => notifyDone(t('notices.redone'), words.redo ?? ''), onError }),
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
