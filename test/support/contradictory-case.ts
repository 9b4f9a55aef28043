import fc from 'fast-check';
import { makeChange, type Change } from '#main/services/trail/change.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { contractFields, type CaseFixture } from './case-fixture.ts';

/*
 * Contracts in every state of knowledge: ranges open on either side, amounts missing, other currencies, credit notes,
 * invoices with and without amounts on their lines. From a seed, so that a failure comes back.
 */

const hedges = ['exact', 'about', 'at-least', 'at-most', 'between', null] as const;
const amount = fc.integer({ min: 0, max: 900_000_000 });

/** Bounds in order, either of them missing. */
const bounds = fc
  .tuple(fc.constantFrom(...hedges), fc.option(amount), fc.option(amount))
  .map(([hedge, a, b]) => {
    const swapped = a !== null && b !== null && a > b;
    return { hedge, low: swapped ? b : a, high: swapped ? a : b };
  });

/** Mostly the contract's own currency. */
const currency = fc.constantFrom('CAD', 'CAD', 'CAD', 'CAD', 'USD', 'JPY', 'KWD');
const date = fc.integer({ min: 2018, max: 2027 }).map((year) => `${year}-06-15`);

const contract = fc
  .record({
    bounds,
    currency,
    kind: fc.constantFrom('contract', 'contract', 'framework', 'programme'),
    taxBasis: fc.constantFrom('excluded', 'included', 'unknown'),
    titleFr: fc.option(fc.constantFrom('Été', '=1+1', '@SOMME(A1)', 'a < b & "c"')),
  })
  .map(({ bounds: { hedge, low, high }, ...rest }): AnyFields => ({
    ...rest,
    originalHedge: hedge,
    originalLow: low,
    originalHigh: high,
  }));

const amendment = fc
  .record({
    bounds,
    currency,
    status: fc.constantFrom('approved', 'approved', 'approved', 'pending', 'refused', 'unknown'),
    direction: fc.constantFrom('increase', 'increase', 'decrease', 'none', 'unknown'),
    signedOn: fc.option(date),
    isNegative: fc.boolean(),
  })
  .map(({ bounds: { hedge, low, high }, isNegative, ...rest }): AnyFields => {
    const isWrittenNegative = isNegative && rest.direction === 'decrease' && low !== null && high !== null;
    return isWrittenNegative ? { ...rest, hedge, low: -high, high: -low } : { ...rest, hedge, low, high };
  });

const baseline = fc
  .record({
    bounds,
    currency,
    kind: fc.constantFrom('original', 're-baselining'),
    setOn: fc.option(date),
    isSame: fc.boolean(),
  })
  .map(({ bounds: own, ...rest }) => ({ ...rest, ...own }));

const figure = fc
  .record({ bounds, currency, asOf: fc.option(date), accepted: fc.constantFrom(0, 1, 1) })
  .map(({ bounds: { hedge, low, high }, ...rest }): AnyFields => ({
    ...rest,
    hedge: hedge ?? 'exact',
    low,
    high,
    basis: 'forecast',
    unit: 'money',
    taxBasis: 'unknown',
    confidence: 'stated',
  }));

const billed = fc.record({
  net: fc.option(fc.integer({ min: -5_000_000, max: 90_000_000 })),
  gst: fc.option(fc.integer({ min: 0, max: 4_000_000 })),
  qst: fc.option(fc.integer({ min: 0, max: 8_000_000 })),
  total: fc.option(fc.integer({ min: -6_000_000, max: 99_000_000 })),
});

const invoice = fc.record({
  amounts: billed,
  currency,
  isUnderContract: fc.boolean(),
  lines: fc.array(fc.record({ amounts: billed, isUnderContract: fc.boolean() }), { maxLength: 4 }),
  paid: fc.option(fc.record({ amount, isByInvoice: fc.boolean() })),
});

const everything = fc.record({
  contract,
  amendments: fc.array(amendment, { maxLength: 3 }),
  baselines: fc.array(baseline, { maxLength: 2 }),
  figures: fc.oneof(fc.constant([]), fc.array(figure, { maxLength: 2 })),
  invoices: fc.oneof(fc.constant([]), fc.array(invoice, { maxLength: 4 })),
});

type Everything = typeof everything extends fc.Arbitrary<infer T> ? T : never;

/** Fills a case with `count` such contracts. */
export const addContradictions = (fixture: CaseFixture, count: number, seed: number): void => {
  makeChange(fixture.context, 'register.insert', (change) => {
    const vendorId = change.insert('organization', { kind: 'vendor', name: 'Fournisseur & fils' });
    for (const [index, of] of fc.sample(everything, { numRuns: count, seed }).entries()) {
      addContract(change, of, { reference: `C-${index + 1}`, vendorId });
    }
  });
};

const addContract = (
  change: Change,
  of: Everything,
  { reference, vendorId }: { readonly reference: string; readonly vendorId: number },
): void => {
  const contractId = change.insert('contract', contractFields(reference, { ...of.contract, vendorId }));
  for (const fields of of.amendments) change.insert('amendment', { ...fields, contractId });
  for (const { isSame, ...fields } of of.baselines) {
    const { originalHedge: hedge, originalLow: low, originalHigh: high } = of.contract;
    const same = { hedge: hedge ?? null, low: low ?? null, high: high ?? null };
    change.insert('baseline', { ...fields, ...(isSame ? same : {}), contractId });
  }
  for (const fields of of.figures) change.insert('figure', { ...fields, contractId });
  for (const [index, fields] of of.invoices.entries()) {
    addInvoice(change, fields, { number: `${reference}/${index + 1}`, contractId, vendorId });
  }
};

const addInvoice = (
  change: Change,
  of: Everything['invoices'][number],
  {
    number,
    contractId,
    vendorId,
  }: { readonly number: string; readonly contractId: number; readonly vendorId: number },
): void => {
  const own = (isUnderContract: boolean): number | null => (isUnderContract ? contractId : null);
  const { currency: code } = of;
  const invoiceId = change.insert('invoice', {
    ...of.amounts,
    vendorId,
    number,
    kind: 'invoice',
    issuedOn: '2024-05-01',
    contractId: own(of.isUnderContract),
    currency: code,
  });
  for (const [index, line] of of.lines.entries()) {
    change.insert('invoiceLine', {
      ...line.amounts,
      invoiceId,
      lineNumber: index + 1,
      contractId: own(line.isUnderContract),
      quantity: '12.50',
      unitPrice: '0.12345678901234567',
      currency: code,
    });
  }
  if (of.paid === null) return;
  const { isByInvoice, amount: paid } = of.paid;
  change.insert('payment', {
    amount: paid,
    currency: code,
    ...(isByInvoice ? { invoiceId } : { contractId }),
  });
};
