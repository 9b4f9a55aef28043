import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createCase } from '#main/services/case/create-case.ts';
import { fakeClock, resourcesUrl } from './case-fixture.ts';
import { tempFolder } from './temp-folder.ts';

type Kind = 'empty' | 'sample';

/**
 * Makes an empty and a sample case once for a file of tests, since making one takes a while.
 * @returns a function that gives the running test a folder of its own with a copy in it, `a.constat`
 */
export const madeCases = (): ((kind?: Kind) => string) => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-cases-'));
  beforeAll(() => {
    const options = { actor: 'Renée Vérificatrice', clock: fakeClock(), resourcesUrl };
    createCase(join(folder, 'empty.constat'), { ...options, sample: false });
    createCase(join(folder, 'sample.constat'), { ...options, sample: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (kind = 'empty') => {
    const own = tempFolder();
    copyFileSync(join(folder, `${kind}.constat`), join(own, 'a.constat'));
    return own;
  };
};
