import { addDays, daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import { inForce, increaseOf, type AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import { contractTerm } from '#shared/domain/overrun/contract-term.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amendmentName, amendmentRows, contractException } from '../contract-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** An amendment that was signed after it took effect, or after the contract had ended. */
export const a07: AuditTest = {
  id: 'A07',
  parameters: [
    { name: 'graceDays', kind: 'days', default: 0, min: 0, max: 366, mark: 'judgement', source: '' },
  ],
  reads: ['amendment', 'contract'],
  exclusions: ['not-in-force', 'no-signature-date'],
  run: (input) => {
    const tally = newTally();
    const graceDays = numberOf(input.parameters, 'graceDays');
    const all = input.facts.contracts().flatMap((of) => of.effects.map((effect) => ({ of, effect })));
    const kept = keepRows(all, tally, {
      'not-in-force': ({ effect }) => !effect.isInForce,
      'no-signature-date': ({ effect }) => effect.amendment.signedOn === null,
    });
    const exceptions = kept.flatMap(({ of, effect }) => {
      const { signedOn, effectiveOn } = effect.amendment;
      if (signedOn === null) return [];
      const endedOn = endBefore(of, effect);
      const isAfter = (day: string | null): day is string =>
        day !== null && addDays(day, graceDays) < signedOn;
      const [since] = [effectiveOn, endedOn].filter(isAfter);
      if (since === undefined) return [];
      const detail = {
        number: amendmentName(effect),
        signedOn,
        effectiveOn,
        endedOn,
        reason: isAfter(effectiveOn) ? 'after-effect' : 'after-end',
        days: daysBetween(since, signedOn),
      };
      const where = { rows: amendmentRows([effect]), keyParts: [amendmentName(effect)] };
      return [contractException(of, increaseOf(effect.effect), detail, where)];
    });
    return { population: all.length, excluded: tally.excluded(), exceptions };
  },
};

/** The end of the contract as it was before this amendment: by those that came earlier. */
const endBefore = ({ contract, effects }: ContractFacts, effect: AmendmentEffect): string | null => {
  const earlier = inForce(effects.slice(0, effects.indexOf(effect))).map(({ amendment }) => amendment);
  return contractTerm(contract, earlier, 0).endsOn;
};
