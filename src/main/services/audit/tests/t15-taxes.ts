import { minorOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { gstAndQstPpm } from '#shared/domain/money/before-tax.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { applyRatePpm } from '#shared/domain/money/money.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceException, invoiceRow } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

/** GST 5 %, QST 9.975 % of the amount without GST (since 2013), and the rates that mistakes lead to. */
const gstPpm = 50_000;
const qstPpm = 99_750;
const compoundedQstPpm = 104_737.5;

/** Since this day QST is computed on the amount without GST, at 9.975 %. */
const firstDay = '2013-01-01';

/** GST or QST that is not what the rates make of the amount before tax, or of a vendor without a registration number. */
export const t15: AuditTest = {
  id: 'T15',
  parameters: [
    { name: 'tolerance', kind: 'amount', default: '0.01', mark: 'judgement', source: '' },
    { name: 'numbers', kind: 'flag', default: true, mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['other-currency', 'before-rates', 'no-net', 'no-taxes'],
  run: (input) => {
    const tally = newTally();
    const kept = keepRows(input.facts.invoices(), tally, {
      'other-currency': ({ currency }) => currency !== 'CAD',
      'before-rates': ({ issuedOn }) => issuedOn < firstDay,
      'no-net': ({ netAmount }) => netAmount === null,
      'no-taxes': ({ gst, qst }) => gst === null && qst === null,
    });
    const tolerance = minorOf(input.parameters, 'tolerance', 'CAD') ?? 0;
    const exceptions = kept.flatMap((invoice) => {
      const taxes = recompute(invoice).filter(
        ({ stated, expected }) =>
          Math.abs(stated - expected) > tolerance * Math.max(1, invoice.lineCount / 2),
      );
      if (taxes.length === 0) return [];
      const excess = taxes.reduce((sum, { stated, expected }) => sum + stated - expected, 0);
      const detail = Object.fromEntries(
        taxes.flatMap(({ tax, stated, expected, cause }) => [
          [tax, amountText(stated, 'CAD')],
          [`${tax}Expected`, amountText(expected, 'CAD')],
          [`${tax}Cause`, cause],
        ]),
      );
      return [
        invoiceException(invoice, Math.max(excess, 0), {
          net: amountText(invoice.netAmount, 'CAD'),
          ...detail,
        }),
      ];
    });
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: [
        ...exceptions,
        ...(input.parameters['numbers'] === true ? unregistered(input.facts.organizations(), kept) : []),
      ],
    };
  },
};

type Recomputed = {
  readonly tax: 'gst' | 'qst';
  readonly stated: number;
  readonly expected: number;
  readonly cause: 'compounded' | 'both-in-one' | 'zero' | 'other';
};

const recompute = ({ netAmount, gst, qst }: InvoiceFacts): readonly Recomputed[] => {
  const net = netAmount ?? 0;
  const of = (tax: 'gst' | 'qst', stated: number | null, ppm: number): readonly Recomputed[] =>
    stated === null
      ? []
      : [{ tax, stated, expected: applyRatePpm(net, ppm, 'half-up'), cause: causeOf(stated, net) }];
  return [...of('gst', gst, gstPpm), ...of('qst', qst, qstPpm)];
};

/** What a wrong amount looks like: QST on the amount with GST, both taxes in one field, no tax at all. */
const causeOf = (stated: number, net: number): Recomputed['cause'] => {
  if (stated === 0) return 'zero';
  const isAt = (ppm: number): boolean => Math.abs(stated - (net * ppm) / 1_000_000) <= 1;
  if (isAt(compoundedQstPpm)) return 'compounded';
  return isAt(gstAndQstPpm) ? 'both-in-one' : 'other';
};

type Vendor = Pick<RowOf<'organization'>, 'id' | 'gstNumber' | 'qstNumber'>;

/**
 * Taxes of a vendor whose registration number for them is not known, one exception for each tax. Only in a register that
 * has such a number of some vendor: where nobody enters them, that one is missing says nothing.
 */
const unregistered = (
  vendors: readonly Vendor[],
  invoices: readonly InvoiceFacts[],
): readonly TestException[] => {
  const byVendor = Map.groupBy(invoices, ({ vendorId }) => vendorId);
  const found = (['gst', 'qst'] as const).flatMap((tax) => {
    const numberOf = ({ gstNumber, qstNumber }: Vendor): string | null =>
      tax === 'gst' ? gstNumber : qstNumber;
    if (vendors.every((vendor) => numberOf(vendor) === null)) return [];
    return vendors
      .filter((vendor) => numberOf(vendor) === null)
      .flatMap(({ id }) => {
        const charged = (byVendor.get(id) ?? []).filter((invoice) => (invoice[tax] ?? 0) > 0);
        const [first] = charged;
        if (first === undefined) return [];
        const sum = charged.reduce((total, invoice) => total + BigInt(invoice[tax] ?? 0), 0n);
        const exception: TestException = {
          key: exceptionKey('no-number', first.vendorKey, tax),
          rows: [{ entity: 'organization', id }, ...charged.map(invoiceRow)],
          currency: 'CAD',
          amountAtRisk: exactly(sum),
          detail: { vendor: first.vendor, missing: [`${tax}-number`], count: charged.length },
        };
        return [{ exception, by: [first.vendor] }];
      });
  });
  return toldApart(found);
};
