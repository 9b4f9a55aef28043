import { newCase, contractFields, type CaseFixture } from './case-fixture.ts';

/** Ids of the rows of `exactCase`, for what tests say about them. */
export type ExactCase = CaseFixture & {
  readonly ids: { readonly bridge: number; readonly cloud: number; readonly programme: number };
};

/**
 * Everything known to the cent, in two currencies: a bridge of 1,000.00 with an amendment of 250.50, invoiced beyond
 * both; a cloud contract in US dollars with a forecast; a programme above them.
 */
export const exactCase = async (): Promise<ExactCase> => {
  const fixture = await newCase();
  const { add } = fixture;
  const vendorId = add('organization', { kind: 'vendor', name: 'Ponts & Fils inc.' });
  const exact = (minor: number) => ({ originalHedge: 'exact', originalLow: minor, originalHigh: minor });
  const programme = add('contract', contractFields('P-1', { kind: 'programme', ...exact(9_000_000) }));
  const bridge = add(
    'contract',
    contractFields('=1+1', { vendorId, titleFr: '@Pont', programmeId: programme, ...exact(100_000) }),
  );
  const cloud = add('contract', contractFields('C-2', { currency: 'USD', vendorId, ...exact(200_000) }));
  add('amendment', {
    contractId: bridge,
    number: '1',
    status: 'approved',
    direction: 'increase',
    currency: 'CAD',
    hedge: 'exact',
    low: 25_050,
    high: 25_050,
  });
  add('figure', {
    contractId: cloud,
    basis: 'forecast',
    unit: 'money',
    currency: 'USD',
    hedge: 'about',
    low: 250_000,
    high: 300_000,
    taxBasis: 'unknown',
    statedBy: 'Direction',
    confidence: 'stated',
    accepted: 1,
  });
  const invoiceId = add('invoice', {
    vendorId,
    number: '00042',
    kind: 'invoice',
    issuedOn: '2025-02-03',
    contractId: bridge,
    currency: 'CAD',
  });
  const line = { invoiceId, currency: 'CAD', quantity: '3', unitPrice: '0.10000000001' };
  add('invoiceLine', {
    ...line,
    lineNumber: 1,
    description: '-12 jours',
    net: 130_010,
    gst: 6500,
    qst: 12_968,
  });
  add('invoiceLine', { ...line, lineNumber: 2, description: '+1', net: null, gst: 5, qst: 10, total: 115 });
  add('invoiceLine', { ...line, lineNumber: 3, quantity: '12345678.1234567890123' });
  add('payment', { invoiceId, currency: 'CAD', amount: 100_001, paidOn: '2025-03-01' });
  return { ...fixture, ids: { bridge, cloud, programme } };
};
