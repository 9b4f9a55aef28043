import type { AuditTest } from '../audit-test.ts';
import {
  competitionException,
  currencyOf,
  isSubmitted,
  type BidFacts,
  type Competition,
} from '../competitions.ts';
import { amountText } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** Two tenderers or more who asked for exactly the same amount. */
export const r028: AuditTest = {
  id: 'R028',
  parameters: [],
  reads: ['tender', 'bid'],
  exclusions: ['several-currencies', 'fewer-than-two-prices'],
  run: ({ facts }) => {
    const tally = newTally();
    const kept = keepRows(facts.competitions(), tally, {
      'fewer-than-two-prices': (competition) => pricedBids(competition).length < 2,
      'several-currencies': (competition) => currencyOf(competition) === null,
    });
    const exceptions = kept.flatMap((competition) => {
      const currency = currencyOf(competition) ?? '';
      return [...Map.groupBy(pricedBids(competition), ({ amount }) => amount)].flatMap(([amount, bids]) => {
        const tenderers = new Set(bids.map(({ tenderer }) => tenderer));
        if (tenderers.size < 2) return [];
        const price = amountText(amount, currency);
        const detail = { price, vendors: bids.map(({ tendererName }) => tendererName) };
        return [competitionException(competition, bids, detail, { keyParts: [price ?? ''] })];
      });
    });
    return { population: facts.competitions().length, excluded: tally.excluded(), exceptions };
  },
};

const pricedBids = ({ bids }: Competition): readonly BidFacts[] =>
  bids.filter((bid) => isSubmitted(bid) && (bid.amount ?? 0) > 0);
