import type { AuditTest } from '../audit-test.ts';
import { competitionException } from '../competitions.ts';
import { fenceLimit, fenceParameters, isAtMost, shown } from '../fence-limit.ts';
import { amountText } from '../invoice-exceptions.ts';
import { priceGapExclusions, priceGaps } from '../price-gaps.ts';
import { newTally } from '../tally.ts';

/** A valid bid unusually close to the winning one. */
export const r024: AuditTest = {
  id: 'R024',
  parameters: fenceParameters,
  reads: ['tender', 'bid'],
  exclusions: priceGapExclusions,
  run: (input) => {
    const tally = newTally();
    const gaps = priceGaps(input, tally);
    const { limit, summary } = fenceLimit(
      gaps.map(({ share }) => share),
      'low',
      input.parameters,
    );
    return {
      population: input.facts.competitions().length,
      excluded: tally.excluded(),
      exceptions: gaps
        .filter(({ share }) => isAtMost(share, limit))
        .map(({ competition, winner, second, share }) => {
          const currency = winner.currency ?? competition.tender.currency ?? '';
          return competitionException(competition, [winner, second], {
            vendor: winner.tendererName,
            winning: amountText(winner.amount, currency),
            secondVendor: second.tendererName,
            second: amountText(second.amount, currency),
            share: shown(share),
            limit: limit === null ? null : shown(limit),
          });
        }),
      profile: [summary],
    };
  },
};
