import type { Encoding, ParquetType } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { checkPackedValues } from '#main/files/tables/parquet/page-bounds.ts';

/** A number as Parquet writes it, low digits first. */
const number = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))];

/** A run of equal values, and one of values bit by bit, eight to a group. */
const equal = (count: number, value: number): number[] => [...number(count * 2), value];
const packed = (groups: number, ...bytes: number[]): number[] => [...number(groups * 2 + 1), ...bytes];

const withLength = (bytes: readonly number[]): number[] => [bytes.length, 0, 0, 0, ...bytes];

type Page = { readonly values: number; readonly encoding: Encoding; readonly type?: ParquetType };

const checkFirst = ({ values, encoding, type = 'BYTE_ARRAY' }: Page, bytes: readonly number[]): void =>
  checkPackedValues({
    header: {
      type: 'DATA_PAGE',
      uncompressed_page_size: bytes.length,
      compressed_page_size: bytes.length,
      data_page_header: {
        num_values: values,
        encoding,
        definition_level_encoding: 'RLE',
        repetition_level_encoding: 'RLE',
      },
    },
    bytes: Uint8Array.from(bytes),
    type,
    isOptional: true,
  });

const checkSecond = (levels: readonly number[], values: readonly number[]): void =>
  checkPackedValues({
    header: {
      type: 'DATA_PAGE_V2',
      uncompressed_page_size: levels.length + values.length,
      compressed_page_size: levels.length + values.length,
      data_page_header_v2: {
        num_values: 8,
        num_nulls: 0,
        num_rows: 8,
        encoding: 'RLE_DICTIONARY',
        definition_levels_byte_length: levels.length,
        repetition_levels_byte_length: 0,
        is_compressed: false,
      },
    },
    bytes: Uint8Array.from([...levels, ...values]),
    type: 'BYTE_ARRAY',
    isOptional: true,
  });

const billion = 1_000_000_000;

describe('runs in a page', () => {
  const dictionary: Page = { values: 8, encoding: 'RLE_DICTIONARY' };
  const present = withLength(equal(8, 1));

  test('pass as writers write them, filled up to a group', () => {
    expect(() =>
      checkFirst(dictionary, [...present, 3, ...equal(5, 2), ...packed(1, 1, 2, 3)]),
    ).not.toThrow();
    expect(() => checkSecond(packed(1, 255), [1, ...packed(1, 0b1010_1010)])).not.toThrow();
    expect(() => checkSecond(equal(8, 0), [])).not.toThrow();
    const truth: Page = { values: 8, encoding: 'RLE', type: 'BOOLEAN' };
    expect(() => checkFirst(truth, [...present, ...withLength(packed(1, 0b1100_0011))])).not.toThrow();
  });

  test.each([
    ['of equal values', equal(billion, 1)],
    ['of packed values', packed(billion, 1)],
  ])('of more values than the page has are refused: %s', (_, run) => {
    expect(() => checkFirst(dictionary, [...withLength(run), 0])).toThrow(/a run of/u);
    expect(() => checkFirst(dictionary, [...present, 1, ...run])).toThrow(/a run of/u);
    expect(() => checkSecond(run, [0])).toThrow(/a run of/u);
    expect(() => checkSecond(equal(8, 1), [0, ...run])).toThrow(/a run of/u);
  });

  test('that say they are longer than the page, or wider than an index, are refused', () => {
    expect(() => checkFirst(dictionary, [200, 0, 0, 0, 1])).toThrow(/not in the page/u);
    expect(() => checkFirst(dictionary, [...present, 33, ...equal(8, 1)])).toThrow(/33 bits/u);
    expect(() => checkFirst(dictionary, [...present, 1, ...Array<number>(20).fill(255)])).toThrow(
      /without end/u,
    );
  });
});

describe('differences in a page', () => {
  const numbers: Page = { values: 8, encoding: 'DELTA_BINARY_PACKED', type: 'INT64' };
  /** Three of eight values are missing. */
  const levels = withLength(packed(1, 0b0001_1111));
  const head = (block: number, parts: number, stored: number): number[] =>
    [block, parts, stored, 7].flatMap(number);

  test('pass as writers write them, with and without parts that hold no value', () => {
    const part = Array<number>(8).fill(0);
    expect(() => checkFirst(numbers, [...levels, ...head(128, 4, 5), 0, 2, 0, 0, 0, ...part])).not.toThrow();
    const texts: Page = { values: 8, encoding: 'DELTA_BYTE_ARRAY' };
    const block = [...head(128, 4, 5), 0, 0, 0, 0, 0];
    expect(() => checkFirst(texts, [...levels, ...block, ...block, 65])).not.toThrow();
  });

  test.each([
    ['in blocks without parts', head(128, 0, 5), /in 0 parts/u],
    ['in parts of less than none', head(128, 2 ** 32 - 3, 5), /parts/u],
    ['in blocks of a billion', head(billion, 4, 5), /blocks of/u],
    ['of more values than are there', [...head(128, 4, 6), 0, 0, 0, 0, 0], /6 differences for 5/u],
    ['of 200 bits', [...head(128, 4, 5), 0, 200, 0, 0, 0], /200 bits/u],
    ['that are cut off', [...head(128, 4, 5), 0, 2, 0, 0, 0, 1], /cut off/u],
    ['of a number without end', [...head(128, 4, 5), ...Array<number>(100).fill(128)], /without end/u],
  ])('are refused: %s', (_, bytes, message) => {
    expect(() => checkFirst(numbers, [...levels, ...bytes])).toThrow(message);
  });
});
