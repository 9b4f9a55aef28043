import { exceptionKey } from '#shared/domain/audit/test-run.ts';
import { duplicatesBy } from '#shared/domain/statistics/sequences.ts';
import type { AuditTest } from '../audit-test.ts';
import { duplicateCandidates, duplicateExclusions } from '../duplicate-candidates.ts';
import { duplicateException } from '../invoice-exceptions.ts';
import { newTally } from '../tally.ts';

/** Same vendor, date and amount under different numbers. */
export const t04: AuditTest = {
  id: 'T04',
  parameters: [],
  reads: ['invoice'],
  exclusions: duplicateExclusions,
  run: (input) => {
    const tally = newTally();
    const groups = duplicatesBy(
      duplicateCandidates(input, tally),
      ({ vendorId, issuedOn, amount, currency }) => exceptionKey(vendorId, issuedOn, amount, currency),
    ).filter((group) => new Set(group.map(({ number }) => number)).size > 1);
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: groups.flatMap((group) => {
        const [first] = group;
        if (first === undefined) return [];
        const { vendorKey, issuedOn, amount, currency } = first;
        return [duplicateException(group, exceptionKey(vendorKey, issuedOn, amount, currency))];
      }),
    };
  },
};
