import { minorOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { applyRatePpm } from '#shared/domain/money/money.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { amountText, invoiceException, invoiceRow } from '../invoice-exceptions.ts';
import { datedRules } from '../dated-rules.ts';
import { keepRows, newTally } from '../tally.ts';
import { taxRatesOn, type TaxRates } from '../tax-rates.ts';
import { toldApart } from '../told-apart.ts';
import { untaxedLines, type UntaxedLines } from '../untaxed-lines.ts';

/** GST or QST that is not what the rates make of the amount that is taxed, or of a vendor without a registration number. */
export const t15: AuditTest = {
  id: 'T15',
  parameters: [
    { name: 'tolerance', kind: 'amount', default: '0.01', mark: 'judgement', source: '' },
    { name: 'numbers', kind: 'flag', default: true, mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['other-currency', 'before-rates', 'no-net', 'no-taxes', 'other-tax-category'],
  run: (input) => {
    const tally = newTally();
    const rules = datedRules(input);
    const ratesOn = taxRatesOn(rules);
    const untaxed = untaxedLines(input);
    const isUnknown = ({ id }: InvoiceFacts): boolean =>
      untaxed.get(id)?.hasOther === true || untaxed.get(id)?.net === null;
    const kept = keepRows(input.facts.invoices(), tally, {
      'other-currency': ({ currency }) => currency !== 'CAD',
      'before-rates': ({ issuedOn }) => ratesOn(issuedOn) === null,
      'no-net': ({ netAmount }) => netAmount === null,
      'no-taxes': ({ gst, qst }) => gst === null && qst === null,
      'other-tax-category': isUnknown,
    });
    const tolerance = minorOf(input.parameters, 'tolerance', 'CAD') ?? 0;
    const exceptions = kept.flatMap((invoice) => {
      const rates = ratesOn(invoice.issuedOn);
      const lines = untaxed.get(invoice.id);
      return rates === null ? [] : wrongTaxes(invoice, { rates, lines, tolerance });
    });
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: [
        ...exceptions,
        ...(input.parameters['numbers'] === true ? unregistered(input.facts.organizations(), kept) : []),
      ],
      ...rules.used(),
    };
  },
};

const noneUntaxed: UntaxedLines = { net: 0, hasOther: false, taxed: [], taxes: 0 };

type Basis = {
  readonly rates: TaxRates;
  readonly lines: UntaxedLines | undefined;
  readonly tolerance: number;
};

const wrongTaxes = (invoice: InvoiceFacts, { rates, lines, tolerance }: Basis): readonly TestException[] => {
  const net = invoice.netAmount ?? 0;
  const { net: untaxed, taxed, taxes: taxesOfUntaxed } = lines ?? noneUntaxed;
  const base = { net, taxable: net - (untaxed ?? 0) };
  const taxes = recompute(invoice, base, rates).filter(
    ({ stated, expected }) => Math.abs(stated - expected) > tolerance * Math.max(1, invoice.lineCount / 2),
  );
  if (taxes.length === 0 && taxed.length === 0) return [];
  const excess = taxes.reduce((sum, { stated, expected }) => sum + stated - expected, 0);
  const exception = invoiceException(invoice, Math.max(excess, taxesOfUntaxed, 0), {
    net: amountText(base.net, 'CAD'),
    ...(lines === undefined ? {} : { taxable: amountText(base.taxable, 'CAD') }),
    ...(taxed.length === 0 ? {} : { problem: 'untaxed-taxed', lines: taxed.length }),
    ...Object.fromEntries(
      taxes.flatMap(({ tax, stated, expected, cause }) => [
        [tax, amountText(stated, 'CAD')],
        [`${tax}Expected`, amountText(expected, 'CAD')],
        [`${tax}Cause`, cause],
      ]),
    ),
  });
  return [{ ...exception, rows: [...exception.rows, ...taxed] }];
};

/** An amount before tax, and what of it is taxed. */
type TaxBase = { readonly net: number; readonly taxable: number };

type Recomputed = {
  readonly tax: 'gst' | 'qst';
  readonly stated: number;
  readonly expected: number;
  readonly cause: 'compounded' | 'both-in-one' | 'zero' | 'untaxed-taxed' | 'other';
};

const recompute = (invoice: InvoiceFacts, base: TaxBase, rates: TaxRates): readonly Recomputed[] =>
  (['gst', 'qst'] as const).flatMap((tax): Recomputed[] => {
    const stated = invoice[tax];
    if (stated === null) return [];
    const expected = applyRatePpm(base.taxable, rates[tax], 'half-up');
    return [{ tax, stated, expected, cause: causeOf(stated, { base, rates, tax }) }];
  });

type Charged = { readonly base: TaxBase; readonly rates: TaxRates; readonly tax: keyof TaxRates };

/**
 * What a wrong amount looks like: no tax at all, tax on what is not taxed, QST on the amount with GST, both taxes in one
 * field.
 */
const causeOf = (stated: number, { base, rates, tax }: Charged): Recomputed['cause'] => {
  if (stated === 0) return 'zero';
  const isOf = (amount: number, ppm: number): boolean => Math.abs(stated - (amount * ppm) / 1_000_000) <= 1;
  if (base.net !== base.taxable && isOf(base.net, rates[tax])) return 'untaxed-taxed';
  if (isOf(base.taxable, (rates.qst * (1_000_000 + rates.gst)) / 1_000_000)) return 'compounded';
  return isOf(base.taxable, rates.gst + rates.qst) ? 'both-in-one' : 'other';
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
