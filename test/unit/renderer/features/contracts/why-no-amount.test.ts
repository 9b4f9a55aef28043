import { expect, test } from 'vitest';
import { whyNoCeiling, whyNothingCompared } from '#renderer/features/contracts/why-no-amount.ts';

const agreed = { low: '100000', high: '100000' };
const quiet = {
  agreed,
  ceiling: agreed,
  notCompared: null,
  lines: 0,
  otherCurrency: 0,
  amountUnknown: 0,
} as const;

test('an agreed amount that is not known is why there is no ceiling, invoiced or not', () => {
  expect(whyNoCeiling({ agreed: null })).toBe('unknown');
  expect(whyNothingCompared({ ...quiet, agreed: null, ceiling: null, lines: 2 })).toBe('unknown');
});

test('an amendment of an unknown amount leaves the ceiling open', () => {
  expect(whyNoCeiling({ agreed })).toBe('amendment-unknown');
  expect(whyNothingCompared({ ...quiet, ceiling: null, lines: 1 })).toBe('amendment-unknown');
});

test('lines that are left out are lines', () => {
  expect(whyNothingCompared(quiet)).toBe('no-line');
  expect(whyNothingCompared({ ...quiet, otherCurrency: 1 })).toBe('not-counted');
  expect(whyNothingCompared({ ...quiet, amountUnknown: 3 })).toBe('not-counted');
  expect(whyNothingCompared({ ...quiet, lines: 4, notCompared: 'ambiguous' })).toBe('ambiguous');
});
