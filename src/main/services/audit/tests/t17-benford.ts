import { numberOf } from '#shared/domain/audit/parameters.ts';
import type { TestException } from '#shared/domain/audit/test-run.ts';
import {
  benfordTest,
  leadingDigits,
  type BenfordResult,
  type LeadingDigits,
} from '#shared/domain/statistics/benford.ts';
import type { AuditTest } from '../audit-test.ts';
import { newTally, keepRows } from '../tally.ts';

/** Leading digits of the amounts of invoices beside Benford's law. */
export const t17: AuditTest = {
  id: 'T17',
  parameters: [
    {
      name: 'digits',
      kind: 'choice',
      default: 'first-two',
      values: ['first', 'first-two'],
      mark: 'judgement',
      source: '',
    },
    {
      name: 'least',
      kind: 'count',
      default: 2_000,
      min: 300,
      max: 1_000_000_000,
      mark: 'computed',
      source: 'E|p − P| ≈ √(2P(1 − P)/(πn))',
    },
  ],
  reads: ['invoice'],
  exclusions: ['amount-unknown', 'not-positive', 'too-few-digits'],
  run: (input) => {
    const tally = newTally();
    const which: LeadingDigits = input.parameters['digits'] === 'first' ? 'first' : 'first-two';
    const kept = keepRows(input.facts.invoices(), tally, {
      'amount-unknown': ({ netAmount }) => netAmount === null,
      'not-positive': ({ netAmount }) => (netAmount ?? 0) <= 0,
      'too-few-digits': ({ netAmount }) => leadingDigits(netAmount ?? 0, which) === null,
    });
    const digits = kept.flatMap(({ netAmount }) => leadingDigits(netAmount ?? 0, which) ?? []);
    const result = benfordTest(digits, which);
    const least = Math.max(numberOf(input.parameters, 'least'), result.least);
    const tooFew = digits.length < least ? { n: digits.length, least } : null;
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: tooFew === null ? exceptionsOf(result, which) : [],
      tooFew,
      profile: [
        summaryOf(result),
        ...result.counts.map((count) => ({
          ...count,
          expected: count.expected.toFixed(2),
          z: count.z.toFixed(3),
        })),
      ],
    };
  },
};

const summaryOf = ({ n, mad, conformity, chiSquare, degrees, critical }: BenfordResult) => ({
  n,
  mad: mad.toFixed(6),
  conformity,
  chiSquare: chiSquare.toFixed(2),
  degrees,
  critical: critical.toFixed(2),
});

/** One for all of the population: which amounts stand out is in the profile. It proves nothing about any of them. */
const exceptionsOf = (result: BenfordResult, which: LeadingDigits): readonly TestException[] =>
  result.conformity === 'nonconformity'
    ? [
        {
          key: `benford-${which}`,
          rows: [],
          currency: null,
          amountAtRisk: null,
          detail: {
            ...summaryOf(result),
            highest: result.counts
              .filter(({ count, expected, z }) => z > 1.96 && count > expected)
              .toSorted((a, b) => b.z - a.z)
              .slice(0, 10)
              .map(({ digits }) => String(digits)),
          },
        },
      ]
    : [];
