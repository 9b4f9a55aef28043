import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { isBeyond, subtractDecimals } from '#shared/domain/cloud/unit-arithmetic.ts';
import { compareDecimals, multiplyDecimals } from '#shared/domain/money/decimal.ts';
import { createDecimalSum, type DecimalSum } from '#shared/domain/money/decimal-sum.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { addRow, cloudLines, costAtRisk, groupOf, type LineGroup } from '../cloud-lines.ts';
import { contractDiscounts, priceFactor } from '../contract-discounts.ts';
import { newTally, type Tally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

const columns = [
  'contractId',
  'provider',
  'service',
  'periodStart',
  'chargeStart',
  'chargeCategory',
  'chargeClass',
  'currency',
  'commitmentStatus',
  'effectiveCost',
  'listCost',
  'contractedCost',
] as const;

type Line =
  ReturnType<typeof cloudLines<(typeof columns)[number]>> extends IterableIterator<infer L> ? L : never;

type Group = LineGroup & {
  readonly kind: 'discount' | 'unused';
  readonly line: Line;
  /** The contract whose own discount counts. */
  readonly reference: string | null;
  /** What was paid above the agreed price, or for nothing. */
  readonly excess: DecimalSum;
};

/** Charges above the agreed discount on the list price, and commitments that were paid for and not used. */
export const t32: AuditTest = {
  id: 'T32',
  parameters: [
    { name: 'discountPercent', kind: 'percent', default: 0, min: 0, max: 100, mark: 'judgement', source: '' },
    { name: 'contractDiscounts', kind: 'list', default: null, mark: 'judgement', source: '' },
    {
      name: 'tolerance',
      kind: 'amount',
      default: '0.01',
      mark: 'stated',
      source: 'FOCUS 1.2, ContractedCost',
    },
  ],
  reads: ['costRecord'],
  exclusions: ['correction', 'not-usage', 'no-list-price'],
  run: (input) => {
    const tally = newTally();
    const tolerance = String(input.parameters['tolerance'] ?? '0.01');
    const { population, known, groups, profile } = groupsOf(input, tally);
    if (!known) return { needs: ['list-prices'] };
    return {
      population,
      excluded: tally.excluded(),
      exceptions: toldApart(
        groups
          .filter(({ excess }) => isBeyond(excess.text(), tolerance))
          .map((group) => ({ exception: toException(group), by: [group.reference] })),
      ),
      profile,
    };
  },
};

const toException = ({ kind, line, reference, excess, lines, rows }: Group): TestException => ({
  key: exceptionKey(kind, line.provider, line.service, monthOf(line), line.currency),
  rows,
  currency: line.currency,
  amountAtRisk: costAtRisk(excess.text(), line.currency),
  detail: {
    kind,
    provider: line.provider,
    service: line.service,
    reference,
    month: monthOf(line),
    lines,
    excess: excess.text(2),
  },
});

const monthOf = ({ periodStart, chargeStart }: Line): string =>
  (periodStart ?? chargeStart ?? '').slice(0, 7);

const groupsOf = (input: TestInput, tally: Tally) => {
  const groups = new Map<string, Group>();
  const usual = priceFactor(String(input.parameters['discountPercent']));
  const { byContract, profile } = contractDiscounts(input);
  let population = 0;
  let known = false;
  for (const line of cloudLines(input, columns)) {
    population += 1;
    const reason = reasonAgainst(line);
    known ||= reason !== 'no-list-price' || line.commitmentStatus !== null;
    if (reason !== null) {
      tally.exclude(reason);
      continue;
    }
    const agreed = byContract.get(line.contractId ?? 0);
    const found = excessOf(line, agreed?.factor ?? usual);
    if (found === null) continue;
    const { kind, excess } = found;
    const reference = agreed?.reference ?? null;
    const key = exceptionKey(kind, line.provider, line.service, monthOf(line), line.currency, reference);
    const group = groupOf(groups, key, () => ({
      kind,
      line,
      reference,
      excess: createDecimalSum(),
      lines: 0,
      rows: [],
    }));
    addRow(group, line.id);
    group.excess.add(excess);
  }
  return { population, known, groups: [...groups.values()], profile };
};

const isUnused = ({ commitmentStatus }: Line): boolean => commitmentStatus?.toLowerCase() === 'unused';

/** Taxes, credits and adjustments have no price. */
const priced = new Set(['usage', 'purchase']);

const reasonAgainst = (line: Line): string | null => {
  if (line.chargeClass === 'Correction') return 'correction';
  if (line.chargeCategory !== null && !priced.has(line.chargeCategory.toLowerCase())) return 'not-usage';
  if (isUnused(line)) return line.effectiveCost === null ? 'no-list-price' : null;
  return line.listCost === null || line.contractedCost === null ? 'no-list-price' : null;
};

const excessOf = (line: Line, factor: string): (Pick<Group, 'kind'> & { readonly excess: string }) | null => {
  if (isUnused(line)) return { kind: 'unused', excess: line.effectiveCost ?? '0' };
  const agreed = multiplyDecimals(line.listCost ?? '0', factor);
  const cost = line.contractedCost ?? '0';
  return compareDecimals(cost, agreed) > 0
    ? { kind: 'discount', excess: subtractDecimals(cost, agreed) }
    : null;
};
