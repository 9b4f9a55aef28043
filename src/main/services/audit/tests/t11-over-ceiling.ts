import { ppmOf } from '#shared/domain/audit/parameters.ts';
import type { TestException } from '#shared/domain/audit/test-run.ts';
import { addIntervals, subtractIntervals, type Interval } from '#shared/domain/money/interval.ts';
import { sumOfEffects } from '#shared/domain/overrun/amendment-effects.ts';
import { invoicedByDateOfAll } from '../../overruns/billing-queries.ts';
import type { ContractFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { boundsDetail, contractException, originalOf } from '../contract-exceptions.ts';
import { amountText } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** More invoiced than the original value and the amendments in force on the day of the invoice. */
export const t11: AuditTest = {
  id: 'T11',
  parameters: [
    { name: 'warnPercent', kind: 'percent', default: 90, min: 1, max: 100, mark: 'judgement', source: '' },
  ],
  reads: ['contract', 'invoice'],
  exclusions: ['original-unknown', 'not-invoiced'],
  run: (input) => {
    const tally = newTally();
    const kept = keepRows(input.facts.contracts(), tally, {
      'original-unknown': (contract) => originalOf(contract)?.high === null || originalOf(contract) === null,
      'not-invoiced': ({ billing }) => billing.invoiceCount === 0,
    });
    const warnPpm = BigInt(ppmOf(input.parameters, 'warnPercent'));
    const dated = invoicedByDateOfAll(input.db);
    return {
      population: input.facts.contracts().length,
      excluded: tally.excluded(),
      exceptions: kept.flatMap((contract) => {
        const steps = stepsOf(contract, dated.get(contract.contract.id) ?? []);
        return overCeiling(contract, steps) ?? nearCeiling(contract, steps.at(-1), warnPpm) ?? [];
      }),
    };
  },
};

type Step = { readonly on: string; readonly invoiced: bigint; readonly ceiling: Interval };

/** After each invoice date: all that was invoiced, and the ceiling in force that day. Undated amendments count. */
const stepsOf = (
  of: ContractFacts,
  dated: readonly { readonly on: string | null; readonly amount: bigint }[],
): readonly Step[] => {
  const original = originalOf(of) ?? { low: null, high: null };
  let invoiced = 0n;
  return dated.map(({ on, amount }) => {
    invoiced += amount;
    const day = on ?? '';
    const inForce = of.effects.filter(
      (effect) => effect.isInForce && (effect.on === null || effect.on <= day),
    );
    const change = sumOfEffects(inForce) ?? { low: null, high: null };
    return { on: day, invoiced, ceiling: addIntervals(original, change) };
  });
};

const excessOf = ({ invoiced, ceiling }: Step): Interval =>
  subtractIntervals({ low: invoiced, high: invoiced }, ceiling);

const certain = (excess: Interval): bigint => excess.low ?? -1n;

const overCeiling = (of: ContractFacts, steps: readonly Step[]): TestException | null => {
  const over = steps.filter((step) => certain(excessOf(step)) > 0n);
  const [first] = over;
  const worst = over.toSorted((a, b) => (certain(excessOf(a)) < certain(excessOf(b)) ? 1 : -1))[0];
  if (first === undefined || worst === undefined) return null;
  const { currency } = of.contract;
  return contractException(of, excessOf(worst), {
    state: 'over',
    crossedOn: first.on,
    on: worst.on,
    invoiced: amountText(worst.invoiced, currency),
    ...boundsDetail('ceiling', worst.ceiling, currency),
  });
};

/** Not over, but most of what was agreed is invoiced: a warning, with nothing at risk yet. */
const nearCeiling = (of: ContractFacts, last: Step | undefined, warnPpm: bigint): TestException | null => {
  const ceiling = last?.ceiling.high ?? null;
  if (last === undefined || ceiling === null || last.invoiced * 1_000_000n < ceiling * warnPpm) return null;
  const { currency } = of.contract;
  return contractException(of, null, {
    state: 'near',
    on: last.on,
    invoiced: amountText(last.invoiced, currency),
    ...boundsDetail('ceiling', last.ceiling, currency),
  });
};
