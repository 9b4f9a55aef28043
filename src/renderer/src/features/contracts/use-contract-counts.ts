import { useApiQuery } from '#renderer/lib/api.ts';

const parts = ['amendment', 'invoice', 'payment', 'milestone', 'baseline', 'figure'] as const;

type Counts = Readonly<Partial<Record<(typeof parts)[number], number>>>;

/** How many rows of each kind belong to a contract; absent while not known. */
export const useContractCounts = (contractId: number): Counts => {
  const count = (entity: (typeof parts)[number]) => ({
    query: {
      entity,
      filters: [{ type: 'equals' as const, column: 'contractId', value: contractId }],
      sort: [],
      search: '',
    },
  });
  // One call each, always in the same order: hooks allow no loop over a changing list, and this one never changes.
  const answers = parts.map(
    (part) => [part, useApiQuery('register', 'aggregate', count(part)).data?.count] as const,
  );
  return Object.fromEntries(answers.filter(([, known]) => known !== undefined));
};
