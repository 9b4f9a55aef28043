import {
  exceptionKey,
  type Detail,
  type RowReference,
  type TestException,
} from '#shared/domain/audit/test-run.ts';
import type { AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import { beforeTax } from '#shared/domain/money/before-tax.ts';
import { fromHedge, type Interval } from '#shared/domain/money/interval.ts';
import type { ContractFacts } from './audit-facts.ts';
import { amountText } from './invoice-exceptions.ts';

/** Value that was awarded, as far as it is known. */
export const originalOf = ({ contract }: ContractFacts): Interval | null =>
  fromHedge(contract.originalLow, contract.originalHigh, contract.originalHedge);

/** That value before tax, which is what the amounts of rules are compared with. */
export const netOriginalOf = (of: ContractFacts): Interval | null => {
  const original = originalOf(of);
  return original === null ? null : beforeTax(original, of.contract.taxBasis);
};

/** What to know of the taxes of an amount that was compared before tax; nothing where it had none. */
export type TaxCaution = { readonly taxes?: 'tax-included' | 'tax-unknown' };

export const taxCaution = ({ contract }: ContractFacts): TaxCaution =>
  contract.taxBasis === 'excluded' ? {} : { taxes: `tax-${contract.taxBasis}` };

/** When it was awarded, else signed. */
export const awardedOn = ({ contract }: ContractFacts): string | null =>
  contract.awardedOn ?? contract.signedOn;

/** Both bounds of an interval as decimal text, for a sentence. */
export const boundsDetail = (name: string, interval: Interval | null, currency: string): Detail => ({
  [`${name}Low`]: amountText(interval?.low ?? null, currency),
  [`${name}High`]: amountText(interval?.high ?? null, currency),
});

export const amendmentName = ({ amendment }: AmendmentEffect): string =>
  amendment.number ?? amendment.signedOn ?? `#${amendment.id}`;

/** An exception about a contract; rows beside the contract itself come after it. */
export const contractException = (
  facts: ContractFacts,
  atRisk: Interval | null,
  detail: Detail,
  {
    rows = [],
    keyParts = [],
  }: { readonly rows?: readonly RowReference[]; readonly keyParts?: readonly string[] } = {},
): TestException => ({
  key: exceptionKey(facts.contractKey, ...keyParts),
  rows: [{ entity: 'contract', id: facts.contract.id }, ...rows],
  currency: facts.contract.currency,
  amountAtRisk: atRisk,
  detail: { reference: facts.contract.reference, vendor: facts.vendor, ...detail },
});

export const amendmentRows = (effects: readonly AmendmentEffect[]): readonly RowReference[] =>
  effects.map(({ amendment }) => ({ entity: 'amendment', id: amendment.id }));
