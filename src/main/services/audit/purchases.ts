import type { RowReference } from '#shared/domain/audit/test-run.ts';
import type { TestInput } from './audit-test.ts';
import { awardedOn, netOriginalOf, taxCaution, type TaxCaution } from './contract-exceptions.ts';
import { invoiceRow } from './invoice-exceptions.ts';
import type { Tally } from './tally.ts';
import type { RuleScope } from '#shared/domain/rules/rule-scope.ts';
import type { DatedRules } from './dated-rules.ts';
import { thresholdsInForce, type Threshold } from './thresholds-in-force.ts';

/** Something bought without a public tender: a contract, or an invoice that is under none. Amounts before tax. */
export type Purchase = {
  readonly row: RowReference;
  readonly name: string;
  readonly vendor: string;
  readonly vendorId: number;
  readonly buyer: string;
  readonly on: string;
  readonly amount: number;
  readonly taxes: TaxCaution;
  readonly threshold: Threshold;
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
  /** The kind of body and nature of what was bought; of an invoice without a contract neither is known. */
  readonly scope: Pick<RuleScope, 'bodyKind' | 'nature'>;
};

/** Purchases with the threshold of their day; what cannot be compared with one is counted under its reason. */
export const purchasesOf = (
  input: TestInput,
  rules: DatedRules,
  tally: Tally,
): { readonly population: number; readonly purchases: readonly Purchase[] } => {
  const thresholds = thresholdsInForce(input, rules);
  const candidates = [...contractCandidates(input.facts, rules), ...invoiceCandidates(input.facts)];
  const purchases = candidates.flatMap(
    ({ isTendered, isUnderContract, currency, scope, ...purchase }): Purchase[] => {
      const { amount, on, vendorId } = purchase;
      const threshold = on === null ? null : thresholds.of({ on, ...scope });
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

const contractCandidates = (facts: Facts, rules: DatedRules): readonly Candidate[] =>
  facts.contracts().map((of) => {
    const original = netOriginalOf(of);
    const { bodyKind, nature } = rules.scopeOf(of, awardedOn(of) ?? '');
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
      taxes: taxCaution(of),
      scope: { bodyKind, nature },
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
    taxes: {},
    scope: { bodyKind: null, nature: null },
  }));
