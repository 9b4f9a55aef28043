import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCase } from '#main/services/case/create-case.ts';

export const resourcesUrl = new URL('../../resources/', import.meta.url);

/** Starts at a fixed instant and goes on by a second at every look. */
export const fakeClock = (start = Date.UTC(2026, 0, 15, 12)): (() => number) => {
  let now = start;
  return () => (now += 1000);
};

type Made = { readonly bytes: Buffer; readonly madeAt: number };

const made = new Map<boolean, Made>();
let isGivenOut = false;

const make = (sample: boolean): Made => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-case-'));
  const path = join(folder, 'case.constat');
  const clock = fakeClock();
  let madeAt = 0;
  try {
    createCase(path, { actor: 'Auditor', clock: () => (madeAt = clock()), sample, resourcesUrl });
    return { bytes: readFileSync(path), madeAt };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Puts a new case at a path. Making one takes a while: the first of each test is a copy of one that was made for the whole
 * file of tests; others are made, so that two cases of one test are never the same.
 * @returns a clock that goes on where that of the making stopped
 */
export const newCaseFile = (path: string, sample: boolean): (() => number) => {
  const isFirst = !isGivenOut;
  if (isFirst) {
    isGivenOut = true;
    onTestFinished(() => {
      isGivenOut = false;
    });
  }
  const { bytes, madeAt } = (isFirst ? made.get(sample) : undefined) ?? make(sample);
  if (isFirst) made.set(sample, { bytes, madeAt });
  writeFileSync(path, bytes);
  return fakeClock(madeAt);
};
