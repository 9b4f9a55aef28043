import { totalIncreases } from '#shared/domain/overrun/amendment-effects.ts';
import { inForce } from '#shared/domain/overrun/amendment-effects.ts';
import { beforeTax } from '#shared/domain/money/before-tax.ts';
import { isReached } from '#shared/domain/rules/limit-comparison.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import {
  amendmentRows,
  awardedOn,
  boundsDetail,
  contractException,
  netOriginalOf,
  originalOf,
  taxCaution,
} from '../contract-exceptions.ts';
import { amountText } from '../invoice-exceptions.ts';
import { datedRules } from '../dated-rules.ts';
import { keepRows, newTally } from '../tally.ts';
import { thresholdParameters, thresholdsInForce, type Threshold } from '../thresholds-in-force.ts';

/** Awarded without a public tender below the threshold that requires one, and brought above it by amendments. */
export const a03: AuditTest = {
  id: 'A03',
  parameters: thresholdParameters,
  reads: ['contract', 'amendment'],
  exclusions: [
    'public-tender',
    'no-amendment',
    'other-currency',
    'original-unknown',
    'no-award-date',
    'no-threshold',
  ],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const thresholds = thresholdsInForce(input, rules);
    const thresholdOf = (contract: ContractFacts): Threshold | null =>
      thresholds.of(rules.scopeOf(contract, awardedOn(contract) ?? ''));
    const kept = keepRows(input.facts.contracts(), tally, {
      'public-tender': ({ contract }) => contract.awardMethod === 'public-tender',
      'no-amendment': ({ effects }) => inForce(effects).length === 0,
      'other-currency': ({ contract }) => contract.currency !== 'CAD',
      'original-unknown': (contract) => (originalOf(contract)?.high ?? null) === null,
      'no-award-date': (contract) => awardedOn(contract) === null,
      'no-threshold': (contract) => thresholdOf(contract) === null,
    });
    const exceptions = kept.flatMap((of) => {
      const original = originalOf(of);
      const increases = totalIncreases(of.effects);
      const threshold = thresholdOf(of);
      if (threshold === null || !isLifted(of, threshold)) return [];
      const { currency } = of.contract;
      const detail = {
        awardedOn: awardedOn(of),
        threshold: amountText(threshold.amount, currency),
        ...taxCaution(of),
        ...boundsDetail('original', original, currency),
        ...boundsDetail('increases', increases, currency),
      };
      return [contractException(of, increases, detail, { rows: amendmentRows(inForce(of.effects)) })];
    });
    return {
      population: input.facts.contracts().length,
      excluded: tally.excluded(),
      exceptions,
      ...rules.used(),
    };
  },
};

/** Certainly not reached by the original value, and certainly reached with the increases, all before tax. */
const isLifted = (of: ContractFacts, { amount, operator }: Threshold): boolean => {
  const original = netOriginalOf(of);
  const increases = beforeTax(totalIncreases(of.effects), of.contract.taxBasis);
  const [highest, lifted] = [original?.high ?? null, (original?.low ?? 0n) + (increases.low ?? 0n)];
  return highest !== null && !isReached(highest, amount, operator) && isReached(lifted, amount, operator);
};
