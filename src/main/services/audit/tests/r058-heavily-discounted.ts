import { priceGapTest } from '../price-gap-test.ts';

/** A winning bid unusually far below the next one. */
export const r058 = priceGapTest('R058', 'high');
