import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey } from '#shared/domain/audit/test-run.ts';
import { quantile } from '#shared/domain/statistics/fences.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { bidRows, isValid, isWinning, type BidFacts } from '../competitions.ts';
import { fenceLimit, fenceParameters, isAtLeast, isAtMost, shown } from '../fence-limit.ts';
import { newTally } from '../tally.ts';

type Tenderer = {
  readonly key: string;
  readonly bids: readonly BidFacts[];
  readonly won: number;
  readonly rate: number;
};

/** One who bids more often than most and hardly ever wins. */
export const r025: AuditTest = {
  id: 'R025',
  parameters: [
    {
      name: 'percentile',
      kind: 'percent',
      default: 75,
      min: 1,
      max: 100,
      mark: 'stated',
      source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/025.html',
    },
    ...fenceParameters,
  ],
  reads: ['bid', 'tender'],
  exclusions: ['not-valid', 'no-single-winner'],
  run: (input) => {
    const tally = newTally();
    const tenderers = tenderersOf(input, tally);
    const counts = tenderers.map(({ bids }) => bids.length).toSorted((a, b) => a - b);
    const many = counts.length === 0 ? 0 : quantile(counts, numberOf(input.parameters, 'percentile') / 100);
    const { limit, summary, tooFew } = fenceLimit(
      tenderers.map(({ rate }) => rate),
      'low',
      input.parameters,
    );
    return {
      population: input.facts.tenders().reduce((sum, { bids }) => sum + bids.length, 0),
      excluded: tally.excluded(),
      exceptions: tenderers
        .filter(({ bids, rate }) => isAtLeast(bids.length, many) && isAtMost(rate, limit))
        .map(({ key, bids, won, rate }) => ({
          key: exceptionKey(key),
          rows: bidRows(bids),
          currency: null,
          amountAtRisk: null,
          detail: {
            vendor: bids[0]?.tendererName ?? key,
            bids: bids.length,
            won,
            rate: shown(rate),
            manyBids: shown(many),
            limit: limit === null ? null : shown(limit),
          },
        })),
      profile: [{ ...summary, manyBids: shown(many) }],
      tooFew,
    };
  },
};

/** Who made a valid bid where one bid won, with how many of them did. */
const tenderersOf = ({ facts }: TestInput, tally: ReturnType<typeof newTally>): readonly Tenderer[] => {
  const counted = facts.competitions().flatMap(({ bids }) => {
    const isDecided = bids.filter(isWinning).length === 1;
    const valid = bids.filter(isValid);
    tally.exclude('not-valid', bids.length - valid.length);
    if (!isDecided) tally.exclude('no-single-winner', valid.length);
    return isDecided ? valid : [];
  });
  return [...Map.groupBy(counted, ({ tenderer }) => tenderer)].map(([key, bids]) => {
    const won = bids.filter(isWinning).length;
    return { key, bids, won, rate: won / bids.length };
  });
};
