import type { LibraryTest, RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';

/** Parts of the library, by the letter that ids begin with. */
export const testGroups = ['T', 'A', 'R'] as const;

export type TestGroup = (typeof testGroups)[number];

export const groupOf = (id: string): TestGroup => {
  const letter = id.slice(0, 1);
  return letter === 'A' || letter === 'R' ? letter : 'T';
};

/**
 * Where a test stands: `missing` has nothing to look at in this case, `not-applicable` was run and lacked something,
 * `fresh` was never run, `too-few` had too few values to conclude anything, `unexamined` left out all of its population.
 */
export type TestState = 'missing' | 'not-applicable' | 'fresh' | 'too-few' | 'unexamined' | 'clear' | 'found';

/** Whether all that a test would look at was left out: then no exception does not mean that all is well. */
export const isUnexamined = ({ exceptionCount, population, excluded }: RunSummary): boolean =>
  exceptionCount === 0 && excluded.reduce((sum, { count }) => sum + count, 0) >= population;

export const stateOf = ({ lastRun, missing }: LibraryTest): TestState => {
  if (lastRun?.status === 'done') {
    if (lastRun.tooFew !== null) return 'too-few';
    if (isUnexamined(lastRun)) return 'unexamined';
    return lastRun.exceptionCount === 0 ? 'clear' : 'found';
  }
  if (missing.length > 0) return 'missing';
  return lastRun === null ? 'fresh' : 'not-applicable';
};

/** What a test lacks, as far as it is known. */
export const needsOf = ({ lastRun, missing }: LibraryTest): readonly string[] =>
  missing.length > 0 ? missing : (lastRun?.needs ?? []);

/** Tests whose id or title has the text in it, whatever its accents and case. */
export const matchingTests = (
  tests: readonly LibraryTest[],
  text: string,
  titleOf: (id: string) => string,
): readonly LibraryTest[] => {
  const needle = sortKey(text.trim());
  return needle === '' ? tests : tests.filter(({ id }) => sortKey(`${id} ${titleOf(id)}`).includes(needle));
};
