import { listOf, numberOf } from '#shared/domain/audit/parameters.ts';
import { isReached, minimumOperator } from '#shared/domain/rules/limit-comparison.ts';
import type { AuditTest } from '../audit-test.ts';
import { competitionException, type TenderFacts } from '../competitions.ts';
import { datedRules, type Limit } from '../dated-rules.ts';
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
      uses: 'without-rule',
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
  exclusions: ['other-method', 'no-submission-period', 'no-rule'],
  run: (input) => {
    const { facts, parameters } = input;
    const tally = newTally();
    const rules = datedRules(input);
    const contracts = new Map(facts.contracts().map((of) => [of.contract.id, of]));
    const limitOf = (tender: TenderFacts): Limit | null => {
      const { nature, bodyKind } = rules.scopeOf(contracts.get(tender.contractId ?? 0), '');
      const scope = {
        on: (tender.startsAt ?? '').slice(0, 10),
        bodyKind: rules.bodyKindOf(tender.publicBodyId) ?? bodyKind,
        nature,
      };
      return rules.limit('submission-period', scope, {
        column: 'limitDays',
        name: 'days',
        parameter: numberOf(parameters, 'days'),
      });
    };
    const methods = listOf(parameters, 'methods');
    const kept = keepRows(facts.tenders(), tally, {
      'other-method': ({ method }) => !methods.includes(method),
      'no-submission-period': ({ startsAt, closesAt }) => wholeDays(startsAt, closesAt) === null,
      'no-rule': (tender) => limitOf(tender) === null,
    });
    const exceptions = kept.flatMap((tender) => {
      const { startsAt, closesAt, method } = tender;
      const days = wholeDays(startsAt, closesAt) ?? 0;
      const limit = limitOf(tender);
      if (limit === null || isReached(days, limit.value, minimumOperator(limit.operator, 'at-least')))
        return [];
      const whole = { tender, lot: '', bids: tender.bids };
      return [
        competitionException(whole, [], {
          method,
          startsAt,
          closesAt,
          days,
          least: limit.value,
          limitFrom: limit.from,
        }),
      ];
    });
    return {
      population: facts.tenders().length,
      excluded: tally.excluded(),
      exceptions,
      ...rules.used(),
    };
  },
};
