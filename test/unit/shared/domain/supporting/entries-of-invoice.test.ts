import { describe, expect, it } from 'vitest';
import { isEntryOfInvoice } from '#shared/domain/supporting/entries-of-invoice.ts';

const invoice = {
  number: 'F-0012',
  vendorId: 1,
  contractId: 7,
  periodStart: '2025-03-01',
  periodEnd: '2025-03-31',
};

const entry = {
  invoiceNumber: null,
  vendorId: null,
  contractId: 7,
  startsOn: '2025-03-31',
  endsOn: '2025-04-04',
};

describe('a line of a time sheet', () => {
  it.each([
    ['that names the number in another way', { invoiceNumber: 'f 0012', contractId: null }],
    ['that names the number and the vendor', { invoiceNumber: 'F-0012', vendorId: 1 }],
    [
      'that names the number, though it is of other days',
      { invoiceNumber: 'F-0012', startsOn: '2019-01-01' },
    ],
    ['of the contract whose days reach into the period', {}],
    ['of the contract and of one day in the period', { startsOn: '2025-03-01', endsOn: null }],
  ])('%s is of the invoice', (_what, said) => {
    expect(isEntryOfInvoice({ ...entry, ...said }, invoice)).toBe(true);
  });

  it.each([
    ['that names another number', { invoiceNumber: 'F-12' }],
    ['that names the number and another vendor', { invoiceNumber: 'F-0012', vendorId: 2 }],
    ['of the contract and another vendor', { vendorId: 2 }],
    ['of another contract', { contractId: 8 }],
    ['of no contract', { contractId: null }],
    ['of the day after the period', { startsOn: '2025-04-01' }],
    ['of the day before the period', { startsOn: null, endsOn: '2025-02-28' }],
    ['of no day', { startsOn: null, endsOn: null }],
  ])('%s is not', (_what, said) => {
    expect(isEntryOfInvoice({ ...entry, ...said }, invoice)).toBe(false);
  });

  it('that names no number is of no invoice without a period, and a number without signs is none', () => {
    expect(isEntryOfInvoice(entry, { ...invoice, periodStart: null, periodEnd: null })).toBe(false);
    expect(isEntryOfInvoice({ ...entry, invoiceNumber: '–' }, { ...invoice, number: '—' })).toBe(false);
  });
});
