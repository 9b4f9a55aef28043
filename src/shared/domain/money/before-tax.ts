import type { RowOf } from '../register/entities.ts';
import type { Interval } from './interval.ts';
import { divideRounded } from './money.ts';

type TaxBasis = RowOf<'contract'>['taxBasis'];

/** GST (5 %) and QST (9.975 %) together, both of the amount before tax. */
const gstAndQstPpm = 149_750;

/** An amount before tax: without GST and QST where it has them, as it is where it has none or nobody knows. */
export const beforeTax = (interval: Interval, taxBasis: TaxBasis): Interval =>
  taxBasis === 'included' ? { low: withoutTaxes(interval.low), high: withoutTaxes(interval.high) } : interval;

const withoutTaxes = (amount: bigint | null): bigint | null =>
  amount === null ? null : divideRounded(amount * 1_000_000n, BigInt(1_000_000 + gstAndQstPpm), 'half-up');
