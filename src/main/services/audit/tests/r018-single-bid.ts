import { listOf } from '#shared/domain/audit/parameters.ts';
import type { AuditTest } from '../audit-test.ts';
import { competitionException, isSubmitted, tendererCountOf } from '../competitions.ts';
import { keepRows, newTally } from '../tally.ts';

/** A competitive call for tenders that one bidder only answered. */
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
    const exceptions = kept
      .filter((tender) => tendererCountOf(tender) === 1)
      .map((tender) => {
        const [bid] = tender.bids.filter(isSubmitted);
        const whole = { tender, lot: '', bids: tender.bids };
        const detail = { method: tender.method, vendor: bid?.tendererName ?? null };
        return competitionException(whole, bid === undefined ? [] : [bid], detail);
      });
    return { population: facts.tenders().length, excluded: tally.excluded(), exceptions };
  },
};
