import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey } from '#shared/domain/audit/test-run.ts';
import type { AuditTest } from '../audit-test.ts';
import { bidRows, isWinning, type BidFacts, type TenderFacts } from '../competitions.ts';
import { fenceLimit, fenceParameters, isAtLeast, shown } from '../fence-limit.ts';
import { keepRows, newTally } from '../tally.ts';

const source = 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/048.html';

/** First levels of the codes of a call for tenders: `43` of `43211503`. */
const levelsOf = ({ itemCodes }: TenderFacts, digits: number): readonly string[] =>
  (itemCodes ?? '').split(/[\s,;|]+/u).flatMap((code) => {
    const level = code.replace(/[^0-9]/gu, '').slice(0, digits);
    return level.length === digits ? [level] : [];
  });

/** A supplier that wins calls for tenders of far more kinds than others do. */
export const r048: AuditTest = {
  id: 'R048',
  parameters: [
    { name: 'codeDigits', kind: 'count', default: 2, min: 1, max: 20, mark: 'stated', source },
    { name: 'leastProcesses', kind: 'count', default: 20, min: 1, max: 1_000_000, mark: 'stated', source },
    ...fenceParameters,
  ],
  reads: ['tender', 'bid'],
  exclusions: ['no-winner', 'no-item-codes', 'too-few-processes'],
  run: ({ facts, parameters }) => {
    const tally = newTally();
    const digits = numberOf(parameters, 'codeDigits');
    const kept = keepRows(facts.tenders(), tally, {
      'no-winner': ({ bids }) => !bids.some(isWinning),
      'no-item-codes': (tender) => levelsOf(tender, digits).length === 0,
    });
    const won = kept.flatMap((tender) =>
      tender.bids.filter(isWinning).map((bid): Won => ({ tender, bid, levels: levelsOf(tender, digits) })),
    );
    const suppliers = [...Map.groupBy(won, ({ bid }) => bid.tenderer).values()].map(toSupplier);
    const known = suppliers.filter(({ processes }) => processes >= numberOf(parameters, 'leastProcesses'));
    tally.exclude('too-few-processes', tendersOf(suppliers) - tendersOf(known));
    const { limit, summary, tooFew } = fenceLimit(
      known.map(({ levels }) => levels.length),
      'high',
      parameters,
    );
    return {
      population: facts.tenders().length,
      excluded: tally.excluded(),
      exceptions: known
        .filter(({ levels }) => isAtLeast(levels.length, limit))
        .map(({ bids, levels, processes }) => ({
          key: exceptionKey(bids[0]?.tenderer ?? ''),
          rows: bidRows(bids),
          currency: null,
          amountAtRisk: null,
          detail: {
            vendor: bids[0]?.tendererName ?? null,
            kinds: levels.length,
            codes: levels,
            processes,
            limit: limit === null ? null : shown(limit),
          },
        })),
      profile: [summary],
      tooFew,
    };
  },
};

type Won = { readonly tender: TenderFacts; readonly bid: BidFacts; readonly levels: readonly string[] };

type Supplier = {
  readonly bids: readonly BidFacts[];
  readonly tenders: readonly number[];
  readonly levels: readonly string[];
  readonly processes: number;
};

const toSupplier = (won: readonly Won[]): Supplier => {
  const tenders = [...new Set(won.map(({ tender }) => tender.id))];
  return {
    bids: won.map(({ bid }) => bid),
    tenders,
    levels: [...new Set(won.flatMap(({ levels }) => levels))].toSorted(),
    processes: tenders.length,
  };
};

/** A call for tenders that two suppliers won counts once. */
const tendersOf = (suppliers: readonly Supplier[]): number =>
  new Set(suppliers.flatMap(({ tenders }) => tenders)).size;
