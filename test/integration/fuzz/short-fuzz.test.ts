import { afterAll, beforeAll, expect, it } from 'vitest';
import { changedFiles, openFuzzing, type Fuzzing } from '../../fuzz/fuzz.ts';
import { fuzzedReaders, type FuzzedReader } from '../../fuzz/seeds.ts';

// The same cases in every run, so that a failure is one of the change at hand; `npm run fuzz` looks further.
/** A PDF is read in a thread of its own, which takes long to start. */
const casesOf = (reader: FuzzedReader): number => (reader === 'pdf' ? 4 : 12);

let fuzzing: Fuzzing;

beforeAll(async () => {
  fuzzing = await openFuzzing();
}, 60_000);
afterAll(() => fuzzing.close());

it.each(fuzzedReaders)(
  '%s: changed files give rows or an expected failure',
  async (reader) => {
    const { cases, outcomes, findings } = await fuzzing.round({
      reader,
      seed: 2026,
      cases: casesOf(reader),
      importEvery: null,
    });
    expect(findings.map(({ number, fault }) => `${number}: ${fault}`)).toEqual([]);
    // Some are still read and some are refused: otherwise nothing was tried.
    expect(Object.keys(outcomes).length).toBeGreaterThan(1);
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(cases);
  },
  60_000,
);

it('a case stays whole when such files are imported, a workbook alone and one of each together', async () => {
  const files = fuzzedReaders.flatMap((reader) => changedFiles(reader, 2026, 1));
  expect(await fuzzing.importTogether(files.slice(0, 1))).toBeNull();
  expect(await fuzzing.importTogether(files)).toBeNull();
}, 60_000);
