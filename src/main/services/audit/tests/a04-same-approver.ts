import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { totalIncreases, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import { fencesOf } from '#shared/domain/statistics/fences.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amendmentRows } from '../contract-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

type Approved = { readonly of: ContractFacts; readonly effect: AmendmentEffect };

/** More amendments for one vendor approved by one person than for others. */
export const a04: AuditTest = {
  id: 'A04',
  parameters: [
    { name: 'count', kind: 'count', default: 5, min: 2, max: 1_000_000, mark: 'judgement', source: '' },
    {
      name: 'leastGroups',
      kind: 'count',
      default: 30,
      min: 4,
      max: 1_000_000,
      mark: 'judgement',
      source: '',
    },
  ],
  reads: ['amendment', 'contract'],
  exclusions: ['not-in-force', 'no-approver'],
  run: (input) => {
    const tally = newTally();
    const all = input.facts
      .contracts()
      .flatMap((of) => of.effects.map((effect): Approved => ({ of, effect })));
    const kept = keepRows(all, tally, {
      'not-in-force': ({ effect }) => !effect.isInForce,
      'no-approver': ({ effect }) => (effect.amendment.approvedBy ?? '').trim() === '',
    });
    const groups = [...Map.groupBy(kept, groupKey).values()];
    // Fences say nothing of a few groups: there the count that is set decides.
    const fences = fencesOf(
      groups.map((group) => group.length),
      numberOf(input.parameters, 'leastGroups'),
    );
    const isMany = (count: number): boolean =>
      fences === null ? count >= numberOf(input.parameters, 'count') : count > fences.high;
    return {
      population: all.length,
      excluded: tally.excluded(),
      exceptions: groups
        .filter((group) => isMany(group.length))
        .map((group) => toException(group, fences?.high)),
    };
  },
};

const groupKey = ({ of, effect }: Approved): string =>
  exceptionKey(sortKey(effect.amendment.approvedBy ?? ''), of.vendor ?? '', of.contract.currency);

const toException = (group: readonly Approved[], fence: number | undefined): TestException => {
  const effects = group.map(({ effect }) => effect);
  const [first] = group;
  return {
    key: first === undefined ? '' : groupKey(first),
    rows: amendmentRows(effects),
    currency: first?.of.contract.currency ?? null,
    amountAtRisk: totalIncreases(effects),
    detail: {
      approvedBy: first?.effect.amendment.approvedBy ?? null,
      vendor: first?.of.vendor ?? null,
      count: group.length,
      fence: fence ?? null,
    },
  };
};
