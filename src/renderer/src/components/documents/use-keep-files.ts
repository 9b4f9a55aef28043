import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';

/**
 * Asks for files and keeps them in the case.
 * @param doneKey of the namespace `findings`, told with the count
 * @param under index number that they come under
 */
export const useKeepFiles = (
  doneKey: string,
  onKept: (ids: readonly number[]) => void,
  under: string | null = null,
): (() => void) => {
  const { t } = useTranslation('findings');
  const choose = useApiMutation('documents', 'choose');
  const keep = useApiMutation('documents', 'keep');
  const onError = useNotifyError();
  return () =>
    choose.mutate(
      {},
      {
        onSuccess: (chosen) => {
          if (chosen === null) return;
          keep.mutate(
            { token: chosen.token, under },
            {
              onSuccess: ({ ids }) => {
                notifyDone(t(doneKey, { count: ids.length }), chosen.name);
                onKept(ids);
              },
              onError,
            },
          );
        },
        onError,
      },
    );
};
