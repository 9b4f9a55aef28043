import type { AuditTest } from '../audit-test.ts';
import { competitionException, currencyOf, isSubmitted, isWinning } from '../competitions.ts';
import { amountText } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** The lowest bid was disqualified where price was all that counted. */
export const r036: AuditTest = {
  id: 'R036',
  parameters: [],
  reads: ['tender', 'bid'],
  exclusions: ['not-price-only', 'no-winner', 'several-currencies', 'price-unknown'],
  run: ({ facts }) => {
    const tally = newTally();
    const kept = keepRows(facts.competitions(), tally, {
      'not-price-only': ({ tender }) => tender.awardCriteria !== 'price-only',
      'no-winner': ({ bids }) => !bids.some(isWinning),
      'several-currencies': (competition) => currencyOf(competition) === null,
      'price-unknown': ({ bids }) => bids.every((bid) => !isSubmitted(bid) || bid.amount === null),
    });
    const exceptions = kept.flatMap((competition) => {
      const priced = competition.bids.filter(isSubmitted).filter(({ amount }) => amount !== null);
      const lowest = Math.min(...priced.map(({ amount }) => amount ?? 0));
      const atLowest = priced.filter(({ amount }) => amount === lowest);
      // A valid bid at the same price lost nothing to the disqualification.
      if (atLowest.some(({ status }) => status !== 'disqualified')) return [];
      const winner = competition.bids.find(isWinning);
      const currency = currencyOf(competition) ?? '';
      const winning = winner?.amount ?? null;
      const detail = {
        vendor: winner?.tendererName ?? null,
        winning: amountText(winning, currency),
        vendors: atLowest.map(({ tendererName }) => tendererName),
        lowest: amountText(lowest, currency),
      };
      const rows = winner === undefined ? atLowest : [...atLowest, winner];
      const atRisk = winning === null ? null : winning - lowest;
      return [competitionException(competition, rows, detail, { atRisk })];
    });
    return { population: facts.competitions().length, excluded: tally.excluded(), exceptions };
  },
};
