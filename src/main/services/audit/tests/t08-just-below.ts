import { exactly } from '#shared/domain/money/interval.ts';
import { ppmOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { isReached } from '#shared/domain/rules/limit-comparison.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText } from '../invoice-exceptions.ts';
import { purchaseExclusions, purchasesOf, type Purchase } from '../purchases.ts';
import { newTally } from '../tally.ts';
import { datedRules } from '../dated-rules.ts';
import { thresholdParameters } from '../thresholds-in-force.ts';

/** A purchase without a public tender whose amount is just below the threshold that would have required one. */
export const t08: AuditTest = {
  id: 'T08',
  parameters: [
    { name: 'percent', kind: 'percent', default: 5, min: 0, max: 100, mark: 'judgement', source: '' },
    ...thresholdParameters,
  ],
  reads: [],
  readsAny: ['contract', 'invoice'],
  populationOf: 'purchases',
  exclusions: purchaseExclusions,
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const { population, purchases } = purchasesOf(input, rules, tally);
    const ppm = BigInt(ppmOf(input.parameters, 'percent'));
    const isJustBelow = ({ amount, threshold }: Purchase): boolean =>
      !isReached(amount, threshold.amount, threshold.operator) &&
      BigInt(amount) * 1_000_000n >= BigInt(threshold.amount) * (1_000_000n - ppm);
    return {
      population,
      excluded: tally.excluded(),
      exceptions: purchases.filter(isJustBelow).map(toException),
      ...rules.used(),
    };
  },
};

const toException = ({ row, name, vendor, on, amount, taxes, threshold }: Purchase): TestException => ({
  key: exceptionKey(row.entity, normaliseOrganizationName(vendor), name, on),
  rows: [row],
  currency: 'CAD',
  amountAtRisk: exactly(amount),
  detail: {
    vendor,
    name,
    on,
    amount: amountText(amount, 'CAD'),
    threshold: amountText(threshold.amount, 'CAD'),
    ...taxes,
  },
});
