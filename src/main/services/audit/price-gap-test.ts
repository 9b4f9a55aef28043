import type { AuditTest } from './audit-test.ts';
import { competitionException } from './competitions.ts';
import { fenceLimit, fenceParameters, isAtLeast, isAtMost, shown } from './fence-limit.ts';
import { amountText } from './invoice-exceptions.ts';
import { priceGapExclusions, priceGaps } from './price-gaps.ts';
import { newTally } from './tally.ts';

/** A test of the share by which the next valid bid is above the winning one: unusually low, or unusually high. */
export const priceGapTest = (id: string, side: 'low' | 'high'): AuditTest => ({
  id,
  parameters: fenceParameters,
  reads: ['tender', 'bid'],
  exclusions: priceGapExclusions,
  run: (input) => {
    const tally = newTally();
    const gaps = priceGaps(input, tally);
    const { limit, summary, tooFew } = fenceLimit(
      gaps.map(({ share }) => share),
      side,
      input.parameters,
    );
    return {
      population: input.facts.competitions().length,
      excluded: tally.excluded(),
      exceptions: gaps
        .filter(({ share }) => (side === 'low' ? isAtMost : isAtLeast)(share, limit))
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
      tooFew,
    };
  },
});
