import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';
import { isReached } from '#shared/domain/rules/limit-comparison.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { AuditTest } from '../audit-test.ts';
import type { TaxCaution } from '../contract-exceptions.ts';
import { amountText } from '../invoice-exceptions.ts';
import { purchaseExclusions, purchasesOf, type Purchase } from '../purchases.ts';
import { newTally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';
import { datedRules } from '../dated-rules.ts';
import { thresholdParameters } from '../thresholds-in-force.ts';

/** Several purchases from one vendor, each below the threshold of public tender, together at or above it. */
export const t07: AuditTest = {
  id: 'T07',
  parameters: [
    { name: 'days', kind: 'days', default: 90, min: 1, max: 366, mark: 'judgement', source: '' },
    ...thresholdParameters,
  ],
  reads: [],
  readsAny: ['contract', 'invoice'],
  populationOf: 'purchases',
  exclusions: [...purchaseExclusions, 'at-or-above'],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const { population, purchases } = purchasesOf(input, rules, tally);
    const below = purchases.filter(
      ({ amount, threshold }) => !isReached(amount, threshold.amount, threshold.operator),
    );
    tally.exclude('at-or-above', purchases.length - below.length);
    const groups = Map.groupBy(below, ({ vendorId, buyer }) => `${vendorId}|${buyer}`);
    const days = numberOf(input.parameters, 'days');
    return {
      population,
      excluded: tally.excluded(),
      exceptions: toldApart(
        [...groups.values()].flatMap((group) =>
          windows(group, days).flatMap((run) =>
            toException(run).map((exception) => ({ exception, by: [run[0]?.vendor ?? null] })),
          ),
        ),
      ),
      ...rules.used(),
    };
  },
};

const isWithin = (days: number, first: Purchase | undefined, other: Purchase | undefined): boolean =>
  first !== undefined && other !== undefined && daysBetween(first.on, other.on) < days;

/** Runs of purchases within the window that reach the threshold of their first day; no purchase is in two of them. */
const windows = (group: readonly Purchase[], days: number): readonly (readonly Purchase[])[] => {
  const sorted = group.toSorted((a, b) => compareText(a.on, b.on) || a.row.id - b.row.id);
  const found: (readonly Purchase[])[] = [];
  // The end of a run never lies before that of an earlier one: each purchase is passed once.
  let end = 0;
  for (let start = 0; start < sorted.length;) {
    const first = sorted[start];
    while (isWithin(days, first, sorted[end])) end += 1;
    const run = sorted.slice(start, end);
    const isSplit =
      first !== undefined &&
      run.length > 1 &&
      isReached(sumOf(run), first.threshold.amount, first.threshold.operator);
    if (isSplit) found.push(run);
    start += isSplit ? run.length : 1;
  }
  return found;
};

const sumOf = (run: readonly Purchase[]): bigint => run.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** What is to be known of the taxes of one of them is to be known of their sum; not to know is the worse. */
const taxesOf = (run: readonly Purchase[]): TaxCaution => {
  const cautions = run.map(({ taxes }) => taxes);
  return cautions.find(({ taxes }) => taxes === 'tax-unknown') ?? cautions.find(({ taxes }) => taxes) ?? {};
};

const toException = (run: readonly Purchase[]): readonly TestException[] => {
  const [first] = run;
  if (first === undefined) return [];
  const { vendor, buyer, on: from, threshold } = first;
  const sum = sumOf(run);
  return [
    {
      key: exceptionKey(normaliseOrganizationName(vendor), buyer, from),
      rows: run.map(({ row }) => row),
      currency: 'CAD',
      amountAtRisk: exactly(sum),
      detail: {
        vendor,
        buyer,
        from,
        to: run.at(-1)?.on ?? from,
        names: run.map(({ name }) => name),
        amounts: run.map(({ amount }) => amountText(amount, 'CAD') ?? ''),
        sum: amountText(sum, 'CAD'),
        threshold: amountText(threshold.amount, 'CAD'),
        ...taxesOf(run),
      },
    },
  ];
};
