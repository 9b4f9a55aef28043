import { useTranslation } from 'react-i18next';
import type { KeptPlace } from '#renderer/components/place/kept-place.ts';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';

/** Writes where a figure stands: one change of the case, one step back with undo. */
export const useTie = (figureId: number): ((patch: Partial<KeptPlace>) => void) => {
  const { t } = useTranslation('place');
  const update = useApiMutation('register', 'update');
  const onError = useNotifyError();
  return (patch) =>
    update.mutate(
      {
        entity: 'figure',
        changes: Object.entries(patch).map(([column, value]) => ({ id: figureId, column, value })),
      },
      {
        onSuccess: () => {
          // A page says of itself that it is the one in use.
          if (typeof patch.place === 'string') notifyDone(t('tied', { place: patch.place }));
        },
        onError,
      },
    );
};
