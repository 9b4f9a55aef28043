import { numberOf } from '#shared/domain/audit/parameters.ts';
import type { TestException } from '#shared/domain/audit/test-run.ts';
import { lastTwoDigits, lastTwoTest, type LastTwoResult } from '#shared/domain/statistics/last-two.ts';
import type { AuditTest } from '../audit-test.ts';
import { keepRows, newTally } from '../tally.ts';

/** Last two digits of the amounts of invoices, which come up equally often where nobody chose them. */
export const t18: AuditTest = {
  id: 'T18',
  parameters: [
    {
      name: 'least',
      kind: 'count',
      default: 500,
      min: 500,
      max: 1_000_000_000,
      mark: 'judgement',
      source: '',
    },
  ],
  reads: ['invoice'],
  exclusions: ['amount-unknown', 'not-positive', 'too-few-digits-to-end'],
  run: ({ facts, parameters }) => {
    const tally = newTally();
    const kept = keepRows(facts.invoices(), tally, {
      'amount-unknown': ({ netAmount }) => netAmount === null,
      'not-positive': ({ netAmount }) => (netAmount ?? 0) <= 0,
      'too-few-digits-to-end': ({ netAmount }) => lastTwoDigits(netAmount ?? 0) === null,
    });
    const result = lastTwoTest(kept.flatMap(({ netAmount }) => lastTwoDigits(netAmount ?? 0) ?? []));
    const least = numberOf(parameters, 'least');
    const tooFew = result.n < least ? { n: result.n, least } : null;
    return {
      population: facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: tooFew === null ? exceptionsOf(result) : [],
      tooFew,
      profile: [
        { ...summaryOf(result), least },
        ...result.counts.map(({ digits, count, expected, z }) => ({
          digits: endingText(digits),
          count,
          expected: expected.toFixed(2),
          z: z.toFixed(3),
        })),
      ],
    };
  },
};

const endingText = (digits: number): string => String(digits).padStart(2, '0');

const summaryOf = ({ n, chiSquare, degrees, critical }: LastTwoResult) => ({
  n,
  chiSquare: chiSquare.toFixed(2),
  degrees,
  critical: critical.toFixed(2),
});

/** One for all of the population: it proves nothing about any of its amounts. */
const exceptionsOf = (result: LastTwoResult): readonly TestException[] =>
  result.chiSquare > result.critical
    ? [
        {
          key: 'last-two',
          rows: [],
          currency: null,
          amountAtRisk: null,
          detail: {
            ...summaryOf(result),
            highest: result.counts
              .filter(({ count, expected, z }) => z > 1.96 && count > expected)
              .toSorted((a, b) => b.z - a.z || a.digits - b.digits)
              .slice(0, 10)
              .map(({ digits }) => endingText(digits)),
          },
        },
      ]
    : [];
