import type { TestException, TestRun } from '#shared/domain/audit/test-run.ts';
import { localDate } from '../local-date.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { RunSummary } from '#shared/ipc/auditing-schemas.ts';
import type { Terminal } from './terminal.ts';

/** A run that was kept in the case, and the one of the same test before. */
export type StoredRun = { readonly run: RunSummary; readonly previous: RunSummary | null };

/** By test; without those that were not kept. */
type StoredRuns = ReadonlyMap<string, StoredRun>;

/**
 * What `constat test --json` prints. Amounts are decimal strings in the currency beside them; a null bound is open, a
 * null object says that no amount is known to be at risk. Most at risk first. `run` is the number of the run in the case,
 * `comparison` counts its exceptions against those of the run of the test before.
 */
export const testsJson = (runs: readonly TestRun[], stored: StoredRuns) => ({
  runs: runs.map((run) => runJson(run, stored.get(run.test))),
});

const runJson = (run: TestRun, stored: StoredRun | undefined) => ({
  test: run.test,
  run: stored?.run.id ?? null,
  comparison: stored?.run.comparison ?? null,
  status: run.tooFew === null ? run.status : 'too-few',
  ...(run.tooFew === null ? {} : { tooFew: run.tooFew }),
  ...(run.status === 'not-applicable' ? { needs: run.needs } : {}),
  ...(run.status === 'failed' ? { incident: run.incident } : {}),
  parameters: run.parameters,
  ...(run.unusedParameters.length === 0 ? {} : { unusedParameters: run.unusedParameters }),
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

/** One line for each test, under it what differs from the run before, and the exceptions that matter most. */
export const testLines = (
  runs: readonly TestRun[],
  stored: StoredRuns,
  { words }: Terminal,
): readonly string[] => [
  ...runs.flatMap((run) => [
    words(`audit:line.${run.tooFew === null ? run.status : 'tooFew'}`, {
      test: run.test,
      title: words(`audit:titles.${run.test}`),
      count: run.exceptions.length,
      population: run.population,
      n: run.tooFew?.n ?? 0,
      least: run.tooFew?.least ?? 0,
      excluded: run.excluded.reduce((sum, { count }) => sum + count, 0),
      needs: run.status === 'not-applicable' ? needNames(run.needs, words) : '',
      incident: run.status === 'failed' ? run.incident : '',
    }),
    ...notAskedLine(run, words),
    ...unusedLine(run, words),
    ...sinceLine(stored.get(run.test), words),
    ...run.exceptions.slice(0, shown).map((exception) => `    ${exceptionText(exception, words)}`),
    ...(run.exceptions.length > shown
      ? [`    ${words('audit:line.more', { count: run.exceptions.length - shown })}`]
      : []),
  ]),
  ...(stored.size === 0 ? [] : [words('audit:line.stored', { count: stored.size })]),
];

/** What the test did not ask for in this case: then no exception does not mean that it is there. */
const notAskedLine = ({ profile }: TestRun, words: Words): readonly string[] => {
  const names = profile.flatMap(({ support, asked }) =>
    asked === 'of-none' ? [words(`tests:values.${String(support)}`)] : [],
  );
  return names.length === 0 ? [] : [`    ${words('audit:line.notAsked', { names: names.join(', ') })}`];
};

const unusedLine = ({ test, unusedParameters }: TestRun, words: Words): readonly string[] =>
  unusedParameters.length === 0
    ? []
    : [
        `    ${words('audit:line.unused', { names: unusedParameters.map((name) => `${test}.${name}`).join(', ') })}`,
      ];

/** `3 new, 2 gone, 1 changed since 2026-03-01 09:30`: what one looks at first when tests are run again. */
const sinceLine = (stored: StoredRun | undefined, words: Words): readonly string[] => {
  const { run, previous } = stored ?? { run: null, previous: null };
  if (run === null || previous === null || run.comparison === null) return [];
  const { new: added, gone, changed } = run.comparison;
  const when = instantText(previous.startedAt);
  return added + gone + changed === 0
    ? [`    ${words('audit:line.unchanged', { when })}`]
    : [`    ${words('audit:line.since', { added, gone, changed, when })}`];
};

/** Local date and time, the same in both languages. */
const instantText = (at: number): string => {
  const instant = new Date(at);
  const time = [instant.getHours(), instant.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `${localDate(instant)} ${time.join(':')}`;
};

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
