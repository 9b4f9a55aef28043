import { priceGapTest } from '../price-gap-test.ts';

/** A valid bid unusually close to the winning one. */
export const r024 = priceGapTest('R024', 'low');
