import { expect, it } from 'vitest';
import { fuzzRound } from '../../fuzz/fuzz.ts';
import { fuzzedReaders, type FuzzedReader } from '../../fuzz/seeds.ts';

// The same cases in every run, so that a failure is one of the change at hand; `npm run fuzz` looks further.
/** A PDF is read in a thread of its own, which takes long to start. */
const casesOf = (reader: FuzzedReader): number => (reader === 'pdf' ? 6 : 25);

it.each(fuzzedReaders)(
  '%s: changed files give rows or an expected failure, and a case stays whole',
  async (reader) => {
    const { cases, outcomes, findings } = await fuzzRound({
      reader,
      seed: 2026,
      cases: casesOf(reader),
      importEvery: 25,
    });
    expect(findings.map(({ number, fault }) => `${number}: ${fault}`)).toEqual([]);
    // Some are still read and some are refused: otherwise nothing was tried.
    expect(Object.keys(outcomes).length).toBeGreaterThan(1);
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(cases);
  },
  120_000,
);
