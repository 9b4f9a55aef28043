import type { AwaitingTest } from './audit-test.ts';

/** Tests of the library for which the register has no table yet. Each answers what it needs. */
export const awaitingTests: readonly AwaitingTest[] = [
  { id: 'A06', needs: ['priceItem'] },
  { id: 'A09', needs: ['bid'] },
  { id: 'A10', needs: ['lobbyingMandate'] },
  { id: 'A11', needs: ['authorisation'] },
  { id: 'A12', needs: ['exposure'] },
];
