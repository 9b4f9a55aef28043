import { appendFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { fileStamp } from '#main/services/importing/file-stamp.ts';
import { chooseReader } from '#main/services/importing/records/choose-reader.ts';
import { focusBill } from '../../support/cloud-bills.ts';
import { recordImport, type ImportOf } from '../../support/record-import.ts';

const changed = { error: { code: 'file-unreadable', reason: 'changed' } };

/** The reader of a file, once it is through with it, is followed by somebody who writes it. */
const writtenAfterReading = (name: string): Required<Pick<ImportOf, 'choose'>> => ({
  choose: async (path, ...given) => {
    const { format, read } = await chooseReader(path, ...given);
    return {
      format,
      read: async (...reading) => {
        const source = await read(...reading);
        const records = async function* () {
          yield* source.records;
          if (basename(path) === name) appendFileSync(path, 'more\n');
        };
        return { ...source, records: records() };
      },
    };
  },
});

const release = (ocid: string): object => ({
  ocid,
  id: ocid,
  date: '2025-03-01T00:00:00Z',
  tag: ['contract'],
  contracts: [{ id: `${ocid}-c`, value: { amount: 10, currency: 'CAD' } }],
});

test('a file written between its reading and its keeping is refused, and leaves nothing', async () => {
  const fixture = await recordImport();
  const file = fixture.file('bill.csv', focusBill({}));
  await expect(fixture.stage(file, writtenAfterReading('bill.csv'))).rejects.toMatchObject(changed);
  const { db } = fixture.context;
  for (const table of ['imports', 'cost_records', 'source_files', 'source_chunks'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
});

test('one of several is a rejected record, and nothing of it is kept; the others are taken in', async () => {
  const fixture = await recordImport();
  const paths = ['a', 'b', 'c'].map((name) =>
    fixture.file(`${name}.json`, JSON.stringify(release(`o-${name}`))),
  );
  const report = await fixture.take(paths, writtenAfterReading('b.json'));
  expect(report.rows).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
  expect(report.files).toMatchObject([
    { name: 'a.json', error: null },
    { name: 'b.json', error: 'file-unreadable', records: 0 },
    { name: 'c.json', error: null },
  ]);
  expect(fixture.rows('importReject')).toMatchObject([{ code: 'file-unreadable', value: 'b.json' }]);
  expect(String(fixture.rows('importReject')[0]?.['cells'])).toContain('"reason":"changed"');
  expect(fixture.rows('contract').map(({ processId }) => processId)).toEqual(['o-a', 'o-c']);
  const { db } = fixture.context;
  expect(db.prepare('SELECT name FROM import_files ORDER BY number').pluck().all()).toEqual([
    'a.json',
    'c.json',
  ]);
  expect(db.prepare('SELECT name FROM source_files ORDER BY id').pluck().all()).toEqual(['a.json', 'c.json']);
  expect(fixture.mismatch()).toBeNull();
});

test('a file written since it was recognised is refused; one that was only looked at is not', async () => {
  const fixture = await recordImport();
  const file = fixture.file('bill.csv', focusBill({}));
  const recognised = await fileStamp(file);
  expect((await fixture.stage(file, { recognised })).rows.accepted).toBe(1);
  writeFileSync(file, focusBill({}, {}));
  await expect(fixture.stage(file, { recognised })).rejects.toMatchObject(changed);
});
