import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { numberOf, ppmOf } from '#shared/domain/audit/parameters.ts';
import { percentOf } from '#shared/domain/money/interval.ts';
import { inForce, totalIncreases, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import {
  amendmentName,
  amendmentRows,
  awardedOn,
  contractException,
  originalOf,
} from '../contract-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** An amendment within some days of the award, or increases that come to much of the original value in the first months. */
export const a02: AuditTest = {
  id: 'A02',
  parameters: [
    { name: 'days', kind: 'days', default: 90, min: 0, max: 3_660, mark: 'judgement', source: '' },
    { name: 'sumDays', kind: 'days', default: 90, min: 0, max: 3_660, mark: 'judgement', source: '' },
    { name: 'sumPercent', kind: 'percent', default: 10, min: 0, max: 1_000, mark: 'judgement', source: '' },
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
    const sumDays = numberOf(input.parameters, 'sumDays');
    const sumPpm = BigInt(ppmOf(input.parameters, 'sumPercent'));
    const exceptions = kept.flatMap((of) => {
      const soon = amendedWithin(of, days);
      const first = amendedWithin(of, sumDays);
      const isMuch = isAboveShare(of, first, sumPpm);
      const counted = isMuch && (soon.length === 0 || sumDays > days) ? first : soon;
      const [earliest] = counted;
      if (earliest === undefined) return [];
      const increases = totalIncreases(counted);
      const original = originalOf(of);
      const percent = original === null ? null : percentOf(increases, original);
      const detail = {
        awardedOn: awardedOn(of),
        firstOn: earliest.on,
        days: daysAfterAward(of, earliest),
        numbers: counted.map(amendmentName),
        percentLow: percent?.low ?? null,
        percentHigh: percent?.high ?? null,
      };
      return [contractException(of, increases, detail, { rows: amendmentRows(counted) })];
    });
    return { population: input.facts.contracts().length, excluded: tally.excluded(), exceptions };
  },
};

const daysAfterAward = (of: ContractFacts, { on }: AmendmentEffect): number | null => {
  const award = awardedOn(of);
  return award === null || on === null ? null : daysBetween(award, on);
};

const amendedWithin = (of: ContractFacts, days: number): readonly AmendmentEffect[] =>
  inForce(of.effects).filter((effect) => {
    const after = daysAfterAward(of, effect);
    return after !== null && after >= 0 && after <= days;
  });

/** Whether the certain sum of the increases is more than a share of the original value; not where that is unknown. */
const isAboveShare = (of: ContractFacts, effects: readonly AmendmentEffect[], ppm: bigint): boolean => {
  const highest = originalOf(of)?.high ?? null;
  const increases = totalIncreases(effects).low ?? 0n;
  return highest !== null && increases > 0n && increases * 1_000_000n > ppm * highest;
};
