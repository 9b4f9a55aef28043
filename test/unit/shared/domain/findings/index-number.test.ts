import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextFindingNumber, nextIndexNumber } from '#shared/domain/findings/index-number.ts';

describe('nextIndexNumber', () => {
  it.each([
    [[], null, 'A-1'],
    [['A-1', 'A-2'], null, 'A-3'],
    [['A-9', 'A-10'], null, 'A-11'],
    // The last section goes on; what lies behind a paper is no new one.
    [['A-4', 'B-1', 'B-1.7'], null, 'B-2'],
    [['A-1', 'procès-verbal', 'A-'], null, 'A-2'],
    [['A-1'], 'A-1', 'A-1.1'],
    [['A-1', 'A-1.1', 'A-1.2.9', 'A-10.5'], 'A-1', 'A-1.2'],
    [['A-1.1'], 'A-1.1', 'A-1.1.1'],
    // A number that is none does not count as above.
    [['A-1'], 'annexe', 'A-2'],
  ] as const)('after %j under %j comes %s', (inUse, parent, expected) => {
    expect(nextIndexNumber(inUse, parent)).toBe(expected);
  });

  it('is never one that is in use', () => {
    const index = fc
      .tuple(fc.constantFrom('A', 'B', 'PT'), fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }))
      .map(([section, numbers]) => `${section}-${numbers.join('.')}`);
    fc.assert(
      fc.property(fc.array(index), fc.option(index), (inUse, parent) => {
        expect(inUse).not.toContain(nextIndexNumber(inUse, parent));
      }),
    );
  });
});

describe('nextFindingNumber', () => {
  it.each([
    [[], 'C-001'],
    [['C-001', 'c-9', 'Z-40'], 'C-010'],
    [['C-999'], 'C-1000'],
  ])('after %j comes %s', (inUse, expected) => {
    expect(nextFindingNumber(inUse)).toBe(expected);
  });
});
