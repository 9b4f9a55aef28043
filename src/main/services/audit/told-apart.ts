import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';

/** An exception, and what tells it from another of the same key. */
type Distinguished = {
  readonly exception: TestException;
  readonly by: readonly (string | number | null)[];
};

/**
 * Exceptions whose keys say what tells them apart, where several have one key: by the order of their rows, what a person
 * decided about one would go over to another. All of those get it, so that none is taken for the one that was alone
 * before. A key that only one has stays as it is.
 */
export const toldApart = (found: readonly Distinguished[]): readonly TestException[] => {
  const counts = new Map<string, number>();
  for (const { exception } of found) counts.set(exception.key, (counts.get(exception.key) ?? 0) + 1);
  return found.map(({ exception, by }) =>
    counts.get(exception.key) === 1
      ? exception
      : { ...exception, key: `${exception.key}|${exceptionKey(...by)}` },
  );
};
