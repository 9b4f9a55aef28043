import type { RowReference } from '#shared/domain/audit/test-run.ts';
import type { TestInput } from './audit-test.ts';
import { awardedOn, originalOf } from './contract-exceptions.ts';
import { invoiceRow } from './invoice-exceptions.ts';
import type { Tally } from './tally.ts';
import type { ThresholdsInForce } from './thresholds-in-force.ts';

/** Something bought without a public tender: a contract, or an invoice that is under none. Amounts before tax. */
export type Purchase = {
  readonly row: RowReference;
  readonly name: string;
  readonly vendor: string;
  readonly vendorId: number;
  readonly buyer: string;
  readonly on: string;
  readonly amount: number;
  readonly threshold: number;
};

export const purchaseExclusions = [
  'public-tender',
  'under-contract',
  'other-currency',
  'amount-unknown',
  'no-date',
  'no-vendor',
  'no-threshold',
] as const;

type Candidate = Omit<Purchase, 'threshold' | 'amount' | 'on' | 'vendorId'> & {
  readonly isTendered: boolean;
  readonly isUnderContract: boolean;
  readonly vendorId: number | null;
  readonly currency: string;
  readonly on: string | null;
  readonly amount: number | null;
};

/** Purchases with the threshold of their day; what cannot be compared with one is counted under its reason. */
export const purchasesOf = (
  { facts }: TestInput,
  thresholds: ThresholdsInForce,
  tally: Tally,
): { readonly population: number; readonly purchases: readonly Purchase[] } => {
  const candidates = [...contractCandidates(facts), ...invoiceCandidates(facts)];
  const purchases = candidates.flatMap(
    ({ isTendered, isUnderContract, currency, ...purchase }): Purchase[] => {
      const { amount, on, vendorId } = purchase;
      const threshold = on === null ? null : thresholds.on(on);
      const reasons: readonly (readonly [string, boolean])[] = [
        ['public-tender', isTendered],
        ['under-contract', isUnderContract],
        ['other-currency', currency !== 'CAD'],
        ['amount-unknown', amount === null || amount <= 0],
        ['no-date', on === null],
        ['no-vendor', vendorId === null],
        ['no-threshold', threshold === null],
      ];
      const reason = reasons.find(([, applies]) => applies);
      if (reason !== undefined) tally.exclude(reason[0]);
      if (reason !== undefined || amount === null || on === null || vendorId === null || threshold === null)
        return [];
      return [{ ...purchase, amount, on, vendorId, threshold }];
    },
  );
  return { population: candidates.length, purchases };
};

type Facts = TestInput['facts'];

const contractCandidates = (facts: Facts): readonly Candidate[] =>
  facts.contracts().map((of) => {
    const original = originalOf(of);
    return {
      row: { entity: 'contract', id: of.contract.id },
      name: of.contract.reference,
      vendor: of.vendor ?? '',
      vendorId: of.contract.vendorId,
      buyer: of.publicBody ?? '',
      isTendered: of.contract.awardMethod === 'public-tender' || of.contract.kind === 'programme',
      isUnderContract: false,
      currency: of.contract.currency,
      on: awardedOn(of),
      amount: original?.high === undefined || original.high === null ? null : Number(original.high),
    };
  });

const invoiceCandidates = (facts: Facts): readonly Candidate[] =>
  facts.invoices().map((invoice) => ({
    row: invoiceRow(invoice),
    name: invoice.number,
    vendor: invoice.vendor,
    vendorId: invoice.vendorId,
    buyer: '',
    isTendered: false,
    isUnderContract: invoice.underContractId !== null,
    currency: invoice.currency,
    on: invoice.issuedOn,
    amount: invoice.netAmount,
  }));
