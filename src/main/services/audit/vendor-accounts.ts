import {
  exceptionKey,
  type Detail,
  type RowReference,
  type TestException,
} from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { ContractFacts, InvoiceFacts } from './audit-facts.ts';
import { amountText, invoiceRow } from './invoice-exceptions.ts';
import type { Tally } from './tally.ts';
import { toldApart } from './told-apart.ts';

/** What is tied to no invoice: a payment, or what is left of a credit note. */
type Untied = {
  readonly row: RowReference;
  readonly vendorId: number;
  readonly contractId: number | null;
  readonly currency: string;
  readonly amount: bigint;
  readonly isCredit: boolean;
};

/** What accounts are made from; amounts are minor units. */
export type AccountFacts = {
  readonly invoices: readonly InvoiceFacts[];
  /** Payments of no invoice. */
  readonly payments: readonly RowOf<'payment'>[];
  /** Credit notes that name no invoice of the register. */
  readonly credits: readonly InvoiceFacts[];
  readonly contracts: readonly ContractFacts[];
  readonly vendors: readonly RowOf<'organization'>[];
  /** What was paid on an invoice, or refunded on a credit note. */
  readonly paidOn: (invoice: InvoiceFacts) => bigint;
  readonly creditedOn: (invoice: InvoiceFacts) => bigint;
};

/**
 * Payments and credit notes that name no invoice, by vendor, contract and currency: those that come to more than what is
 * left to pay there.
 */
export const overpaidAccounts = (facts: AccountFacts, tally: Tally): readonly TestException[] => {
  const accounts = Map.groupBy(
    [...untiedPayments(facts, tally), ...untiedCredits(facts)],
    ({ vendorId, contractId, currency }) => [vendorId, contractId, currency].join('|'),
  );
  const invoicesOf = invoicesThatMayBePaid(facts);
  const found = [...accounts.values()].flatMap((account) => {
    const left = leftToPay(invoicesOf(account[0]), facts);
    if (left === null) {
      tally.exclude('amount-unknown', account.filter(({ isCredit }) => !isCredit).length);
      return [];
    }
    return overpaid(account, left, facts);
  });
  return toldApart(found);
};

const untiedPayments = ({ payments, contracts }: AccountFacts, tally: Tally): readonly Untied[] => {
  const vendorOf = new Map(contracts.map(({ contract }) => [contract.id, contract.vendorId]));
  return payments.flatMap(({ id, vendorId, contractId, currency, amount }): Untied[] => {
    const vendor = vendorId ?? vendorOf.get(contractId ?? 0) ?? null;
    if (vendor === null) {
      tally.exclude('no-vendor');
      return [];
    }
    const row: RowReference = { entity: 'payment', id };
    return [{ row, vendorId: vendor, contractId, currency, amount: BigInt(amount), isCredit: false }];
  });
};

const untiedCredits = ({ credits, paidOn }: AccountFacts): readonly Untied[] =>
  credits.flatMap((credit): Untied[] => {
    const { vendorId, underContractId, currency } = credit;
    const left = creditLeft(credit, paidOn(credit));
    if (left === 0n) return [];
    const row = invoiceRow(credit);
    return [{ row, vendorId, contractId: underContractId, currency, amount: left, isCredit: true }];
  });

/** What a credit note takes off invoices: not what was refunded. Some registers write these with a plus sign. */
export const creditLeft = ({ amount }: InvoiceFacts, refunded: bigint): bigint => {
  const left = BigInt(Math.abs(amount ?? 0)) - (refunded < 0n ? -refunded : refunded);
  return left > 0n ? left : 0n;
};

/** Of a contract, its invoices and those of the vendor that are under none; without a contract, all of the vendor. */
const invoicesThatMayBePaid = ({ invoices }: AccountFacts) => {
  const byVendor = Map.groupBy(invoices, ({ vendorId, currency }) => `${vendorId}|${currency}`);
  const byContract = Map.groupBy(
    invoices,
    ({ underContractId, currency }) => `${underContractId}|${currency}`,
  );
  return (untied: Untied | undefined): readonly InvoiceFacts[] => {
    const { vendorId, contractId = null, currency } = untied ?? {};
    const ofVendor = byVendor.get(`${vendorId}|${currency}`) ?? [];
    if (contractId === null) return ofVendor;
    const ofContract = byContract.get(`${contractId}|${currency}`) ?? [];
    return [...ofContract, ...ofVendor.filter(({ underContractId }) => underContractId === null)];
  };
};

/** What is left to pay on invoices; null when the amount of one is not known. */
const leftToPay = (
  invoices: readonly InvoiceFacts[],
  { creditedOn, paidOn }: AccountFacts,
): bigint | null => {
  if (invoices.some(({ amount, payable }) => amount === null && payable === null)) return null;
  return invoices.reduce((sum, invoice) => {
    const left = mostOwed(invoice) - creditedOn(invoice) - paidOn(invoice);
    return left > 0n ? sum + left : sum;
  }, 0n);
};

/** An advance that the invoice takes off, or a holdback, is paid by itself. */
const mostOwed = ({ amount, payable, holdback }: InvoiceFacts): bigint =>
  BigInt(Math.max(amount ?? 0, payable ?? 0)) + BigInt(holdback ?? 0);

const overpaid = (account: readonly Untied[], left: bigint, { contracts, vendors }: AccountFacts) => {
  const [first] = account;
  const sumOf = (rows: readonly Untied[]): bigint => rows.reduce((sum, { amount }) => sum + amount, 0n);
  const excess = sumOf(account) - left;
  if (first === undefined || excess <= 0n) return [];
  const { vendorId, contractId, currency } = first;
  const vendor = vendors.find(({ id }) => id === vendorId)?.name ?? '';
  const reference = contracts.find(({ contract }) => contract.id === contractId)?.contract.reference ?? null;
  const payments = account.filter(({ isCredit }) => !isCredit);
  const credits = account.filter(({ isCredit }) => isCredit);
  const detail: Detail = {
    vendor,
    reference,
    problems: [
      ...(payments.length > 0 ? ['without-invoice'] : []),
      ...(credits.length > 0 ? ['credit-not-applied'] : []),
    ],
    paid: amountText(sumOf(payments), currency),
    credited: amountText(sumOf(credits), currency),
    outstanding: amountText(left, currency),
  };
  const exception: TestException = {
    key: exceptionKey('account', normaliseOrganizationName(vendor), reference, currency),
    rows: account.map(({ row }) => row),
    currency,
    amountAtRisk: exactly(excess),
    detail,
  };
  return [{ exception, by: [vendor] }];
};
