import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNotationWatch, markShown, observeBill } from '#shared/domain/cloud/bill-notation.ts';
import { cloudLayout } from '#shared/domain/cloud/cloud-columns.ts';
import { costDecimal } from '#shared/domain/cloud/cost-decimal.ts';

const layout = cloudLayout('focus', ['BilledCost', 'BillingPeriodStart', 'ChargePeriodEnd']);

const decided = (...lines: readonly (readonly string[])[]) => {
  const evidence = observeBill(layout);
  for (const line of lines) evidence.observe(line);
  return evidence.decide();
};

describe('the mark before decimals', () => {
  test.each([
    ['12', null],
    ['', null],
    ['12.5', '.'],
    ['12,5', ','],
    ['0.123', '.'],
    ['1,234', 'either'],
    ['-1.234', 'either'],
    ['1234.567', '.'],
    ['1,234.5', '.'],
    ['1.234,5', ','],
    ['1.234.567', ','],
    ['1.5E-7', '.'],
  ])('of %s is %s', (text, mark) => {
    expect(markShown(text)).toBe(mark);
  });

  test('is decided over all lines', () => {
    expect(decided(['1,234'], ['12,5']).decimalMark).toBe(',');
    expect(decided(['1,234'], ['12.5']).decimalMark).toBe('.');
    expect(decided(['1,234'], ['12']).decimalMark).toBeNull();
  });
});

describe('the order of dates', () => {
  test('is that of whichever column shows one', () => {
    expect(decided(['1', '09/01/2023', ''], ['1', '09/01/2023', '09/30/2023'])).toMatchObject({
      dateOrder: 'mdy',
      dateOrderAmbiguous: false,
    });
    expect(decided(['1', '2025-01-01T00:00:00Z', ''])).toMatchObject({
      dateOrder: null,
      dateOrderAmbiguous: false,
    });
  });

  test('is to be asked where none shows one, or two contradict each other', () => {
    expect(decided(['1', '4/1/25', '5/1/25'])).toMatchObject({ dateOrder: null, dateOrderAmbiguous: true });
    expect(decided(['1', '13/01/2025', '01/13/2025'])).toMatchObject({
      dateOrder: null,
      dateOrderAmbiguous: true,
    });
  });
});

test('a bill as standards have it need not be read twice; the first line that reads in two ways is noticed', () => {
  const open = { decimalMark: null, dateOrder: null };
  const watch = createNotationWatch(layout, open);
  expect(watch(['0.5', '2025-01-01', ''])).toBe(false);
  expect(watch(['1.234', '2025-01-01', ''])).toBe(false);
  expect(watch(['1,234.5', '2025-01-01', ''])).toBe(true);
  expect(watch(['1', '01/02/2025', ''])).toBe(true);
  expect(createNotationWatch(layout, open)(['1.234', '', ''])).toBe(true);
  expect(createNotationWatch(layout, { decimalMark: ',', dateOrder: 'mdy' })(['1,2', '01/02/2025', ''])).toBe(
    false,
  );
});

describe('costs in a notation', () => {
  test.each([
    ['12,5', ',', '12.5'],
    ['1.234,50', ',', '1234.50'],
    ['1 234,5', ',', '1234.5'],
    ['-1 234 567,8', ',', '-1234567.8'],
    ['1.234', ',', '1234'],
    ['12.5', ',', null],
    ['1,234', '.', '1234'],
    ['1,234.5', '.', '1234.5'],
    ['12,5', '.', null],
    ['1,23,456', '.', null],
    ['1E-7', '.', '0.0000001'],
  ] as const)('%s with %s is %s', (text, mark, expected) => {
    expect(costDecimal(text, mark)).toBe(expected);
  });

  test('a number written in either notation is the same cost', () => {
    const number = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.nat({ max: 9999 }));
    fc.assert(
      fc.property(number, ([whole, fraction]) => {
        const grouped = (mark: string): string => String(whole).replace(/\B(?=(\d{3})+$)/gu, mark);
        const digits = String(fraction).padStart(4, '0');
        expect(costDecimal(`${grouped('.')},${digits}`, ',')).toBe(`${whole}.${digits}`);
        expect(costDecimal(`${grouped(',')}.${digits}`, '.')).toBe(`${whole}.${digits}`);
      }),
    );
  });
});
