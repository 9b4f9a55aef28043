import { exceptionKey } from '#shared/domain/audit/test-run.ts';
import { duplicatesBy } from '#shared/domain/statistics/sequences.ts';
import type { AuditTest } from '../audit-test.ts';
import { duplicateCandidates, duplicateExclusions } from '../duplicate-candidates.ts';
import { duplicateException } from '../invoice-exceptions.ts';
import { newTally } from '../tally.ts';

/** Same vendor, number, date and amount. */
export const t01: AuditTest = {
  id: 'T01',
  parameters: [],
  reads: ['invoice'],
  exclusions: duplicateExclusions,
  run: (input) => {
    const tally = newTally();
    const groups = duplicatesBy(duplicateCandidates(input, tally), (invoice) =>
      exceptionKey(invoice.vendorId, invoice.number, invoice.issuedOn, invoice.amount, invoice.currency),
    );
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: groups.flatMap((group) => {
        const [first] = group;
        if (first === undefined) return [];
        const { vendorKey, number, issuedOn, amount, currency } = first;
        return [duplicateException(group, exceptionKey(vendorKey, number, issuedOn, amount, currency))];
      }),
    };
  },
};
