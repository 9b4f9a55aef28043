import { ppmOf } from '#shared/domain/audit/parameters.ts';
import { percentOf } from '#shared/domain/money/interval.ts';
import {
  increaseOf,
  inForce,
  totalEffect,
  totalIncreases,
} from '#shared/domain/overrun/amendment-effects.ts';
import { isReached, minimumOperator } from '#shared/domain/rules/limit-comparison.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import {
  amendmentRows,
  awardedOn,
  boundsDetail,
  contractException,
  originalOf,
} from '../contract-exceptions.ts';
import { datedRules, type DatedRules, type Limit } from '../dated-rules.ts';
import { keepRows, newTally } from '../tally.ts';

/**
 * Increases of more than a percentage of the original value: that of the rule in force. What decreases give back does not
 * make up for them.
 */
export const a01: AuditTest = {
  id: 'A01',
  parameters: [
    {
      name: 'percent',
      kind: 'percent',
      default: 10,
      min: 0,
      max: 1_000,
      mark: 'stated',
      uses: 'without-rule',
      source:
        'https://www.legisquebec.gouv.qc.ca/en/version/cr/C-65.1,%20r.%205?code=se:42_1&history=20230206',
    },
  ],
  reads: ['contract', 'amendment'],
  exclusions: ['no-amendment', 'original-unknown', 'no-rule'],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const steps = new Map(input.facts.contracts().map((of) => [of, stepsOf(of, input, rules)]));
    const kept = keepRows(input.facts.contracts(), tally, {
      'no-amendment': ({ effects }) => inForce(effects).length === 0,
      'original-unknown': (contract) => (originalOf(contract)?.high ?? 0n) <= 0n,
      'no-rule': (contract) => (steps.get(contract) ?? []).every(({ limit }) => limit === null),
    });
    const exceptions = kept.flatMap((of) => {
      const original = originalOf(of);
      const limit = exceededLimit(steps.get(of) ?? [], original?.high ?? null);
      if (original === null || limit === null) return [];
      const { currency } = of.contract;
      const increases = totalIncreases(of.effects);
      const percent = percentOf(increases, original);
      return [
        contractException(
          of,
          increases,
          {
            ...boundsDetail('original', original, currency),
            ...boundsDetail('increases', increases, currency),
            ...boundsDetail('net', totalEffect(of.effects), currency),
            percentLow: percent?.low ?? null,
            percentHigh: percent?.high ?? null,
            limitPercent: limit.value / 10_000,
            limitFrom: limit.from,
          },
          { rows: amendmentRows(inForce(of.effects)) },
        ),
      ];
    });
    return {
      population: input.facts.contracts().length,
      excluded: tally.excluded(),
      exceptions,
      ...rules.used(),
    };
  },
};

/** An amendment in force: the increases up to it that are certain, and the limit on its day; null where no rule asks then. */
type Step = { readonly increases: bigint; readonly limit: Limit | null };

const stepsOf = (of: ContractFacts, input: TestInput, rules: DatedRules): readonly Step[] => {
  const parameter = ppmOf(input.parameters, 'percent');
  let increases = 0n;
  return inForce(of.effects).map(({ on, effect }) => {
    increases += increaseOf(effect).low ?? 0n;
    // One without any date is in force today.
    const scope = rules.scopeOf(of, on ?? awardedOn(of) ?? input.today);
    const limit = rules.limit('amendments-over-original', scope, {
      column: 'limitPpm',
      name: 'percent',
      parameter,
    });
    return { increases, limit };
  });
};

/** The first limit that was exceeded on its day: a higher one of later does not undo that. */
const exceededLimit = (steps: readonly Step[], original: bigint | null): Limit | null =>
  steps.find(
    ({ increases, limit }) =>
      limit !== null &&
      isReached(
        increases * 1_000_000n,
        BigInt(limit.value) * (original ?? 0n),
        minimumOperator(limit.operator, 'above'),
      ),
  )?.limit ?? null;
