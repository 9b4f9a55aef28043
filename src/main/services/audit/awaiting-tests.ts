import type { AwaitingTest } from './audit-test.ts';

/** Tests of the library for which the register has no table yet. Each answers what it needs. */
export const awaitingTests: readonly AwaitingTest[] = [
  { id: 'T09', needs: ['purchase-orders', 'approvals'] },
  { id: 'T12', needs: ['price-lists'] },
  { id: 'T25', needs: ['employees'] },
  { id: 'T27', needs: ['purchase-orders', 'approvals'] },
  { id: 'T32', needs: ['discounts'] },
  { id: 'A06', needs: ['contract-lines'] },
  { id: 'A09', needs: ['bids'] },
  { id: 'A10', needs: ['lobbying'] },
  { id: 'A11', needs: ['authorisations'] },
  { id: 'A12', needs: ['hosting'] },
];
