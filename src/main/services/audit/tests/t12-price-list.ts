import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { timeUnitOf } from '#shared/domain/calendar/time-units.ts';
import { isBeyond, subtractDecimals } from '#shared/domain/cloud/unit-arithmetic.ts';
import { multiplyDecimals, roundDecimalToMinor } from '#shared/domain/money/decimal.ts';
import type { Interval } from '#shared/domain/money/interval.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { remembered } from '#shared/domain/text/remembered.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import { prepared } from '../../../db/prepared.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { invoiceDetail, invoiceKey } from '../invoice-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { newTally } from '../tally.ts';

type PriceItem = RowOf<'priceItem'>;

type Line = Pick<
  RowOf<'invoiceLine'>,
  | 'id'
  | 'invoiceId'
  | 'lineNumber'
  | 'contractId'
  | 'description'
  | 'itemCode'
  | 'quantity'
  | 'unit'
  | 'unitPrice'
  | 'currency'
  | 'periodStart'
  | 'periodEnd'
>;

/** A line billed at another unit price than the one agreed for its item on its day. */
export const t12: AuditTest = {
  id: 'T12',
  parameters: [
    {
      name: 'tolerance',
      kind: 'amount',
      default: '0.01',
      mark: 'stated',
      source: 'FOCUS 1.2, ContractedUnitPrice',
    },
  ],
  reads: ['invoiceLine', 'invoice', 'priceItem'],
  exclusions: ['no-unit-price', 'not-in-price-list', 'other-currency', 'other-unit', 'no-price-in-force'],
  run: (input) => {
    const tally = newTally();
    const tolerance = String(input.parameters['tolerance'] ?? '0.01');
    const invoices = new Map(input.facts.invoices().map((invoice) => [invoice.id, invoice]));
    const findPrices = priceFinder(readRows(input.db, 'priceItem'));
    const exceptions: TestException[] = [];
    let population = 0;
    for (const line of linesOf(input)) {
      population += 1;
      const invoice = invoices.get(line.invoiceId);
      const { unitPrice } = line;
      if (invoice === undefined || unitPrice === null) {
        tally.exclude('no-unit-price');
        continue;
      }
      const found = findPrices(line, invoice);
      if (typeof found === 'string') tally.exclude(found);
      else if (found.every((item) => isBeyond(subtractDecimals(unitPrice, item.unitPrice), tolerance)))
        exceptions.push(toException(line, invoice, found, unitPrice));
    }
    return { population, excluded: tally.excluded(), exceptions };
  },
};

const linesOf = ({ db }: TestInput): IterableIterator<Line> =>
  prepared(
    db,
    `SELECT id, invoice_id AS "invoiceId", line_number AS "lineNumber", contract_id AS "contractId", description,
       item_code AS "itemCode", quantity, unit, unit_price AS "unitPrice", currency,
       period_start AS "periodStart", period_end AS "periodEnd" FROM visible_invoice_lines ORDER BY id`,
  ).iterate() as IterableIterator<Line>;

/** Prices of a line's item: of its contract, else of its vendor; by its code, else by its description. */
const priceFinder = (items: readonly PriceItem[]) => {
  const codeOf = remembered(plainCode);
  const nameOf = remembered(sortKey);
  const byKey = Map.groupBy(
    items.flatMap((item) =>
      [
        item.itemCode === null ? '' : `code ${codeOf(item.itemCode)}`,
        item.description === null ? '' : `name ${nameOf(item.description)}`,
      ]
        .filter((key) => key !== '')
        .map((key) => ({ key: `${scopeOf(item)} ${key}`, item })),
    ),
    ({ key }) => key,
  );
  return (line: Line, invoice: InvoiceFacts): readonly PriceItem[] | string => {
    const contractId = line.contractId ?? invoice.underContractId;
    const keys = [
      ...(line.itemCode === null ? [] : [`code ${codeOf(line.itemCode)}`]),
      ...(line.description === null ? [] : [`name ${nameOf(line.description)}`]),
    ];
    const scopes = [...(contractId === null ? [] : [`contract ${contractId}`]), `vendor ${invoice.vendorId}`];
    const named = scopes
      .flatMap((scope) => keys.map((key) => byKey.get(`${scope} ${key}`)))
      .find((list) => list !== undefined);
    return named === undefined
      ? 'not-in-price-list'
      : applicable(
          named.map(({ item }) => item),
          line,
          invoice,
        );
  };
};

const scopeOf = ({ contractId, vendorId }: PriceItem): string =>
  contractId === null ? `vendor ${vendorId}` : `contract ${contractId}`;

/** Those of its currency and unit that are in force on the first day of its period, else on that of its invoice. */
const applicable = (
  items: readonly PriceItem[],
  line: Line,
  invoice: InvoiceFacts,
): readonly PriceItem[] | string => {
  const on = line.periodStart ?? line.periodEnd ?? invoice.from;
  const ofCurrency = items.filter(({ currency }) => currency === line.currency);
  const ofUnit = ofCurrency.filter(
    ({ unit }) => unit === null || line.unit === null || isSameUnit(unit, line.unit),
  );
  const inForce = ofUnit.filter(({ validFrom, validTo }) => (validFrom ?? on) <= on && on <= (validTo ?? on));
  if (ofCurrency.length === 0) return 'other-currency';
  if (ofUnit.length === 0) return 'other-unit';
  return inForce.length === 0 ? 'no-price-in-force' : inForce;
};

/** `h`, `Heure` and `HUR` are one unit. */
const isSameUnit = (one: string, other: string): boolean => {
  if (plainCode(one) === plainCode(other)) return true;
  const unit = timeUnitOf(one);
  return unit !== null && unit === timeUnitOf(other);
};

const toException = (
  line: Line,
  invoice: InvoiceFacts,
  items: readonly PriceItem[],
  unitPrice: string,
): TestException => ({
  key: exceptionKey(invoiceKey(invoice), line.lineNumber, line.itemCode ?? line.description, unitPrice),
  rows: [
    { entity: 'invoiceLine', id: line.id },
    ...items.map(({ id }) => ({ entity: 'priceItem' as const, id })),
  ],
  currency: line.currency,
  amountAtRisk: overpaid(line, items, unitPrice),
  detail: {
    ...invoiceDetail(invoice),
    line: line.lineNumber,
    item: line.itemCode ?? line.description,
    quantity: line.quantity,
    unitPrice,
    agreed: items.map((item) => item.unitPrice),
  },
});

/** Difference times quantity, over all prices that may have been agreed; a price below the agreed one puts nothing at risk. */
const overpaid = (
  { quantity, currency }: Line,
  items: readonly PriceItem[],
  unitPrice: string,
): Interval | null => {
  if (quantity === null) return null;
  const amounts = items.flatMap((item) => {
    const excess = multiplyDecimals(subtractDecimals(unitPrice, item.unitPrice), quantity);
    const minor = roundDecimalToMinor(excess, currency);
    return minor.ok ? [Math.max(minor.value, 0)] : [];
  });
  if (amounts.length < items.length) return null;
  return { low: BigInt(Math.min(...amounts)), high: BigInt(Math.max(...amounts)) };
};
