import { expect, it } from 'vitest';
import { knownAtRisk } from '#renderer/features/tests/model/at-risk.ts';

it('amounts that are all unknown come to unknown, not to zero', () => {
  expect(knownAtRisk({ amount: { low: '0', high: '0' }, unknown: 2 })).toBeNull();
});

it('a known zero, and what is known beside something unknown, stay', () => {
  expect(knownAtRisk({ amount: { low: '0', high: '0' }, unknown: 0 })).toEqual({ low: '0', high: '0' });
  expect(knownAtRisk({ amount: { low: '500', high: null }, unknown: 2 })).toEqual({ low: '500', high: null });
});
