import { useApiMutation } from '#renderer/lib/api.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { FigurePlaceOf } from './figure-place.ts';

/** Writes where a figure stands: one change of the case, one step back with undo. */
export const useTie = (figureId: number): ((patch: Partial<FigurePlaceOf>) => void) => {
  const update = useApiMutation('register', 'update');
  const onError = useNotifyError();
  return (patch) =>
    update.mutate(
      {
        entity: 'figure',
        changes: Object.entries(patch).map(([column, value]) => ({ id: figureId, column, value })),
      },
      { onError },
    );
};
