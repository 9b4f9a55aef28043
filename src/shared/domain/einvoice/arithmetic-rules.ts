import { currencyExponent } from '../money/currency.ts';
import { addDecimals, compareDecimals, divideDecimals, multiplyDecimals } from '../money/decimal.ts';
import type { AllowanceCharge, EInvoice, EInvoiceLine, TaxSubtotal } from './einvoice.ts';

/**
 * Rules of EN 16931 and Peppol BIS Billing 3 that are about arithmetic and periods, by their ids. The rules of a
 * country's taxes are left out: they know VAT only, and GST with QST breaks them without being wrong.
 */
export const arithmeticRules = [
  'BR-CO-10',
  'BR-CO-11',
  'BR-CO-12',
  'BR-CO-13',
  'BR-CO-14',
  'BR-CO-15',
  'BR-CO-16',
  'BR-CO-17',
  'PEPPOL-EN16931-R110',
  'PEPPOL-EN16931-R111',
  'PEPPOL-EN16931-R120',
] as const;

export type ArithmeticRule = (typeof arithmeticRules)[number];

/** Rules that compare totals with totals. */
const totalRules: readonly ArithmeticRule[] = ['BR-CO-13', 'BR-CO-15', 'BR-CO-16'];

const sumRules: readonly ArithmeticRule[] = [...totalRules, 'BR-CO-10', 'BR-CO-11', 'BR-CO-12', 'BR-CO-14'];

/** Ids of the rules that the document breaks, in their order. A rule about a value that is not there is not run. */
export const brokenRules = (invoice: EInvoice): ArithmeticRule[] => {
  const checks = totalChecks(invoice, roundingOf(invoice.currency));
  const broken = new Set<ArithmeticRule>(
    [...checks, ...invoice.taxes.map(taxCheck), ...invoice.lines.flatMap(lineChecks(invoice))]
      .filter(({ holds }) => !holds)
      .map(({ rule }) => rule),
  );
  return arithmeticRules.filter((rule) => broken.has(rule));
};

/**
 * The rules by which the document's totals contradict each other by more than a cent (or the smallest unit, where a
 * currency has no cents): which of them is owed cannot be told.
 */
export const contradictions = (invoice: EInvoice): ArithmeticRule[] => {
  const decimals = Math.min(2, currencyExponent(invoice.currency ?? ''));
  return totalChecks(invoice, decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`)
    .filter(({ rule, holds }) => !holds && totalRules.includes(rule))
    .map(({ rule }) => rule);
};

/** Whether the sums of the document hold to the cent, as far as `broken` tells, and none of them is unknown. */
export const isTied = ({ totals, lines }: EInvoice, broken: readonly ArithmeticRule[]): boolean =>
  totals.net !== null &&
  totals.total !== null &&
  lines.every(({ net }) => net !== null) &&
  !broken.some((rule) => sumRules.includes(rule));

type Check = { readonly rule: ArithmeticRule; readonly holds: boolean };

const negated = (decimal: string): string => multiplyDecimals(decimal, '-1');

const absolute = (decimal: string): string => (decimal.startsWith('-') ? decimal.slice(1) : decimal);

const distance = (a: string, b: string): string => absolute(addDecimals(a, negated(b)));

const isWithin = (a: string, b: string, tolerance: string): boolean =>
  compareDecimals(distance(a, b), tolerance) <= 0;

/** Half of the last printed unit: a sum holds when it rounds to what is printed. */
const roundingOf = (currency: string | null): string => {
  const decimals = Math.max(2, currency === null ? 2 : currencyExponent(currency));
  return `0.${'0'.repeat(decimals)}5`;
};

/** The sum, with null for one that has an unknown term. */
const sumOf = (terms: readonly (string | null)[]): string | null => {
  const known = terms.filter((term) => term !== null);
  return known.length < terms.length ? null : addDecimals(...known);
};

const amountsOf = (items: readonly AllowanceCharge[], isCharge: boolean): (string | null)[] =>
  items.filter((item) => item.isCharge === isCharge).map(({ amount }) => amount);

/** What the line and document totals say of each other. An optional total that is not there is zero. */
const totalChecks = (invoice: EInvoice, tolerance: string): Check[] => {
  const { totals, lines, allowancesCharges, taxes } = invoice;
  const [allowances, charges] = [totals.allowances ?? '0', totals.charges ?? '0'];
  const taxSum = taxes.length === 0 ? null : sumOf(taxes.map(({ amount }) => amount));
  const tax = totals.tax ?? taxSum ?? (taxes.length === 0 ? '0' : null);
  const lineSum = lines.length === 0 ? null : sumOf(lines.map(({ net }) => net));
  const due = [totals.total, negated(totals.prepaid ?? '0'), totals.rounding ?? '0'];
  const equal = (rule: ArithmeticRule, printed: string | null, sum: string | null): Check[] =>
    printed === null || sum === null ? [] : [{ rule, holds: isWithin(printed, sum, tolerance) }];
  return [
    ...equal('BR-CO-10', totals.lines, lineSum),
    ...equal('BR-CO-11', allowances, sumOf(amountsOf(allowancesCharges, false))),
    ...equal('BR-CO-12', charges, sumOf(amountsOf(allowancesCharges, true))),
    ...equal('BR-CO-13', totals.net, sumOf([totals.lines, negated(allowances), charges])),
    ...equal('BR-CO-14', totals.tax, taxSum),
    ...equal('BR-CO-15', totals.total, sumOf([totals.net, tax])),
    ...equal('BR-CO-16', totals.payable, sumOf(due)),
  ];
};

/**
 * BT-117 = BT-116 × BT-119 / 100 rounded to two decimals, less than one unit of the currency apart, as the standard's own
 * test has it.
 */
const taxCheck = ({ base, rate, amount }: TaxSubtotal): Check => {
  if (base === null || amount === null || rate === null) return { rule: 'BR-CO-17', holds: true };
  const computed = divideDecimals(multiplyDecimals(base, rate), '100', 2);
  return { rule: 'BR-CO-17', holds: compareDecimals(distance(amount, computed), '1') < 0 };
};

const lineChecks =
  (invoice: EInvoice) =>
  (line: EInvoiceLine): Check[] => [
    { rule: 'PEPPOL-EN16931-R110', holds: !isBefore(line.periodStart, invoice.periodStart) },
    { rule: 'PEPPOL-EN16931-R111', holds: !isBefore(invoice.periodEnd, line.periodEnd) },
    { rule: 'PEPPOL-EN16931-R120', holds: isLineNet(line) },
  ];

const isBefore = (date: string | null, other: string | null): boolean =>
  date !== null && other !== null && date < other;

/**
 * Net = quantity × price / base quantity + charges − allowances, to 0.02. Everything is multiplied by the base
 * quantity, so that nothing is divided. As in the rule itself, a quantity that is not there is one, and a price zero.
 */
const isLineNet = (line: EInvoiceLine): boolean => {
  const charges = sumOf(amountsOf(line.allowancesCharges, true));
  const allowances = sumOf(amountsOf(line.allowancesCharges, false));
  if (line.net === null || charges === null || allowances === null) return true;
  const base = line.baseQuantity === null || isZero(line.baseQuantity) ? '1' : line.baseQuantity;
  const beside = addDecimals(charges, negated(allowances));
  return isWithin(
    multiplyDecimals(line.net, base),
    addDecimals(multiplyDecimals(line.quantity ?? '1', line.price ?? '0'), multiplyDecimals(beside, base)),
    multiplyDecimals('0.02', absolute(base)),
  );
};

const isZero = (decimal: string): boolean => !/[1-9]/u.test(decimal);
