import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';
import { openTable } from '#main/files/tables/open-table.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { fileWith } from '../read-table.ts';

/** A bill has these columns; the others are what a test is about. */
const billWith = (columns: readonly ColumnSource[], options: Partial<WriteOptions> = {}): Buffer => {
  const rows = columns[0]?.data.length ?? 0;
  const usage: ColumnSource = {
    name: 'ChargeCategory',
    data: Array<string>(rows).fill('Usage'),
    type: 'STRING',
  };
  return Buffer.from(parquetWriteBuffer({ columnData: [...columns, usage], ...options }));
};
type WriteOptions = Parameters<typeof parquetWriteBuffer>[0];

const rowsOf = async (file: string, limits: ReadLimits = defaultLimits) => {
  const table = await openTable(file, { encoding: null, delimiter: null }, limits);
  try {
    const rows = [];
    for await (const batch of table.readRows('')) rows.push(...batch);
    return rows;
  } finally {
    table.close();
  }
};

const failureOf = (file: string, limits?: ReadLimits): Promise<unknown> =>
  rowsOf(file, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof AppFailure ? error.error : error),
  );

/** Text of every cell of the first column. */
const texts = async (
  column: ColumnSource,
  options: Partial<WriteOptions> = {},
): Promise<readonly unknown[]> => {
  const cost: ColumnSource = {
    name: 'BilledCost',
    data: Array<number>(column.data.length).fill(0.5),
    type: 'DOUBLE',
  };
  const rows = await rowsOf(fileWith(billWith([column, cost], options), 'bill.parquet'));
  return rows.slice(1).map(({ cells }) => cells[0]);
};

describe('a cloud bill in Parquet', () => {
  test('has the names of its columns as row 1, and one row for each of its own', async () => {
    const file = fileWith(
      billWith([{ name: 'BilledCost', data: [0.1, 1e-7, 3], type: 'DOUBLE' }], { rowGroupSize: 2 }),
      'bill.parquet',
    );
    expect(await rowsOf(file)).toEqual([
      { row: 1, cells: ['BilledCost', 'ChargeCategory'] },
      { row: 2, cells: ['0.1', 'Usage'] },
      { row: 3, cells: ['0.0000001', 'Usage'] },
      { row: 4, cells: ['3', 'Usage'] },
    ]);
  });

  test('keeps every digit of its decimals', async () => {
    const decimal = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL' } as const;
    const data = [12345678901234567890123456789n, -1n, 0n, 1_500_000_000_000n];
    const file = fileWith(
      Buffer.from(
        parquetWriteBuffer({
          columnData: [
            { name: 'BilledCost', data },
            { name: 'ChargeCategory', data: data.map(() => 'Usage') },
          ],
          schema: [
            { name: 'root', num_children: 2 },
            { name: 'BilledCost', ...decimal, precision: 30, scale: 11, repetition_type: 'REQUIRED' },
            { name: 'ChargeCategory', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED' },
          ],
        }),
      ),
      'bill.parquet',
    );
    const rows = await rowsOf(file);
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
      ['123456789012345678.90123456789', 'Usage'],
      ['-0.00000000001', 'Usage'],
      ['0', 'Usage'],
      ['15', 'Usage'],
    ]);
  });

  test('shows instants in ISO, and what is not there as nothing', async () => {
    const data = [new Date('2025-01-02T03:04:05.678Z'), null, new Date('1969-12-31T23:59:59Z')];
    expect(await texts({ name: 'ChargePeriodStart', data, type: 'TIMESTAMP' })).toEqual([
      '2025-01-02T03:04:05.678Z',
      '',
      '1969-12-31T23:59:59Z',
    ]);
  });

  test('gives back any text, in pages and row groups of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 20 })), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        async (data, rowGroupSize) => {
          const read = await texts(
            { name: 'InvoiceId', data, type: 'STRING' },
            { rowGroupSize, pageSize: 40 },
          );
          expect(read).toEqual(data.map((text) => text ?? ''));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('Parquet that is no bill, or broken', () => {
  const bill = () =>
    billWith([{ name: 'BilledCost', data: Array.from({ length: 2000 }, (_, index) => index / 7) }]);

  test('is refused when it holds other columns', async () => {
    const other = parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, 2] }] });
    expect(await failureOf(fileWith(Buffer.from(other)))).toMatchObject({ reason: 'format-parquet' });
  });

  test('is damaged when it is cut off anywhere', async () => {
    const whole = bill();
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const file = fileWith(whole.subarray(0, Math.floor((whole.length * tenth) / 10)));
      expect(await failureOf(file)).toMatchObject({ code: 'file-unreadable', reason: 'damaged' });
    }
  });

  test('gives rows or an expected failure whatever byte is changed', async () => {
    const file = fileWith(bill());
    const whole = readFileSync(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ change;
        const outcome = await failureOf(fileWith(changed));
        if (outcome !== 'read') expect(outcome).toHaveProperty('code');
      }),
      { numRuns: 150 },
    );
  });

  test('stops at the limits', async () => {
    const file = fileWith(bill());
    expect(await failureOf(file, { ...defaultLimits, rows: 1000 })).toMatchObject({ limit: 'rows' });
    expect(await failureOf(file, { ...defaultLimits, columns: 1 })).toMatchObject({ limit: 'columns' });
    expect(await failureOf(file, { ...defaultLimits, expandedBytes: 5000 })).toMatchObject({
      limit: 'expandedBytes',
    });
  });
});
