import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBin } from '../../support/run-constat.ts';
import { tempFolder } from '../../support/temp-folder.ts';

// All other tests of commands run what is built out of the same modules.
test('the command of a checkout makes and proves a case out of its sources, and ends as what it ran ended', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.constat');
  expect((await runBin(['new', path, '--sample'], { cwd: folder })).status).toBe(0);
  const verified = await runBin(['verify', path], { cwd: folder });
  expect(verified).toMatchObject({ status: 0, stderr: '' });
  expect(verified.stdout).not.toBe('');
  const missing = await runBin(['info', join(folder, 'missing.constat')], { cwd: folder });
  expect(missing.status).toBe(2);
  expect(missing.stderr).toMatch(/^case-not-found/u);
});
