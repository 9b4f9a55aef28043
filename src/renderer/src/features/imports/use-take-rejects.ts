import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { rowsToTake } from './model/rejects.ts';
import type { Corrections } from './model/rejects.ts';

/**
 * Has corrected rows checked again and taken in. `take` gives the ids of the rows that are still wrong; after a
 * failure these are all of them, so that nothing typed is lost.
 */
export const useTakeRejects = (
  importId: number,
): {
  readonly take: (corrections: Corrections) => Promise<readonly { readonly id: number }[]>;
  readonly isTaking: boolean;
} => {
  const { t } = useTranslation('imports');
  const notifyError = useNotifyError();
  const taking = useApiMutation('importing', 'takeRejects');
  const take = async (corrections: Corrections): Promise<readonly { readonly id: number }[]> => {
    const rows = rowsToTake(corrections);
    if (rows.length === 0) return [];
    try {
      const { taken, stillRejected } = await taking.mutateAsync({ importId, rows });
      const still = stillRejected.length === 0 ? '' : t('rejects.still', { count: stillRejected.length });
      notifyDone(t('rejects.taken', { count: taken }), still);
      return stillRejected;
    } catch (thrown) {
      notifyError(thrown);
      return rows;
    }
  };
  return { take, isTaking: taking.isPending };
};
