import type { AwaitingTest } from './audit-test.ts';

/** Tests of the library for which the register has no table yet. Each answers what it needs. */
export const awaitingTests: readonly AwaitingTest[] = [
  { id: 'T09', needs: ['approval'] },
  { id: 'T12', needs: ['priceItem'] },
  { id: 'T25', needs: ['employee'] },
  { id: 'T27', needs: ['approval'] },
  { id: 'A06', needs: ['priceItem'] },
  { id: 'A09', needs: ['bid'] },
  { id: 'A10', needs: ['lobbyingMandate'] },
  { id: 'A11', needs: ['authorisation'] },
  { id: 'A12', needs: ['exposure'] },
];
