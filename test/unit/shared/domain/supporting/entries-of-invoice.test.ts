import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryFinder, isEntryOfInvoice } from '#shared/domain/supporting/entries-of-invoice.ts';

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

  it('is found among many by the same rule, once', () => {
    const entries = [
      { ...entry, id: 1, invoiceNumber: 'f 0012' },
      { ...entry, id: 2 },
      { ...entry, id: 3, contractId: 8 },
      { ...entry, id: 4, invoiceNumber: '–' },
      { ...entry, id: 5, invoiceNumber: 'F-12' },
    ];
    const find = entryFinder(entries);
    const idsOf = (said: Partial<typeof invoice>) =>
      find({ ...invoice, ...said })
        .map(({ id }) => id)
        .toSorted((a, b) => a - b);
    expect(idsOf({})).toEqual([1, 2]);
    expect(idsOf({ contractId: 8 })).toEqual([1, 3]);
    expect(idsOf({ number: '—' })).toEqual([2]);
    expect(idsOf({ vendorId: 9, contractId: 9, number: 'F 12' })).toEqual([5]);
    for (const said of [{}, { contractId: 8 }, { number: '—' }, { number: 'F-12', vendorId: 2 }])
      expect(idsOf(said)).toEqual(
        entries.filter((each) => isEntryOfInvoice(each, { ...invoice, ...said })).map(({ id }) => id),
      );
  });

  it('that names neither a contract nor an invoice is not compared with invoices of no contract', () => {
    let compared = 0;
    const stray = {
      ...entry,
      contractId: null,
      get vendorId() {
        compared += 1;
        return 2;
      },
    };
    expect(entryFinder([stray, { ...entry, id: 1 }])({ ...invoice, contractId: null })).toEqual([]);
    expect(compared).toBe(0);
  });

  it('is found among many exactly where the rule says so', () => {
    const day = fc.integer({ min: 10, max: 24 }).map((of) => `2025-03-${of}`);
    const days = fc
      .tuple(day, day)
      .map((both) => both.toSorted())
      .map(([first, last]) => ({ first, last }));
    const anyEntry = fc.record({
      invoiceNumber: fc.constantFrom(null, 'F-0012', 'F-1', '–'),
      vendorId: fc.constantFrom(null, 1, 2),
      contractId: fc.constantFrom(null, 7, 8),
      startsOn: fc.option(day),
      endsOn: fc.constant(null),
    });
    const anySpan = fc.tuple(anyEntry, days).map(([some, { first, last }]) => ({
      ...some,
      startsOn: first ?? null,
      endsOn: last ?? null,
    }));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyEntry, anySpan), { maxLength: 12 }),
        days,
        (entries, { first, last }) => {
          const billed = { ...invoice, periodStart: first ?? null, periodEnd: last ?? null };
          const found = new Set(entryFinder(entries)(billed));
          expect(entries.filter((each) => found.has(each))).toEqual(
            entries.filter((each) => isEntryOfInvoice(each, billed)),
          );
          expect(entryFinder(entries)(billed)).toHaveLength(found.size);
        },
      ),
    );
  });

  it('that names no number is of no invoice without a period, and a number without signs is none', () => {
    expect(isEntryOfInvoice(entry, { ...invoice, periodStart: null, periodEnd: null })).toBe(false);
    expect(isEntryOfInvoice({ ...entry, invoiceNumber: '–' }, { ...invoice, number: '—' })).toBe(false);
  });
});
