import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openReadable } from '#main/db/open-database.ts';
import { whileUnchanged } from '#main/services/importing/file-stamp.ts';
import { settingsOf } from '#main/services/importing/import-settings.ts';
import { stageImport } from '#main/workers/import-job.ts';
import { importSession, textFile, textRow, type ImportFixture } from '../../support/import-session.ts';

const changed = { error: { code: 'file-unreadable', reason: 'changed' } };

const storedRows = ({ path }: ImportFixture): readonly number[] => {
  const db = openReadable(path, { check: false });
  try {
    return ['imports', 'invoice_lines', 'source_files'].map(
      (table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
    );
  } finally {
    db.close();
  }
};

test('a file written after it was recognised is refused, and taken once it is recognised again', async () => {
  const fixture = await importSession();
  const path = fixture.file('a.csv', textFile(textRow()));
  const settings = settingsOf(await fixture.inspect(path));
  writeFileSync(path, textFile(textRow({ number: 'F-2' }), textRow({ number: 'F-3' })));
  await expect(stageImport(fixture.session, { paths: [path], settings })).rejects.toMatchObject(changed);
  expect(storedRows(fixture)).toEqual([0, 0, 0]);
  expect((await fixture.take(path)).rows.accepted).toBe(2);
});

test('a file that grows while it is read is refused and leaves nothing', async () => {
  const fixture = await importSession();
  const rows = Array.from({ length: 20_000 }, (_, index) => textRow({ number: `N-${index}` }));
  const path = fixture.file('long.csv', textFile(...rows));
  const settings = settingsOf(await fixture.inspect(path));
  let hasGrown = false;
  const staging = stageImport(
    fixture.session,
    { paths: [path], settings },
    {
      onProgress: () => {
        if (!hasGrown) appendFileSync(path, `${textRow({ number: 'LATE' })}\n`);
        hasGrown = true;
      },
    },
  );
  await expect(staging).rejects.toMatchObject(changed);
  expect(hasGrown).toBe(true);
  expect(storedRows(fixture)).toEqual([0, 0, 0]);
});

test('that it changed goes before what else went wrong; a file left alone fails with its own reason', async () => {
  const fixture = await importSession();
  const path = fixture.file('a.csv', 'x');
  const fail = (): Promise<never> => Promise.reject(new Error('damaged'));
  await expect(whileUnchanged(path, null, fail)).rejects.toThrow('damaged');
  const removed = whileUnchanged(path, null, () => {
    rmSync(path);
    return fail();
  });
  await expect(removed).rejects.toMatchObject(changed);
  await expect(whileUnchanged(path, null, fail)).rejects.toThrow('damaged');
});
