import { useApiQuery } from '#renderer/lib/api.ts';

export type PartName =
  'amendment' | 'workPackage' | 'invoice' | 'payment' | 'milestone' | 'baseline' | 'figure' | 'publication';

const useCount = (entity: PartName, contractId: number): number | undefined => {
  const filters = [{ type: 'equals' as const, column: 'contractId', value: contractId }];
  return useApiQuery('register', 'aggregate', { query: { entity, filters, sort: [], search: '' } }).data
    ?.count;
};

/** How many rows of each kind belong to a contract; undefined while not known. */
export const useContractCounts = (contractId: number): Readonly<Record<PartName, number | undefined>> => ({
  amendment: useCount('amendment', contractId),
  workPackage: useCount('workPackage', contractId),
  invoice: useCount('invoice', contractId),
  payment: useCount('payment', contractId),
  milestone: useCount('milestone', contractId),
  baseline: useCount('baseline', contractId),
  figure: useCount('figure', contractId),
  publication: useCount('publication', contractId),
});
