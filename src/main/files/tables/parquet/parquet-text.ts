import type { ParquetType, SchemaElement } from 'hyparquet';
import { costDecimal } from '#shared/domain/cloud/cost-decimal.ts';

/** A value as the file stores it, before its logical type is applied. */
export type StoredValue = number | bigint | boolean | Uint8Array | null | undefined;

export type ToText = (value: Exclude<StoredValue, null | undefined>) => string;

const decoder = new TextDecoder();

/**
 * How the values of a column are written out: decimals digit by digit (they never become floats), doubles as the
 * shortest decimal that is the same double, instants and days in ISO, bytes of no known meaning as `0x…`.
 * Source: Apache Parquet, logical types.
 */
export const textOfColumn = (element: SchemaElement): ToText => {
  const { converted_type: converted, logical_type: logical, type } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return decimalText(scaleOf(element));
  if (converted === 'DATE' || logical?.type === 'DATE')
    return (value) => isoText(BigInt(wholeOf(value)) * 86_400_000_000_000n).slice(0, 10);
  if (logical?.type === 'UUID') return (value) => uuidText(hexOf(value));
  return instantText(element) ?? plainTexts(element)[type ?? 'BOOLEAN'] ?? String;
};

/** Where the physical type says all there is to say. */
const plainTexts = (element: SchemaElement): Partial<Record<ParquetType, ToText>> => ({
  BYTE_ARRAY: (value) => decoder.decode(value as Uint8Array),
  FIXED_LEN_BYTE_ARRAY: (value) => `0x${hexOf(value)}`,
  DOUBLE: (value) => numberText(Number(value)),
  FLOAT: (value) => floatText(Number(value)),
  ...(isUnsigned(element) ? { INT32: unsignedText(32), INT64: unsignedText(64) } : {}),
});

const scaleOf = ({ scale, logical_type: logical }: SchemaElement): number => {
  const digits = scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
  if (!Number.isInteger(digits) || digits < 0 || digits > 100) throw new Error(`decimal scale ${digits}`);
  return digits;
};

/** Zeros that only fill up the scale are left out: nobody wrote them. */
const decimalText =
  (scale: number): ToText =>
  (value) => {
    const units = value instanceof Uint8Array ? signedOf(value) : BigInt(wholeOf(value));
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const cut = digits.length - scale;
    const fraction = digits.slice(cut).replace(/0+$/u, '');
    return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`;
  };

/** Big-endian two's complement. */
const signedOf = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${hexOf(bytes)}`));

const wholeOf = (value: Parameters<ToText>[0]): number | bigint => {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  throw new Error(`a whole number was expected, not ${typeof value}`);
};

const nanosPerUnit = { MILLIS: 1_000_000n, MICROS: 1000n, NANOS: 1n } as const;

/** Null for columns that hold no instants. INT96 is what old writers use; the library makes nanoseconds of it. */
const instantText = (element: SchemaElement): ToText | null => {
  const { converted_type: converted, logical_type: logical, type } = element;
  if (type === 'INT96') return (value) => `${isoText(BigInt(wholeOf(value)))}Z`;
  if (logical?.type === 'TIMESTAMP') {
    const zone = logical.isAdjustedToUTC ? 'Z' : '';
    return (value) => isoText(BigInt(wholeOf(value)) * nanosPerUnit[logical.unit]) + zone;
  }
  if (converted === 'TIMESTAMP_MILLIS') return (value) => `${isoText(BigInt(wholeOf(value)) * 1_000_000n)}Z`;
  if (converted === 'TIMESTAMP_MICROS') return (value) => `${isoText(BigInt(wholeOf(value)) * 1000n)}Z`;
  return null;
};

const nanosPerMilli = 1_000_000n;

/** Nanoseconds since 1970 as `YYYY-MM-DDTHH:MM:SS`, with as many decimals as there are. */
const isoText = (nanos: bigint): string => {
  const rest = ((nanos % nanosPerMilli) + nanosPerMilli) % nanosPerMilli;
  const date = new Date(Number((nanos - rest) / nanosPerMilli));
  // Beyond what any calendar says: shown as it is, and read as no date.
  if (Number.isNaN(date.getTime())) return `${nanos} ns`;
  const [seconds = '', millis = '000Z'] = date.toISOString().split('.');
  const fraction = `${millis.slice(0, 3)}${rest.toString().padStart(6, '0')}`.replace(/0+$/u, '');
  return fraction === '' ? seconds : `${seconds}.${fraction}`;
};

const isUnsigned = ({ converted_type: converted, logical_type: logical }: SchemaElement): boolean =>
  converted === 'UINT_32' ||
  converted === 'UINT_64' ||
  (logical?.type === 'INTEGER' && !logical.isSigned && logical.bitWidth >= 32);

const unsignedText =
  (bits: 32 | 64): ToText =>
  (value) =>
    BigInt.asUintN(bits, BigInt(wholeOf(value))).toString();

/** JavaScript writes the shortest decimal, but small and large ones with an exponent. */
const numberText = (value: number): string => costDecimal(String(value)) ?? String(value);

/** The shortest decimal that is the same 32-bit float. */
const floatText = (value: number): string => {
  for (let digits = 1; digits < 9; digits += 1) {
    const short = value.toPrecision(digits);
    if (Math.fround(Number(short)) === value) return numberText(Number(short));
  }
  return numberText(Number(value.toPrecision(9)));
};

const hexOf = (value: Parameters<ToText>[0]): string => {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
  throw new Error(`bytes were expected, not ${typeof value}`);
};

const uuidText = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
