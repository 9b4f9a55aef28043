import type { TestException, TestRun } from '#shared/domain/audit/test-run.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { Terminal } from './terminal.ts';

/**
 * What `constat test --json` prints. Amounts are decimal strings in the currency beside them; a null bound is open, a
 * null object says that no amount is known to be at risk. Most at risk first.
 */
export const testsJson = (runs: readonly TestRun[]) => ({ runs: runs.map(runJson) });

const runJson = (run: TestRun) => ({
  test: run.test,
  status: run.status,
  ...(run.status === 'not-applicable' ? { needs: run.needs } : {}),
  ...(run.status === 'failed' ? { incident: run.incident } : {}),
  parameters: run.parameters,
  population: run.population,
  populationOf: run.populationOf,
  excluded: run.excluded,
  ruleVersions: run.ruleVersions,
  profile: run.profile,
  exceptions: run.exceptions.map(exceptionJson),
});

const exceptionJson = ({ key, rows, currency, amountAtRisk, detail }: TestException) => ({
  key,
  rows,
  currency,
  amountAtRisk:
    amountAtRisk === null
      ? null
      : { low: bound(amountAtRisk.low, currency), high: bound(amountAtRisk.high, currency) },
  detail,
});

const bound = (minor: bigint | null, currency: string | null): string | null =>
  minor === null ? null : minorToDecimal(minor, currency ?? '');

/** One line for each test, and under it the exceptions that matter most. */
export const testLines = (runs: readonly TestRun[], { words }: Terminal): readonly string[] =>
  runs.flatMap((run) => [
    words(`audit:line.${run.status}`, {
      test: run.test,
      title: words(`audit:titles.${run.test}`),
      count: run.exceptions.length,
      population: run.population,
      excluded: run.excluded.reduce((sum, { count }) => sum + count, 0),
      needs: run.status === 'not-applicable' ? needNames(run.needs, words) : '',
      incident: run.status === 'failed' ? run.incident : '',
    }),
    ...run.exceptions.slice(0, shown).map((exception) => `    ${exceptionText(exception, words)}`),
    ...(run.exceptions.length > shown
      ? [`    ${words('audit:line.more', { count: run.exceptions.length - shown })}`]
      : []),
  ]);

/** Exceptions of one test that a terminal shows; `--json` has them all. */
const shown = 5;

type Words = Terminal['words'];

const needNames = (needs: readonly string[], words: Words): string =>
  needs.map((need) => words(`audit:needs.${need}`)).join(', ');

const exceptionText = ({ key, amountAtRisk, currency }: TestException, words: Words): string => {
  if (amountAtRisk === null) return key;
  const low = bound(amountAtRisk.low, currency);
  const high = bound(amountAtRisk.high, currency);
  const amount =
    low === high ? words('audit:line.amount', { low, currency }) : rangeText(low, high, currency, words);
  return `${amount}  ${key}`;
};

const rangeText = (
  low: string | null,
  high: string | null,
  currency: string | null,
  words: Words,
): string => {
  if (high === null) return words('audit:line.atLeast', { low: low ?? '0', currency });
  return words('audit:line.range', { low: low ?? '0', high, currency });
};
