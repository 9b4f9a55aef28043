import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';
import { openTable } from '#main/files/tables/open-table.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';

const header = 'BilledCost,ChargeCategory,BillingCurrency';

const packedFile = (name: string, bytes: Buffer): string => {
  const file = join(tempFolder(), name);
  writeFileSync(file, bytes);
  return file;
};

const rowsOf = async (file: string, limits: ReadLimits = defaultLimits) => {
  const table = await openTable(file, { encoding: null, delimiter: null }, limits);
  const rows = [];
  for await (const batch of table.readRows('')) rows.push(...batch.map(({ cells }) => cells));
  return { rows, progress: table.progress() };
};

const failureOf = async (file: string, limits: ReadLimits = defaultLimits): Promise<unknown> =>
  rowsOf(file, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof AppFailure ? error.error : error),
  );

describe('a compressed cloud bill', () => {
  test('is read as the text inside, also from several members', async () => {
    const file = packedFile(
      'bill.csv.gz',
      Buffer.concat([gzipSync(`\uFEFF${header}\n0.1,Usage,USD\n`), gzipSync('0.2,Tax,USD\n')]),
    );
    const { rows, progress } = await rowsOf(file);
    expect(rows).toEqual([header.split(','), ['0.1', 'Usage', 'USD'], ['0.2', 'Tax', 'USD']]);
    expect(progress.done).toBe(progress.total);
  });

  test('is known by its quoted header in UTF-16 too', async () => {
    const text = `"BilledCost";"ChargeCategory"\r\n"0.1";"Usage"\r\n`;
    const file = packedFile('bill.gz', gzipSync(Buffer.from(`\uFEFF${text}`, 'utf16le')));
    expect((await rowsOf(file)).rows[1]).toEqual(['0.1', 'Usage']);
  });

  test('that is cut off anywhere is damaged or no bill, and says which file', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index * 7919}.${index * 31},Usage,USD\n`);
    const whole = gzipSync(`${header}\n${lines.join('')}`);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const file = packedFile('cut.csv.gz', whole.subarray(0, Math.floor((whole.length * tenth) / 10)));
      expect(await failureOf(file)).toMatchObject({ code: 'file-unreadable', file, reason: 'damaged' });
    }
  });

  test('that expands beyond the limits stops there', async () => {
    const file = packedFile('bomb.csv.gz', gzipSync(`${header}\n${'1,Usage,USD\n'.repeat(200_000)}`));
    expect(await failureOf(file, { ...defaultLimits, expandedBytes: 1_000_000 })).toMatchObject({
      code: 'limit-exceeded',
      limit: 'expandedBytes',
    });
    expect(await failureOf(file, { ...defaultLimits, ratio: 10, ratioFreeBytes: 1000 })).toMatchObject({
      code: 'limit-exceeded',
      limit: 'ratio',
    });
  });
});

test('gzip with anything else inside is refused by its format', async () => {
  for (const content of ['Invoice,Date\nF-1,2025-01-01\n', '', Buffer.from([0, 1, 2, 3])])
    expect(await failureOf(packedFile('a.csv.gz', gzipSync(content)))).toMatchObject({
      reason: 'format-gzip',
    });
});
