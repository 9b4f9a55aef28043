import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfColumn } from '#main/files/tables/parquet/parquet-text.ts';

describe('values of Parquet as text', () => {
  test('doubles and floats are the shortest decimal that is the same number', () => {
    const double = textOfColumn({ name: 'a', type: 'DOUBLE' });
    expect([0.1, 1e-7, 1e21, -0, 100].map(double)).toEqual([
      '0.1',
      '0.0000001',
      '1000000000000000000000',
      '0',
      '100',
    ]);
    const float = textOfColumn({ name: 'a', type: 'FLOAT' });
    expect([0.1, 16_777_216, 3.3e-7].map(Math.fround).map(float)).toEqual(['0.1', '16777216', '0.00000033']);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        // Beyond sixty digits nothing is taken for a number; and zero has no sign.
        expect(Number(double(number)) === number).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Math.fround(Number(float(number))) === number).toBe(true);
      }),
    );
  });

  test('decimals in whole numbers and in bytes of any length', () => {
    const decimal = { name: 'a', converted_type: 'DECIMAL', scale: 3 } as const;
    expect(textOfColumn({ ...decimal, type: 'INT32' })(-1)).toBe('-0.001');
    expect(textOfColumn({ ...decimal, type: 'INT64' })(12_340n)).toBe('12.34');
    const bytes = textOfColumn({ ...decimal, type: 'BYTE_ARRAY' });
    expect(bytes(Uint8Array.of(0xff, 0x85))).toBe('-0.123');
    expect(bytes(Uint8Array.of(0x00, 0x80))).toBe('0.128');
    expect(bytes(new Uint8Array())).toBe('0');
  });

  test('instants, days, unsigned numbers and identifiers', () => {
    const nanos = { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' } as const;
    expect(textOfColumn({ name: 'a', type: 'INT64', logical_type: nanos })(-1n)).toBe(
      '1969-12-31T23:59:59.999999999',
    );
    const micros = { name: 'a', type: 'INT64', converted_type: 'TIMESTAMP_MICROS' } as const;
    expect(textOfColumn(micros)(1_735_787_045_000_000n)).toBe('2025-01-02T03:04:05Z');
    expect(textOfColumn(micros)(9_000_000_000_000_000_000n)).toBe('9000000000000000000000 nsZ');
    expect(textOfColumn({ name: 'a', type: 'INT32', converted_type: 'DATE' })(-1)).toBe('1969-12-31');
    expect(textOfColumn({ name: 'a', type: 'INT64', converted_type: 'UINT_64' })(-1n)).toBe(
      '18446744073709551615',
    );
    expect(textOfColumn({ name: 'a', type: 'FIXED_LEN_BYTE_ARRAY' })(Uint8Array.of(0x3c, 0))).toBe('0x3c00');
  });

  test('a scale that no decimal has is refused', () => {
    expect(() => textOfColumn({ name: 'a', type: 'INT32', converted_type: 'DECIMAL', scale: -1 })).toThrow(
      'scale',
    );
  });
});
