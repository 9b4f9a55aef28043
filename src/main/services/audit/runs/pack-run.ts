import { hash } from 'node:crypto';
import { addIntervals, type Interval } from '#shared/domain/money/interval.ts';
import type { TestException, TestRun } from '#shared/domain/audit/test-run.ts';
import { canonicalJson } from '../../trail/canonical-json.ts';

/** An exception as it is stored. `rows` and `detail` are JSON. */
export type PackedException = {
  readonly key: string;
  readonly hash: string;
  readonly seal: string;
  readonly currency: string | null;
  readonly hasAmount: 0 | 1;
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly rows: string;
  readonly detail: string;
};

/** What is at risk in all of one currency; `unknown` exceptions have no amount. Minor units as decimal text. */
export type RunAmount = {
  readonly currency: string;
  readonly amount: { readonly low: string | null; readonly high: string | null };
  readonly unknown: number;
};

/** A run on its way to the writer. What is not an exception is as the test gave it. */
export type PackedRun = Omit<TestRun, 'exceptions' | 'status'> & {
  readonly status: 'done' | 'not-applicable';
  readonly needs: readonly string[];
  readonly startedAt: number;
  readonly trailSeq: number;
  readonly trailHead: string;
  readonly exceptions: readonly PackedException[];
  readonly digest: string;
  readonly amounts: readonly RunAmount[];
};

/** What the reader knows of the instant of a run. */
export type RunMoment = Pick<PackedRun, 'startedAt' | 'trailSeq' | 'trailHead'>;

/** A run that can be stored: not one that failed. Amounts beyond 64 bits, which no currency knows, throw a RangeError later. */
export const packRun = (run: TestRun, moment: RunMoment): PackedRun | null => {
  if (run.status === 'failed') return null;
  const exceptions = run.exceptions.map((exception, index) => packException(exception, index + 1));
  const { test, parameters, unusedParameters, population, populationOf, excluded, ruleVersions } = run;
  return {
    ...moment,
    test,
    parameters,
    unusedParameters,
    population,
    populationOf,
    excluded,
    ruleVersions,
    profile: run.profile,
    tooFew: run.tooFew,
    status: run.status,
    needs: run.status === 'not-applicable' ? run.needs : [],
    exceptions,
    digest: digestOf(exceptions.map(({ seal }) => seal)),
    amounts: amountsOf(run.exceptions),
  };
};

/** SHA-256 (hex) over seals in their order. */
export const digestOf = (seals: readonly string[]): string => hash('sha256', seals.join(''));

const packException = (exception: TestException, position: number): PackedException => {
  const { currency, amountAtRisk } = exception;
  const unsealed = {
    // A key that was cut may end in half a character, which SQLite stores as another.
    key: exception.key.toWellFormed(),
    currency,
    hasAmount: amountAtRisk === null ? (0 as const) : (1 as const),
    low: amountAtRisk?.low ?? null,
    high: amountAtRisk?.high ?? null,
    rows: JSON.stringify(exception.rows),
    detail: sortedJson(exception.detail),
  };
  const factsHash = exceptionHash(unsealed);
  return { ...unsealed, hash: factsHash, seal: exceptionSeal({ ...unsealed, position, hash: factsHash }) };
};

/** Names in one order: two tests that give the same values give the same text. */
const sortedJson = (detail: TestException['detail']): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
  );

type Facts = Omit<PackedException, 'hash' | 'seal'>;

/** SHA-256 (hex) over what was found: the kinds of its rows, not their ids, which an import taken in again gives anew. */
export const exceptionHash = ({ key, currency, hasAmount, low, high, rows, detail }: Facts): string => {
  const kinds = (JSON.parse(rows) as TestException['rows']).map(({ entity }) => entity).toSorted();
  return hash('sha256', canonicalJson([key, currency, hasAmount, textOf(low), textOf(high), kinds, detail]));
};

/** SHA-256 (hex) over all that is stored of an exception, and its place in the run. */
export const exceptionSeal = ({
  position,
  hash: factsHash,
  key,
  currency,
  hasAmount,
  low,
  high,
  rows,
  detail,
}: Omit<PackedException, 'seal'> & { readonly position: number }): string =>
  hash(
    'sha256',
    canonicalJson([position, factsHash, key, currency, hasAmount, textOf(low), textOf(high), rows, detail]),
  );

const textOf = (amount: bigint | null): string | null => (amount === null ? null : String(amount));

const amountsOf = (exceptions: readonly TestException[]): readonly RunAmount[] => {
  const sums = new Map<string, { amount: Interval; unknown: number }>();
  for (const { currency, amountAtRisk } of exceptions) {
    if (currency === null) continue;
    const sum = sums.get(currency) ?? { amount: { low: 0n, high: 0n }, unknown: 0 };
    sums.set(
      currency,
      amountAtRisk === null
        ? { ...sum, unknown: sum.unknown + 1 }
        : { ...sum, amount: addIntervals(sum.amount, amountAtRisk) },
    );
  }
  return [...sums].map(([currency, { amount, unknown }]) => ({
    currency,
    amount: { low: textOf(amount.low), high: textOf(amount.high) },
    unknown,
  }));
};
