import type { AuditTest } from '../audit-test.ts';
import { competitionException, isWinning } from '../competitions.ts';
import { dayOf, isAfter } from '../instants.ts';
import { keepRows, newTally } from '../tally.ts';

/** A winning bid that came after the deadline. */
export const r030: AuditTest = {
  id: 'R030',
  parameters: [],
  reads: ['tender', 'bid'],
  exclusions: ['no-winner', 'no-deadline', 'no-reception-date'],
  run: ({ facts }) => {
    const tally = newTally();
    const kept = keepRows(facts.competitions(), tally, {
      'no-winner': ({ bids }) => !bids.some(isWinning),
      'no-deadline': ({ tender }) => dayOf(tender.closesAt) === null,
      'no-reception-date': ({ bids }) =>
        bids.filter(isWinning).every(({ submittedAt }) => dayOf(submittedAt) === null),
    });
    const exceptions = kept.flatMap((competition) => {
      const { closesAt } = competition.tender;
      return competition.bids
        .filter(isWinning)
        .filter(
          ({ submittedAt }) => submittedAt !== null && closesAt !== null && isAfter(submittedAt, closesAt),
        )
        .map((bid) => {
          const detail = { vendor: bid.tendererName, submittedAt: bid.submittedAt, closesAt };
          return competitionException(competition, [bid], detail, { keyParts: [bid.tenderer] });
        });
    });
    return { population: facts.competitions().length, excluded: tally.excluded(), exceptions };
  },
};
