import { isBeyond, priceDifference } from '#shared/domain/cloud/unit-arithmetic.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import type { AuditTest } from '../audit-test.ts';
import { cloudLines, costAtRisk } from '../cloud-lines.ts';
import { newTally } from '../tally.ts';

const columns = [
  'provider',
  'invoiceNumber',
  'service',
  'sku',
  'chargeStart',
  'chargeClass',
  'contentHash',
  'currency',
  'quantity',
  'unitPrice',
  'contractedCost',
  'listUnitPrice',
  'listCost',
] as const;

type Line = Parameters<typeof exceptionOf>[0];

/** Lines of cloud bills whose cost is not their unit price times their quantity. */
export const t31: AuditTest = {
  id: 'T31',
  parameters: [
    {
      name: 'tolerance',
      kind: 'amount',
      default: '0.01',
      mark: 'stated',
      source: 'FOCUS 1.2, ContractedCost and ListCost',
    },
  ],
  reads: ['costRecord'],
  exclusions: ['correction', 'no-unit-price'],
  run: (input) => {
    const tally = newTally();
    const tolerance = String(input.parameters['tolerance'] ?? '0.01');
    const exceptions: TestException[] = [];
    let population = 0;
    for (const line of cloudLines(input, columns)) {
      population += 1;
      const prices = pricesOf(line);
      if (line.chargeClass === 'Correction') tally.exclude('correction');
      else if (prices.every(({ known }) => known === null)) tally.exclude('no-unit-price');
      else
        for (const { price, unitPrice, cost, known } of prices)
          if (known !== null && isBeyond(known.difference, tolerance))
            exceptions.push(exceptionOf(line, { price, unitPrice, cost, ...known }));
    }
    return { population, excluded: tally.excluded(), exceptions };
  },
};

const pricesOf = ({ quantity, unitPrice, contractedCost, listUnitPrice, listCost }: Line) =>
  [
    { price: 'contracted', unitPrice, cost: contractedCost },
    { price: 'list', unitPrice: listUnitPrice, cost: listCost },
  ].map((of) => ({ ...of, known: priceDifference(of.unitPrice, quantity, of.cost) }));

type Mismatch = {
  readonly price: string;
  readonly unitPrice: string | null;
  readonly cost: string | null;
  readonly product: string;
  readonly difference: string;
};

const exceptionOf = (
  line: ReturnType<typeof cloudLines<(typeof columns)[number]>> extends IterableIterator<infer L> ? L : never,
  { price, unitPrice, cost, product, difference }: Mismatch,
): TestException => ({
  key: exceptionKey(line.invoiceNumber, line.sku, line.chargeStart, line.contentHash, price),
  rows: [{ entity: 'costRecord', id: line.id }],
  currency: line.currency,
  // A list price is not what is paid.
  amountAtRisk: price === 'list' ? null : costAtRisk(difference, line.currency),
  detail: {
    price,
    provider: line.provider,
    number: line.invoiceNumber,
    service: line.service,
    quantity: line.quantity,
    unitPrice,
    cost,
    expected: product,
    difference,
  },
});
