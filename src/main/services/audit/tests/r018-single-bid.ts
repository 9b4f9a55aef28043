import { listOf } from '#shared/domain/audit/parameters.ts';
import type { AuditTest } from '../audit-test.ts';
import {
  competitionException,
  isSubmitted,
  tendererCountOf,
  type Competition,
  type TenderFacts,
} from '../competitions.ts';
import { keepRows, newTally } from '../tally.ts';

/** A competitive call for tenders, or a lot of one, that one bidder only answered. */
export const r018: AuditTest = {
  id: 'R018',
  parameters: [
    {
      name: 'methods',
      kind: 'list',
      default: 'open,selective',
      mark: 'stated',
      source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/018.html',
    },
  ],
  reads: ['tender'],
  exclusions: ['other-method', 'tenderers-unknown'],
  run: ({ facts, parameters }) => {
    const tally = newTally();
    const methods = listOf(parameters, 'methods');
    const kept = keepRows(facts.tenders(), tally, {
      'other-method': ({ method }) => !methods.includes(method),
      'tenderers-unknown': (tender) => tendererCountOf(tender) === null,
    });
    const lots = Map.groupBy(facts.competitions(), ({ tender }) => tender);
    const exceptions = kept
      .flatMap((tender) => competitionsIn(tender, lots.get(tender) ?? []))
      .filter(hasOneTenderer)
      .map((competition) => {
        const bids = competition.bids.filter(isSubmitted);
        const detail = { method: competition.tender.method, vendor: bids[0]?.tendererName ?? null };
        return competitionException(competition, bids, detail);
      });
    return { population: facts.tenders().length, excluded: tally.excluded(), exceptions };
  },
};

/**
 * Its lots, where it has several and all that tendered are known by their bids, each for a lot; else the whole of it. A bid
 * for no lot in particular may be for all of them.
 */
const competitionsIn = (tender: TenderFacts, lots: readonly Competition[]): readonly Competition[] => {
  const whole = { tender, lot: '', bids: tender.bids };
  const isBidMissing = (tender.tendererCount ?? 0) > tenderersIn(whole);
  return lots.length > 1 && lots.every(({ lot }) => lot !== '') && !isBidMissing ? lots : [whole];
};

const hasOneTenderer = (competition: Competition): boolean =>
  (competition.lot === '' ? tendererCountOf(competition.tender) : tenderersIn(competition)) === 1;

const tenderersIn = ({ bids }: Competition): number =>
  new Set(bids.filter(isSubmitted).map(({ tenderer }) => tenderer)).size;
