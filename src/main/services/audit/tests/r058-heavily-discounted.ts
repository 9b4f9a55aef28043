import type { AuditTest } from '../audit-test.ts';
import { competitionException } from '../competitions.ts';
import { fenceLimit, fenceParameters, isAtLeast, shown } from '../fence-limit.ts';
import { amountText } from '../invoice-exceptions.ts';
import { priceGapExclusions, priceGaps } from '../price-gaps.ts';
import { newTally } from '../tally.ts';

/** A winning bid unusually far below the next one. */
export const r058: AuditTest = {
  id: 'R058',
  parameters: fenceParameters,
  reads: ['tender', 'bid'],
  exclusions: priceGapExclusions,
  run: (input) => {
    const tally = newTally();
    const gaps = priceGaps(input, tally);
    const { limit, summary } = fenceLimit(
      gaps.map(({ share }) => share),
      'high',
      input.parameters,
    );
    return {
      population: input.facts.competitions().length,
      excluded: tally.excluded(),
      exceptions: gaps
        .filter(({ share }) => isAtLeast(share, limit))
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
