import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';
import type { FileHandlers } from '#main/workers/file-thread.ts';
import { openFileThreads } from '#main/workers/file-threads.ts';
import type { Remote } from '#main/workers/rpc.ts';
import { startThread } from '#main/workers/thread.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';
import { testThreads } from '../../support/built-main.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const openThreads = () => {
  const folder = tempFolder();
  const path = join(folder, 'factures.csv');
  writeFileSync(path, 'Numéro,Date,Fournisseur,Montant\nF-1,2025-01-02,Acme,10.00\n');
  let limits: ReadLimits = defaultLimits;
  let started = 0;
  const threads = openFileThreads(
    (asked) => {
      started += 1;
      return startThread<FileHandlers>(testThreads, 'file', { path: 'none.constat', limits: asked });
    },
    () => limits,
  );
  onTestFinished(threads.close);
  const inspect = (file: string) => (thread: Remote<FileHandlers>) =>
    thread.inspect({ path: file, asked: { options: recogniseAll, format: null }, profiles: [] });
  return {
    run: (onStart?: (cancel: () => void) => void) => threads.run(inspect(path), onStart),
    fail: () => threads.run(inspect(join(folder, 'missing.csv')), undefined),
    close: threads.close,
    readFewer: () => {
      limits = { ...defaultLimits, rows: 10 };
    },
    started: () => started,
  };
};

test('a job takes over the thread of the one before it; a late cancel of that one does not end it', async () => {
  const threads = openThreads();
  let cancelFirst = (): void => undefined;
  await threads.run((cancel) => {
    cancelFirst = cancel;
  });
  const second = threads.run();
  cancelFirst();
  expect((await second).file).toBe('factures.csv');
  expect(threads.started()).toBe(1);
});

test('two jobs at once have a thread each', async () => {
  const threads = openThreads();
  await Promise.all([threads.run(), threads.run()]);
  expect(threads.started()).toBe(2);
});

test('a thread is not used again after a failure, a cancel, with other limits, or once the case is closed', async () => {
  const threads = openThreads();
  await expect(threads.fail()).rejects.toMatchObject({ error: { code: 'file-not-found' } });
  await threads.run();
  expect(threads.started()).toBe(2);
  const cancelled = threads.run((cancel) => cancel());
  await expect(cancelled).rejects.toMatchObject({ error: { code: 'cancelled' } });
  await threads.run();
  expect(threads.started()).toBe(3);
  threads.readFewer();
  await threads.run();
  expect(threads.started()).toBe(4);
  const last = threads.run();
  await threads.close();
  await last;
  await threads.run();
  expect(threads.started()).toBe(5);
});
