import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import { contractTerm } from '#shared/domain/overrun/contract-term.ts';
import { inForce } from '#shared/domain/overrun/amendment-effects.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amendmentRows, contractException } from '../contract-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** Extended by more than a share of its longest original term, options included. */
export const a05: AuditTest = {
  id: 'A05',
  parameters: [
    {
      name: 'percent',
      kind: 'percent',
      default: 10,
      min: 0,
      max: 1_000,
      mark: 'stated',
      source:
        'https://www.wardhadaway.com/insights/updates/procurement-in-a-nutshell-procurement-act-2023-modifying-a-contract/',
    },
  ],
  reads: ['contract', 'amendment'],
  exclusions: ['no-term', 'no-amendment'],
  run: (input) => {
    const tally = newTally();
    const percent = numberOf(input.parameters, 'percent');
    const kept = keepRows(input.facts.contracts(), tally, {
      'no-amendment': ({ effects }) => inForce(effects).length === 0,
      'no-term': (contract) => originalDays(contract) === null,
    });
    const exceptions = kept.flatMap((of) => {
      const { contract, amendments } = of;
      const original = originalDays(of) ?? 0;
      const originalEnd = originalEndOf(of);
      const newEnd = contractTerm(contract, amendments, 0).endsOn;
      if (originalEnd === null || newEnd === null) return [];
      const days = daysBetween(originalEnd, newEnd);
      if (days * 100 <= percent * original) return [];
      const extending = inForce(of.effects).filter(({ amendment }) => amendment.newEndsOn !== null);
      const detail = { startsOn: contract.startsOn, originalEnd, newEnd, originalDays: original, days };
      return [contractException(of, null, detail, { rows: amendmentRows(extending) })];
    });
    return { population: input.facts.contracts().length, excluded: tally.excluded(), exceptions };
  },
};

const originalEndOf = ({ contract }: ContractFacts): string | null =>
  contract.optionEndsOn ?? contract.endsOn;

/** Days from the first to the last one, both counted. */
const originalDays = (of: ContractFacts): number | null => {
  const end = originalEndOf(of);
  if (of.contract.startsOn === null || end === null) return null;
  const days = daysBetween(of.contract.startsOn, end) + 1;
  return days > 0 ? days : null;
};
