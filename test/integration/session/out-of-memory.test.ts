import { expect, test } from 'vitest';
import type { FileHandlers } from '#main/workers/file-thread.ts';
import { ofFile } from '#main/workers/of-file.ts';
import { startThread } from '#main/workers/thread.ts';

test('a file that fills the memory of its thread ends that thread, and is named', async () => {
  const folder = new URL('../../support/hungry-threads/', import.meta.url);
  const thread = startThread<FileHandlers>({ folder, extension: 'ts', heapMegabytes: 40 }, 'file', null);
  const call = ofFile('/tmp/a.xlsx', thread.remote.saysItIsOurs({ path: '/tmp/a.xlsx' }));
  await expect(call).rejects.toMatchObject({
    error: { code: 'limit-exceeded', file: '/tmp/a.xlsx', limit: 'memory', maximum: 40 * 1024 ** 2 },
  });
  await thread.terminate();
});
