import { numberOf } from '#shared/domain/audit/parameters.ts';
import type { AuditTest } from '../audit-test.ts';
import { competitionException, isSubmitted, isValid, isWinning, type BidFacts } from '../competitions.ts';
import { keepRows, newTally } from '../tally.ts';

const tenderersOf = (bids: readonly BidFacts[]): ReadonlySet<string> =>
  new Set(bids.map(({ tenderer }) => tenderer));

/** Everybody but the winner was disqualified. */
export const r035: AuditTest = {
  id: 'R035',
  parameters: [
    {
      name: 'count',
      kind: 'count',
      default: 1,
      min: 1,
      max: 10_000,
      mark: 'stated',
      source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/035.html',
    },
  ],
  reads: ['tender', 'bid'],
  exclusions: ['no-winner', 'bid-status-unknown'],
  run: ({ facts, parameters }) => {
    const tally = newTally();
    const kept = keepRows(facts.competitions(), tally, {
      'no-winner': ({ bids }) => !bids.some(isWinning),
      'bid-status-unknown': ({ bids }) => bids.some((bid) => bid.status === 'unknown' && !isWinning(bid)),
    });
    const exceptions = kept.flatMap((competition) => {
      const { bids } = competition;
      const valid = tenderersOf(bids.filter(isValid));
      const winners = tenderersOf(bids.filter(isWinning));
      const out = bids.filter((bid) => bid.status === 'disqualified' && !winners.has(bid.tenderer));
      const isOnlyWinner =
        valid.size === 1 && winners.size === 1 && [...valid].every((tenderer) => winners.has(tenderer));
      if (!isOnlyWinner || tenderersOf(out).size < numberOf(parameters, 'count')) return [];
      const detail = {
        vendor: bids.find(isWinning)?.tendererName ?? null,
        disqualified: tenderersOf(out).size,
        vendors: out.map(({ tendererName }) => tendererName),
      };
      return [competitionException(competition, bids.filter(isSubmitted), detail)];
    });
    return { population: facts.competitions().length, excluded: tally.excluded(), exceptions };
  },
};
