import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate } from '#main/services/audit/duplicate-candidates.ts';
import { pairsWithin, patternOf } from '#main/services/audit/near-pairs.ts';

const limits = { days: 3, amountPpm: 10_000, edits: 1 };

const wanted = ['DEEE', 'SEEE', 'ESEE', 'EESE', 'EEES', 'ESES', 'ESSE', 'EESS', 'DESE', 'SESE'];

type Invoice = Pick<
  Candidate,
  'id' | 'vendorId' | 'vendorKey' | 'number' | 'issuedOn' | 'amount' | 'currency'
>;

const invoice = fc.record({
  vendorId: fc.integer({ min: 1, max: 3 }),
  number: fc.constantFrom('8012306', '8012360', '08012306A', '801230', '80-12306', '7', '70'),
  day: fc.integer({ min: 1, max: 9 }),
  amount: fc.constantFrom(10_000, 10_100, 10_101, 9_900, 20_000),
  currency: fc.constantFrom('CAD', 'USD'),
});

const plain = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '')
    .replace(/^0+/u, '');

/** Every text that one character less, or two neighbours that change places, make of another. */
const mistyped = (text: string): readonly string[] =>
  Array.from(text, (_, index) => [
    text.slice(0, index) + text.slice(index + 1),
    text.slice(0, index) + (text[index + 1] ?? '') + (text[index] ?? '') + text.slice(index + 2),
  ]).flat();

const naiveNumber = (a: string, b: string): string => {
  if (a === b) return 'E';
  const [x, y] = [plain(a), plain(b)];
  const digits = (text: string): string => text.replace(/[^0-9]/gu, '');
  const isLong = Math.min(x.length, y.length) > 2;
  const isTyped = isLong && (mistyped(x).includes(y) || mistyped(y).includes(x));
  return x === y || digits(x) === digits(y) || isTyped ? 'S' : 'D';
};

const naiveVendor = (a: Invoice, b: Invoice): string =>
  a.vendorId === b.vendorId ? 'E' : a.vendorKey === b.vendorKey ? 'S' : 'D';

const graded = (difference: number, most: number): string =>
  difference === 0 ? 'E' : difference <= most ? 'S' : 'D';

const dayOf = ({ issuedOn }: Invoice): number => Date.parse(issuedOn) / 86_400_000;

/** Written again from the page of the test, for two invoices at a time: no groups, no order, no edit distance. */
const naivePattern = (a: Invoice, b: Invoice): string =>
  [
    naiveVendor(a, b),
    naiveNumber(a.number, b.number),
    graded(Math.abs(dayOf(a) - dayOf(b)), limits.days),
    graded(Math.abs(a.amount - b.amount) / Math.max(a.amount, b.amount), 0.01),
  ].join('');

test('near duplicates by groups are those of comparing every invoice with every other', () => {
  fc.assert(
    fc.property(fc.array(invoice, { maxLength: 14 }), (given) => {
      const invoices = given.map(({ day, ...fields }, id): Invoice => ({
        ...fields,
        id,
        // The third vendor has the name of the second.
        vendorKey: fields.vendorId === 1 ? 'acme' : 'bolt',
        issuedOn: `2026-03-0${day}`,
      }));
      const named = (a: Invoice, b: Invoice, pattern: string): string =>
        `${Math.min(a.id, b.id)}-${Math.max(a.id, b.id)} ${pattern}`;
      const all = invoices.flatMap((a, index) =>
        invoices
          .slice(index + 1)
          .filter((b) => a.currency === b.currency && wanted.includes(naivePattern(a, b)))
          .map((b) => named(a, b, naivePattern(a, b))),
      );
      const found = [...pairsWithin(invoices as unknown as readonly Candidate[], limits)]
        .map(([a, b]) => [a, b, patternOf(a, b, limits)] as const)
        .filter(([, , pattern]) => wanted.includes(pattern))
        .map(([a, b, pattern]) => named(a, b, pattern));
      expect(found.toSorted()).toEqual(all.toSorted());
    }),
    { numRuns: 200 },
  );
});
