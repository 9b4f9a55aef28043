import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoundedReader, type BoundedReader } from '../../fuzz/bounded-reader.ts';
import { goodFiles, readers, type Reader } from './good-files.ts';
import { hostileFiles, hugeCells, type HostileFile } from './hostile-files.ts';

// Each file is read to its last cell in a thread with 400 MB of heap and 20 seconds, which is ended beyond.

const folder = mkdtempSync(join(tmpdir(), 'constat-hostile-'));
let reader: BoundedReader;
let count = 0;

beforeAll(() => {
  reader = openBoundedReader();
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const outcomeOf = async (bytes: Buffer, limits: HostileFile['limits'] = {}): Promise<string> => {
  const path = join(folder, `${(count += 1)}.bin`);
  writeFileSync(path, bytes);
  return outcomeAt(path, limits);
};

const outcomeAt = async (path: string, limits: HostileFile['limits'] = {}): Promise<string> => {
  const attempt = await reader.read(path, limits);
  return 'fault' in attempt ? attempt.fault : `${attempt.outcome} ${attempt.detail}`.trim();
};

const kinds: Readonly<Record<Reader, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  ubl: 'ubl',
  cii: 'cii',
  'seao-xml': 'seao-xml',
  ocds: 'ocds',
  'json-lines': 'ocds',
  pdf: 'cii',
  gzip: 'focus',
  parquet: 'focus',
};

describe.each(readers)('%s', (name) => {
  it('reads the file that the hostile ones are made of', async () => {
    expect(await outcomeOf(goodFiles[name])).toBe(kinds[name]);
  });

  it.each(hostileFiles.filter((file) => file.reader === name))(
    '$hostility',
    async ({ bytes, limits, outcomes }) => {
      expect(outcomes).toContain(await outcomeOf(bytes(), limits));
    },
  );

  it('cut off at every tenth gives less, or a refusal', async () => {
    const whole = goodFiles[name];
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const outcome = await outcomeOf(whole.subarray(0, Math.floor((whole.length * tenth) / 10)));
      // Text has no end of its own; all others have.
      expect(outcome).toMatch(
        name === 'csv' || name === 'json-lines' ? /^(?:csv|ocds|file-unreadable )/u : /^file-unreadable /u,
      );
    }
  });

  it('random bytes behind its mark are read as something, or refused', async () => {
    const tails = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 3000 }), { seed: 3, numRuns: 8 });
    for (const tail of tails) {
      const outcome = await outcomeOf(Buffer.concat([goodFiles[name].subarray(0, 12), tail]));
      expect(outcome).toMatch(/^(?:[a-z-]+|(?:file-unreadable|limit-exceeded) [A-Za-z-]+)$/u);
    }
  });
});

describe('one cell of 200 MB on the disk', () => {
  const path = join(folder, 'huge.bin');
  const letters = Buffer.alloc(1_000_000, 'a');

  beforeAll(() => {
    const descriptor = openSync(path, 'w');
    for (let block = 0; block < 200; block += 1) writeSync(descriptor, letters);
    closeSync(descriptor);
  });

  it.each(hugeCells)('%s', async (_reader, start) => {
    const descriptor = openSync(path, 'r+');
    writeSync(descriptor, letters, 0, 1000, 0);
    writeSync(descriptor, start, 0);
    closeSync(descriptor);
    expect(await outcomeAt(path)).toBe('limit-exceeded cellChars');
  });
});

it('a name inside an archive or a PDF never becomes a file', () => {
  expect(existsSync('/tmp/constat-evil')).toBe(false);
  expect(existsSync('/tmp/constat-evil.xml')).toBe(false);
});
