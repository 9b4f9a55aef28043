import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { ExceptionRow, Verdict } from '#shared/ipc/auditing-schemas.ts';

/** The keys of the keyboard and the verdicts they stand for, in the order that they are offered. */
export const verdictKeys: readonly (readonly [string, Verdict])[] = [
  ['1', 'exception'],
  ['2', 'explained'],
  ['3', 'not-relevant'],
  ['4', 'follow-up'],
];

type Dispose = {
  /** Decides on exceptions in one undo step; without a note, each keeps its own. Null takes decisions away. */
  readonly dispose: (rows: readonly ExceptionRow[], verdict: Verdict | null, note?: string | null) => void;
  readonly isPending: boolean;
};

/** Decides on exceptions, one or many, and says what was done when it is more than one. */
export const useDispose = (): Dispose => {
  const { t } = useTranslation('tests');
  const words = useRegisterWords();
  const notifyError = useNotifyError();
  const { mutate, isPending } = useApiMutation('auditing', 'dispose');
  return {
    isPending,
    dispose: (rows, verdict, note) => {
      const [first] = rows;
      if (first === undefined) return;
      mutate(
        {
          runId: first.runId,
          keys: rows.map(({ key }) => key),
          verdict,
          ...(note === undefined ? {} : { note }),
        },
        {
          onError: notifyError,
          onSuccess: ({ changed }) => {
            if (rows.length > 1)
              notifyDone(
                t('judge.done', { count: changed }),
                verdict === null ? '' : words.choice('disposition', 'verdict', verdict),
              );
          },
        },
      );
    },
  };
};
