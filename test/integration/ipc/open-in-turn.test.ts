import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newCaseFile } from '../../support/new-case-file.ts';
import { openWindowFixture } from '../../support/window-fixture.ts';

const twoCases = () => {
  const { context, folder } = openWindowFixture();
  const paths = ['a', 'b'].map((name) => join(folder, `${name}.constat`));
  for (const path of paths) newCaseFile(path, false);
  const [a = '', b = ''] = paths;
  return { cases: context.cases, a, b };
};

const isLocked = (path: string): boolean => existsSync(`${path}.lock`);

test('of two cases asked for at once the last stays open, and the first is closed', async () => {
  const { cases, a, b } = twoCases();
  const opened = await Promise.allSettled([
    cases.open(a, { actor: 'A' }),
    cases.open(join(a, 'missing'), { actor: 'A' }),
    cases.open(b, { actor: 'A' }),
  ]);
  expect(opened.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(cases.require().path).toBe(b);
  expect([isLocked(a), isLocked(b)]).toEqual([false, true]);
});

test('a case that is closed while it opens does not stay open', async () => {
  const { cases, a } = twoCases();
  const opening = cases.open(a, { actor: 'A' });
  await cases.close();
  expect((await opening).schemaVersion).toBeGreaterThan(0);
  expect(cases.current()).toBeNull();
  expect(isLocked(a)).toBe(false);
});
