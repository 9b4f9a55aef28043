import { exceptionKey } from '#shared/domain/audit/test-run.ts';
import { duplicatesBy } from '#shared/domain/statistics/sequences.ts';
import type { AuditTest } from '../audit-test.ts';
import { duplicateCandidates, duplicateExclusions } from '../duplicate-candidates.ts';
import { duplicateException } from '../invoice-exceptions.ts';
import { normalisedNumber, numberDigits } from '#shared/domain/text/invoice-number.ts';
import { newTally } from '../tally.ts';

/** Same vendor and amount, and numbers that are the same once written in one way; whatever the date. */
export const t03: AuditTest = {
  id: 'T03',
  parameters: [
    {
      name: 'digitsOnly',
      kind: 'flag',
      default: true,
      mark: 'stated',
      source: 'http://www.scottlanglinais.com/slides/slide01.html',
    },
  ],
  reads: ['invoice'],
  exclusions: duplicateExclusions,
  run: (input) => {
    const tally = newTally();
    const isDigitsOnly = input.parameters['digitsOnly'] === true;
    const form = (number: string): string =>
      (isDigitsOnly ? numberDigits(number) : '') || normalisedNumber(number);
    const groups = duplicatesBy(duplicateCandidates(input, tally), ({ vendorId, number, amount, currency }) =>
      exceptionKey(vendorId, form(number), amount, currency),
    ).filter((group) => new Set(group.map(({ number }) => number)).size > 1);
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: groups.flatMap((group) => {
        const [first] = group;
        if (first === undefined) return [];
        const { vendorKey, number, amount, currency } = first;
        return [duplicateException(group, exceptionKey(vendorKey, form(number), amount, currency))];
      }),
    };
  },
};
