import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDecimals } from '#shared/domain/money/decimal.ts';
import { createDecimalSum } from '#shared/domain/money/decimal-sum.ts';

test('terms of different precision are added exactly', () => {
  const sum = createDecimalSum();
  expect(sum.text()).toBe('0');
  expect(sum.text(2)).toBe('0.00');
  for (const term of ['0.1', '0.2', '-1234.56789012345', '1000000000000000000']) sum.add(term);
  expect(sum.text()).toBe('999999999999998765.73210987655');
  sum.add('-999999999999998765.73210987655');
  expect(sum.text()).toBe('0.00000000000');
});

test('it gives what adding all at once gives', () => {
  const term = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 14 }))
    .map(([units, scale]) => {
      const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
      const cut = digits.length - scale;
      const text = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
      return units < 0n ? `-${text}` : text;
    });
  fc.assert(
    fc.property(fc.array(term, { minLength: 1, maxLength: 30 }), (terms) => {
      const sum = createDecimalSum();
      for (const each of terms) sum.add(each);
      expect(sum.text()).toBe(addDecimals(...terms));
    }),
  );
});
