import { minorOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { decimalTimesToMinor } from '#shared/domain/money/decimal.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { prepared } from '../../../db/prepared.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amountText, invoiceDetail, invoiceKey } from '../invoice-exceptions.ts';
import { newTally } from '../tally.ts';

type Line = Pick<
  RowOf<'invoiceLine'>,
  'id' | 'invoiceId' | 'lineNumber' | 'quantity' | 'unitPrice' | 'currency' | 'net'
>;

/** A line whose amount is not its quantity times its unit price. */
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
    const invoices = new Map(input.facts.invoices().map((invoice) => [invoice.id, invoice]));
    const exceptions: TestException[] = [];
    let population = 0;
    for (const line of linesOf(input)) {
      population += 1;
      const invoice = invoices.get(line.invoiceId);
      const { quantity, unitPrice, net, currency } = line;
      if (quantity === null || unitPrice === null) tally.exclude('no-unit-price');
      else if (net === null) tally.exclude('no-net');
      else if (invoice !== undefined) {
        const product = decimalTimesToMinor(quantity, unitPrice, currency);
        if (!product.ok) tally.exclude('too-large');
        else if (Math.abs(net - product.value) > (minorOf(input.parameters, 'tolerance', currency) ?? 0)) {
          exceptions.push({
            key: exceptionKey(invoiceKey(invoice), line.lineNumber, quantity, unitPrice),
            rows: [{ entity: 'invoiceLine', id: line.id }],
            currency,
            // A line that asks for less than it should is an error too, with nothing at risk.
            amountAtRisk: exactly(Math.max(net - product.value, 0)),
            detail: {
              ...invoiceDetail(invoice),
              line: line.lineNumber,
              quantity,
              unitPrice,
              net: amountText(net, currency),
              expected: amountText(product.value, currency),
            },
          });
        }
      }
    }
    return { population, excluded: tally.excluded(), exceptions };
  },
};

// One line at a time: a case may hold a million.
const linesOf = ({ db }: TestInput): IterableIterator<Line> =>
  prepared(
    db,
    `SELECT id, invoice_id AS "invoiceId", line_number AS "lineNumber", quantity, unit_price AS "unitPrice",
       currency, net FROM visible_invoice_lines ORDER BY id`,
  ).iterate() as IterableIterator<Line>;
