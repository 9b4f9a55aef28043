import { addDays } from '#shared/domain/calendar/calendar-date.ts';
import { exactly, type Interval } from '#shared/domain/money/interval.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';
import type { ContractFacts, InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { contractException } from '../contract-exceptions.ts';
import { invoiceRow } from '../invoice-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';

/** A contract that was signed after it or the work under it began, or an order that was issued after its invoice. */
export const t26: AuditTest = {
  id: 'T26',
  parameters: [
    { name: 'graceDays', kind: 'days', default: 0, min: 0, max: 366, mark: 'judgement', source: '' },
  ],
  reads: [],
  readsAny: ['contract', 'purchaseOrder'],
  exclusions: ['no-signature-date', 'no-order-date', 'not-invoiced'],
  run: (input) => {
    const invoices = input.facts.invoices().filter(({ kind }) => kind === 'invoice');
    const hasStart = input.facts.contracts().some(({ contract }) => contract.startsOn !== null);
    if (invoices.length === 0 && !hasStart) return { needs: ['invoice'] };
    const tally = newTally();
    const byContract = Map.groupBy(invoices, ({ underContractId }) => underContractId);
    const byOrder = Map.groupBy(invoices, ({ purchaseOrder }) => plainCode(purchaseOrder));
    const invoicesOf = (order: Order): readonly InvoiceFacts[] =>
      (byOrder.get(plainCode(order.number)) ?? []).filter(
        ({ vendorId }) => order.vendorId === null || order.vendorId === vendorId,
      );
    const contracts = keepRows(input.facts.contracts(), tally, {
      'no-signature-date': ({ contract }) => contract.signedOn === null,
      'not-invoiced': ({ contract }) => contract.startsOn === null && !byContract.has(contract.id),
    });
    const all = readRows(input.db, 'purchaseOrder');
    const orders = keepRows(all, tally, {
      'no-order-date': ({ orderedOn }) => orderedOn === null,
      'not-invoiced': (order) => invoicesOf(order).length === 0,
    });
    return {
      population: input.facts.contracts().length + all.length,
      excluded: tally.excluded(),
      exceptions: [
        ...contracts.flatMap((of) => lateSignature(of, byContract.get(of.contract.id) ?? [], input)),
        ...orders.flatMap((order) => lateOrder(order, invoicesOf(order), input)),
      ],
    };
  },
};

type Order = RowOf<'purchaseOrder'>;

const sumIn = (invoices: readonly InvoiceFacts[], currency: string): Interval =>
  exactly(
    invoices
      .filter((invoice) => invoice.currency === currency)
      .reduce((total, { amount }) => total + BigInt(amount ?? 0), 0n),
  );

const numbersOf = (invoices: readonly InvoiceFacts[]): readonly string[] =>
  invoices.map(({ number }) => number);

/** Work counts from the first day of an invoice, or from that of the contract. Without an invoice nothing is at risk yet. */
const lateSignature = (
  of: ContractFacts,
  invoices: readonly InvoiceFacts[],
  { parameters }: TestInput,
): readonly TestException[] => {
  const { signedOn, startsOn, currency } = of.contract;
  const graceDays = numberOf(parameters, 'graceDays');
  const isEarly = (on: string): boolean => signedOn !== null && addDays(on, graceDays) < signedOn;
  const early = invoices.filter(({ from }) => isEarly(from));
  const [firstOn] = [startsOn, ...early.map(({ from }) => from)]
    .filter((on) => on !== null)
    .filter(isEarly)
    .toSorted(compareText);
  if (firstOn === undefined) return [];
  const detail = { signedOn, startsOn, firstOn, numbers: numbersOf(early) };
  const atRisk = early.length === 0 ? null : sumIn(early, currency);
  return [contractException(of, atRisk, detail, { rows: early.map(invoiceRow) })];
};

/** An order counts as late from the date of the invoice on: whether the work had begun is not on the order. */
const lateOrder = (
  { id, number, orderedOn, currency }: Order,
  invoices: readonly InvoiceFacts[],
  { parameters }: TestInput,
): readonly TestException[] => {
  const graceDays = numberOf(parameters, 'graceDays');
  const early = invoices.filter(
    ({ issuedOn }) => orderedOn !== null && addDays(issuedOn, graceDays) < orderedOn,
  );
  const [first] = early;
  if (first === undefined) return [];
  return [
    {
      key: exceptionKey('order', plainCode(number), first.vendorKey),
      rows: [{ entity: 'purchaseOrder', id }, ...early.map(invoiceRow)],
      currency,
      amountAtRisk: sumIn(early, currency),
      detail: { order: number, vendor: first.vendor, orderedOn, numbers: numbersOf(early) },
    },
  ];
};
