import { minorOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { decimalTimesToMinor } from '#shared/domain/money/decimal.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { prepared } from '../../../db/prepared.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amountText, invoiceDetail, invoiceKey } from '../invoice-exceptions.ts';
import { newTally } from '../tally.ts';

type DoubtfulLine = Pick<RowOf<'invoiceLine'>, 'id' | 'invoiceId' | 'lineNumber' | 'currency'> & {
  readonly quantity: string;
  readonly unitPrice: string;
  /** Null as none. */
  readonly charges: number | null;
  readonly net: number;
};

/** A line whose amount is not its quantity times its unit price, with its charges and less its allowances. */
export const t13: AuditTest = {
  id: 'T13',
  parameters: [
    {
      name: 'tolerance',
      kind: 'amount',
      default: '0.02',
      mark: 'stated',
      source: 'PEPPOL-EN16931-R120',
    },
  ],
  reads: ['invoiceLine', 'invoice'],
  exclusions: ['no-unit-price', 'no-net', 'too-large'],
  run: (input) => {
    const tally = newTally();
    const { population, noPrice, noNet, currencies } = countLines(input);
    tally.exclude('no-unit-price', noPrice);
    tally.exclude('no-net', noNet);
    const invoices = new Map(input.facts.invoices().map((invoice) => [invoice.id, invoice]));
    const exceptions: TestException[] = [];
    for (const currency of currencies) {
      const tolerance = minorOf(input.parameters, 'tolerance', currency) ?? 0;
      for (const line of doubtfulLines(input, currency, tolerance)) {
        const invoice = invoices.get(line.invoiceId);
        const product = decimalTimesToMinor(line.quantity, line.unitPrice, currency);
        if (!product.ok) {
          tally.exclude('too-large');
          continue;
        }
        const expected = product.value + (line.charges ?? 0);
        if (invoice !== undefined && Math.abs(line.net - expected) > tolerance)
          exceptions.push(toException(line, invoice, expected));
      }
    }
    return { population, excluded: tally.excluded(), exceptions };
  },
};

type Counts = { readonly population: number; readonly noPrice: number; readonly noNet: number };

const countLines = ({ db }: TestInput): Counts & { readonly currencies: readonly string[] } => {
  // Not grouped by currency: that would sort a million lines to tell apart two or three.
  const { currencies, ...counts } = prepared(
    db,
    `SELECT count(*) AS population, coalesce(sum(quantity IS NULL OR unit_price IS NULL), 0) AS noPrice,
       coalesce(sum(quantity IS NOT NULL AND unit_price IS NOT NULL AND net IS NULL), 0) AS noNet,
       coalesce(group_concat(DISTINCT currency), '') AS currencies
     FROM visible_invoice_lines`,
  ).get() as Counts & { readonly currencies: string };
  return { ...counts, currencies: currencies === '' ? [] : currencies.split(',').toSorted() };
};

/**
 * Lines that may be off by more than the tolerance: SQLite tells them apart in floating point, generously, so that of a
 * million lines few are computed exactly.
 */
const doubtfulLines = (
  { db }: TestInput,
  currency: string,
  tolerance: number,
): IterableIterator<DoubtfulLine> =>
  prepared(
    db,
    `SELECT id, invoice_id AS "invoiceId", line_number AS "lineNumber", quantity, unit_price AS "unitPrice",
       currency, charges, net
     FROM visible_invoice_lines
     WHERE currency = @currency AND net IS NOT NULL AND quantity IS NOT NULL AND unit_price IS NOT NULL
       AND abs(net - coalesce(charges, 0) - quantity_sort * unit_price_sort * @unit)
         > @tolerance - 1 - abs(quantity_sort * unit_price_sort * @unit) * 1e-12
     ORDER BY id`,
  ).iterate({
    currency,
    tolerance,
    unit: 10 ** currencyExponent(currency),
  }) as IterableIterator<DoubtfulLine>;

const toException = (line: DoubtfulLine, invoice: InvoiceFacts, expected: number): TestException => {
  const { lineNumber, quantity, unitPrice, charges, net, currency } = line;
  return {
    key: exceptionKey(invoiceKey(invoice), lineNumber, quantity, unitPrice),
    rows: [{ entity: 'invoiceLine', id: line.id }],
    currency,
    // A line that asks for less than it should is an error too, with nothing at risk.
    amountAtRisk: exactly(Math.max(net - expected, 0)),
    detail: {
      ...invoiceDetail(invoice),
      line: lineNumber,
      quantity,
      unitPrice,
      charges: amountText(charges, currency),
      net: amountText(net, currency),
      expected: amountText(expected, currency),
    },
  };
};
