import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import { inForce, totalIncreases } from '#shared/domain/overrun/amendment-effects.ts';
import type { AuditTest } from '../audit-test.ts';
import { amendmentName, amendmentRows, awardedOn, contractException } from '../contract-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** An amendment within some days of the award. */
export const a02: AuditTest = {
  id: 'A02',
  parameters: [
    { name: 'days', kind: 'days', default: 90, min: 0, max: 3_660, mark: 'judgement', source: '' },
  ],
  reads: ['contract', 'amendment'],
  exclusions: ['no-amendment', 'no-award-date', 'amendment-undated'],
  run: (input) => {
    const tally = newTally();
    const days = numberOf(input.parameters, 'days');
    const kept = keepRows(input.facts.contracts(), tally, {
      'no-amendment': ({ effects }) => inForce(effects).length === 0,
      'no-award-date': (contract) => awardedOn(contract) === null,
      'amendment-undated': ({ effects }) => inForce(effects).every(({ on }) => on === null),
    });
    const exceptions = kept.flatMap((of) => {
      const award = awardedOn(of) ?? '';
      const early = inForce(of.effects).filter(({ on }) => {
        const after = on === null ? -1 : daysBetween(award, on);
        return after >= 0 && after <= days;
      });
      const [first] = early;
      if (first === undefined) return [];
      const detail = {
        awardedOn: award,
        firstOn: first.on,
        days: daysBetween(award, first.on ?? award),
        numbers: early.map(amendmentName),
      };
      return [contractException(of, totalIncreases(early), detail, { rows: amendmentRows(early) })];
    });
    return { population: input.facts.contracts().length, excluded: tally.excluded(), exceptions };
  },
};
