/**
 * What can be sampled: which columns of it an amount may be taken from (the first unless said otherwise), and the date
 * that a period narrows it by.
 */
export const sampledEntities = {
  invoice: { amounts: ['total', 'net', 'payable'], date: 'issuedOn' },
  invoiceLine: { amounts: ['net', 'total'], date: null },
  payment: { amounts: ['amount'], date: 'paidOn' },
  costRecord: { amounts: ['billedCost', 'effectiveCost'], date: 'periodStart' },
} as const;

export type SampledEntity = keyof typeof sampledEntities;

export const sampledEntityNames = Object.keys(sampledEntities) as SampledEntity[];

/** Columns that an entity's amount may be taken from. */
export const amountsOf = (entity: SampledEntity): readonly string[] => sampledEntities[entity].amounts;
