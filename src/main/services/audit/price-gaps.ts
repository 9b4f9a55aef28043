import type { TestInput } from './audit-test.ts';
import {
  currencyOf,
  isSubmitted,
  isValid,
  isWinning,
  type BidFacts,
  type Competition,
} from './competitions.ts';
import { keepRows, type Tally } from './tally.ts';

/** How much more the next bid asked for than the winning one, as a share of the winning one. */
export type PriceGap = {
  readonly competition: Competition;
  readonly winner: BidFacts & { readonly amount: number };
  readonly second: BidFacts & { readonly amount: number };
  readonly share: number;
};

export const priceGapExclusions = [
  'no-bids',
  'no-single-winner',
  'price-unknown',
  'several-currencies',
  'one-valid-bid',
  'winner-not-lowest',
] as const;

/** The gaps of all competitions that one bid won by its price; the others count under their reason. */
export const priceGaps = ({ facts }: TestInput, tally: Tally): readonly PriceGap[] =>
  keepRows(facts.competitions(), tally, {
    'no-bids': ({ bids }) => !bids.some(isSubmitted),
    'no-single-winner': ({ bids }) => bids.filter(isWinning).length !== 1,
    'price-unknown': (competition) => (winnerOf(competition)?.amount ?? 0) <= 0,
    'several-currencies': (competition) => currencyOf(competition) === null,
    'one-valid-bid': (competition) => secondOf(competition) === undefined,
    'winner-not-lowest': (competition) =>
      (secondOf(competition)?.amount ?? 0) < (winnerOf(competition)?.amount ?? 0),
  }).flatMap((competition): PriceGap[] => {
    const [winner, second] = [winnerOf(competition), secondOf(competition)];
    return winner !== undefined && second !== undefined && hasAmount(winner) && hasAmount(second)
      ? [{ competition, winner, second, share: (second.amount - winner.amount) / winner.amount }]
      : [];
  });

const hasAmount = (bid: BidFacts): bid is BidFacts & { readonly amount: number } => bid.amount !== null;

const winnerOf = ({ bids }: Competition): BidFacts | undefined => bids.find(isWinning);

/** The lowest valid bid of another tenderer. */
const secondOf = (competition: Competition): BidFacts | undefined =>
  competition.bids
    .filter(isValid)
    .filter(hasAmount)
    .filter(({ tenderer }) => tenderer !== winnerOf(competition)?.tenderer)
    .toSorted((a, b) => a.amount - b.amount || a.id - b.id)[0];
