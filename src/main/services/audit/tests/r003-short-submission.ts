import { listOf, numberOf } from '#shared/domain/audit/parameters.ts';
import type { AuditTest } from '../audit-test.ts';
import { competitionException } from '../competitions.ts';
import { instantOf } from '../instants.ts';
import { keepRows, newTally } from '../tally.ts';

const day = 86_400_000;

/** Whole days between two instants, a date alone being its midnight; null when one cannot be read. */
const wholeDays = (from: string | null, to: string | null): number | null => {
  const [start, end] = [instantOf(from), instantOf(to)];
  return start === null || end === null ? null : Math.floor((end - start) / day);
};

/** A call for tenders that left bidders less time than usual. */
export const r003: AuditTest = {
  id: 'R003',
  parameters: [
    {
      name: 'days',
      kind: 'days',
      default: 15,
      min: 1,
      max: 366,
      mark: 'stated',
      source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/003.html',
    },
    {
      name: 'methods',
      kind: 'list',
      default: 'open',
      mark: 'stated',
      source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/003.html',
    },
  ],
  reads: ['tender'],
  exclusions: ['other-method', 'no-submission-period'],
  run: ({ facts, parameters }) => {
    const tally = newTally();
    const methods = listOf(parameters, 'methods');
    const kept = keepRows(facts.tenders(), tally, {
      'other-method': ({ method }) => !methods.includes(method),
      'no-submission-period': ({ startsAt, closesAt }) => wholeDays(startsAt, closesAt) === null,
    });
    const exceptions = kept.flatMap((tender) => {
      const { startsAt, closesAt, method } = tender;
      const days = wholeDays(startsAt, closesAt) ?? 0;
      if (days >= numberOf(parameters, 'days')) return [];
      const whole = { tender, lot: '', bids: tender.bids };
      return [competitionException(whole, [], { method, startsAt, closesAt, days })];
    });
    return { population: facts.tenders().length, excluded: tally.excluded(), exceptions };
  },
};
