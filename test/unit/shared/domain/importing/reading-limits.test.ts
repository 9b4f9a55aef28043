import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adjustableLimitNames,
  adjustableLimits,
  adjustedLimits,
  changedLimits,
  isLimitValue,
} from '#shared/domain/importing/reading-limits.ts';

describe('limits of reading', () => {
  test('each has bounds around what it usually is, all in whole units', () => {
    for (const name of adjustableLimitNames) {
      const { usual, least, most, unit } = adjustableLimits[name];
      expect([least, usual, most].toSorted((a, b) => a - b)).toEqual([least, usual, most]);
      expect([least, usual, most].every((value) => value % unit === 0)).toBe(true);
    }
  });

  test('what was changed is kept and given back; what is usual is not kept', () => {
    const limits = adjustedLimits({ rows: 2000, depth: 64 });
    expect(limits).toMatchObject({ rows: 2000, depth: 64, columns: 16_384 });
    expect(changedLimits(limits)).toEqual({ rows: 2000 });
  });

  test('a value within the bounds is taken, one beyond is not', () => {
    expect([999, 1000, 20_000_000, 20_000_001].map((rows) => isLimitValue('rows', rows))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('whatever a settings file says, every limit stays within its bounds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...adjustableLimitNames, 'other'), fc.anything()),
        (written) => {
          const limits = adjustedLimits(written);
          expect(Object.keys(limits)).toEqual(adjustableLimitNames);
          expect(adjustableLimitNames.every((name) => isLimitValue(name, limits[name]))).toBe(true);
        },
      ),
    );
  });
});
