import type { DateOrder } from '../calendar/read-date.ts';
import type { DecimalMark } from '../money/written-number.ts';
import { currencyExponent } from '../money/currency.ts';
import { decimalTimesToMinor } from '../money/decimal.ts';
import { emptyCell } from './raw-cell.ts';
import {
  isBlank,
  isNoAmount,
  readAmount,
  readCellDate,
  readCurrency,
  readQuantity,
  type Notation,
} from './cell-values.ts';
import {
  someWork,
  type CheckedRow,
  type InvoiceLineDraft,
  type LineWork,
  type RejectCode,
} from './checked-row.ts';
import { importFields, vendorNumberFields, type ImportField } from './fields.ts';
import { hasAmountAbove, ownAmounts, sharesAmount } from './merged-amounts.ts';
import type { MappedCells } from './row-kind.ts';
import { writtenCells } from './written-cells.ts';
import type { VendorMatcher } from './vendor-match.ts';
import type { OrganizationNumbers } from './vendor-numbers.ts';

export type KnownContract = {
  readonly id: number;
  readonly vendorId: number | null;
  readonly startsOn: string | null;
  /** The end including options, as far as known. */
  readonly endsOn: string | null;
};

export type RowChecker = {
  readonly notation: Notation;
  /** Of columns that order their dates otherwise than the file does. */
  readonly dateOrders?: Partial<Readonly<Record<ImportField, DateOrder>>>;
  /** Of columns that write decimals otherwise than the file does. */
  readonly decimalMarks?: Partial<Readonly<Record<ImportField, DecimalMark>>>;
  readonly defaultCurrency: string;
  readonly matchVendor: VendorMatcher;
  /** Finds a contract by its reference as written; undefined when there is none. */
  readonly findContract: (reference: string) => KnownContract | undefined;
  /** For rows that name none. */
  readonly defaultVendorId: number | null;
  readonly defaultContract: KnownContract | null;
  /** Of quantities in a file without a column for it; null when its header names none. */
  readonly quantityUnit: string | null;
  /** The column that the tie-out adds up: net when it is mapped, else total. */
  readonly amountField: 'net' | 'total';
};

/** Stops at the first reason; thrown and caught in this file only. */
class Rejection {
  readonly field: ImportField | null;
  readonly code: RejectCode;

  constructor(code: RejectCode, field: ImportField | null) {
    this.code = code;
    this.field = field;
  }
}

const reject = (code: RejectCode, field: ImportField | null): never => {
  // oxlint-disable-next-line only-throw-error -- control flow within this file, never seen outside
  throw new Rejection(code, field);
};

/** Checks one line of a file and says how it would be stored, or the first reason why not. Pure. */
export const checkRow = (row: number, written: MappedCells, checker: RowChecker): CheckedRow => {
  const cells = ownAmounts(written);
  try {
    return { kind: 'accepted', line: lineOf(row, cells, checker) };
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    const currency = currencyOf(cells, checker);
    const known = currency.ok ? currency.value : checker.defaultCurrency;
    const notation = numberNotation(checker.amountField, checker);
    const amount = readAmount(cells[checker.amountField] ?? emptyCell, known, notation);
    return {
      kind: 'rejected',
      reject: {
        row,
        field: thrown.field,
        code: thrown.code,
        value: thrown.field === null ? null : (cells[thrown.field]?.text ?? null),
        cells: writtenCells(cells, checker.amountField),
        currency: known,
        amount: amount.ok ? amount.value : null,
      },
    };
  }
};

const currencyOf = (cells: MappedCells, { defaultCurrency }: RowChecker) =>
  readCurrency(cells.currency ?? emptyCell, defaultCurrency);

const lineOf = (row: number, cells: MappedCells, checker: RowChecker): InvoiceLineDraft => {
  refuseErrors(cells);
  const number = textOf(cells, 'number', 120) ?? reject('missing-number', 'number');
  const issuedOn = dateOf(cells, 'date', checker) ?? reject('missing-date', 'date');
  const currencyResult = currencyOf(cells, checker);
  const currency = currencyResult.ok ? currencyResult.value : reject('unknown-currency', 'currency');
  const amounts = amountsOf(cells, currency, checker);
  const contract = contractOf(cells, checker);
  const vendor = vendorOf(cells, contract, checker);
  const periodStart = dateOf(cells, 'periodStart', checker);
  const periodEnd = dateOf(cells, 'periodEnd', checker);
  if (periodStart !== null && periodEnd !== null && periodStart > periodEnd)
    reject('end-before-start', 'periodEnd');
  // Field by field: spreading two objects into a third takes as long as reading all the cells.
  return {
    row,
    vendor: vendor.vendor,
    vendorNumbers: vendor.vendorNumbers,
    number,
    issuedOn,
    contractId: contract?.id ?? null,
    purchaseOrder: textOf(cells, 'po', 120),
    periodStart,
    periodEnd,
    description: textOf(cells, 'description', 4000),
    itemCode: textOf(cells, 'itemCode', 120),
    work: workOf(cells),
    quantity: amounts.quantity,
    unit: unitOf(cells, amounts, checker),
    unitPrice: amounts.unitPrice,
    currency,
    net: amounts.net,
    gst: amounts.gst,
    qst: amounts.qst,
    total: amounts.total,
    holdback: amounts.holdback,
    isOutsideContract:
      contract !== null && isOutside(contract, periodStart ?? issuedOn, periodEnd ?? issuedOn),
    hasMergedAmount: hasAmountAbove(cells),
  };
};

/** In a description it harms nothing; of who did the work it says nothing. */
const mayBeErrors: ReadonlySet<ImportField> = new Set<ImportField>([
  'description',
  'workPackage',
  'worker',
  'role',
  'deliverable',
]);

/** What a spreadsheet could not work out is no value, and no text either. */
const refuseErrors = (cells: MappedCells): void => {
  for (const field of importFields)
    if (cells[field]?.type === 'error' && !mayBeErrors.has(field)) reject('error-cell', field);
};

const writtenText = (cells: MappedCells, field: ImportField): string | null => {
  const cell = cells[field];
  if (cell === undefined || isBlank(cell)) return null;
  return (cell.type === 'number' && cell.value !== null ? cell.value : cell.text).trim();
};

const textOf = (cells: MappedCells, field: ImportField, maxLength: number): string | null => {
  const text = writtenText(cells, field);
  if (text === null) return null;
  return text.length > maxLength ? reject('too-long', field) : text;
};

const dateOf = (
  cells: MappedCells,
  field: ImportField,
  { notation, dateOrders }: RowChecker,
): string | null => {
  const cell = cells[field];
  if (cell === undefined || isBlank(cell)) return null;
  const own = dateOrders?.[field];
  const date = readCellDate(cell, own === undefined ? notation : { ...notation, dateOrder: own });
  return date.ok ? date.value : reject(date.error, field);
};

/** How the numbers of a column are written. */
const numberNotation = (field: ImportField, { notation, decimalMarks }: RowChecker): Notation => {
  const own = decimalMarks?.[field];
  return own === undefined ? notation : { ...notation, decimalMark: own };
};

type Amounts = Pick<
  InvoiceLineDraft,
  'quantity' | 'unitPrice' | 'net' | 'gst' | 'qst' | 'total' | 'holdback'
>;

const amountsOf = (cells: MappedCells, currency: string, checker: RowChecker): Amounts => {
  const money = (field: ImportField): number | null => {
    const cell = cells[field];
    if (cell === undefined || isBlank(cell)) return null;
    if (field !== checker.amountField && isNoAmount(cell)) return null;
    const amount = readAmount(cell, currency, numberNotation(field, checker));
    return amount.ok ? amount.value : reject(amount.error, field);
  };
  const decimal = (field: 'quantity' | 'unitPrice'): string | null => {
    const cell = cells[field];
    if (cell === undefined || isNoAmount(cell)) return null;
    const unitCurrency = field === 'unitPrice' ? currency : null;
    const value = readQuantity(cell, unitCurrency, numberNotation(field, checker));
    return value.ok ? value.value : reject(value.error, field);
  };
  const amounts = {
    net: money('net'),
    gst: money('gst'),
    qst: money('qst'),
    total: money('total'),
    holdback: money('holdback'),
    quantity: decimal('quantity'),
    unitPrice: decimal('unitPrice'),
  };
  if (amounts[checker.amountField] === null) reject('missing-amount', checker.amountField);
  if (!sharesAmount(cells)) checkArithmetic(amounts, currency, cells);
  return amounts;
};

/** Vendors round; more than the smallest unit of two decimals apart is another amount. */
const toleranceOf = (currency: string): number => 10 ** Math.max(0, currencyExponent(currency) - 2);

/**
 * Quantity × unit price = net, and net + GST + QST = total, where all terms are known. A tax whose column is in the
 * file but blank in this row is unknown: then the total cannot be judged. The total may be what is left when the
 * holdback is kept, whichever sign it is written with.
 */
const checkArithmetic = (amounts: Amounts, currency: string, cells: MappedCells): void => {
  const tolerance = toleranceOf(currency);
  const { quantity, unitPrice, net, total, holdback } = amounts;
  if (quantity !== null && unitPrice !== null && net !== null) {
    const product = decimalTimesToMinor(quantity, unitPrice, currency);
    if (!product.ok || Math.abs(product.value - net) > tolerance) reject('arithmetic', 'net');
  }
  const taxes = knownTaxes(amounts, cells);
  if (net === null || total === null || taxes === null) return;
  const sums = [net + taxes, net + taxes - Math.abs(holdback ?? 0)];
  if (sums.every((sum) => Math.abs(sum - total) > tolerance)) reject('arithmetic', 'total');
};

/** The sum of the taxes that the file has columns for; null when it has none, or when one is blank in this row. */
const knownTaxes = (amounts: Amounts, cells: MappedCells): number | null => {
  const columns = (['gst', 'qst'] as const).filter((field) => cells[field] !== undefined);
  const taxes = columns.map((field) => amounts[field]).filter((tax) => tax !== null);
  return columns.length === 0 || taxes.length < columns.length
    ? null
    : taxes.reduce((sum, tax) => sum + tax, 0);
};

const contractOf = (
  cells: MappedCells,
  { findContract, defaultContract }: RowChecker,
): KnownContract | null => {
  const reference = textOf(cells, 'contract', 500);
  if (reference === null) return defaultContract;
  return findContract(reference) ?? reject('unknown-contract', 'contract');
};

const unitOf = (cells: MappedCells, { quantity }: Amounts, { quantityUnit }: RowChecker): string | null =>
  textOf(cells, 'unit', 60) ?? (quantity === null ? null : quantityUnit);

/** What the row says of the work; null when the file has no such columns, or they are empty here. */
const workOf = (cells: MappedCells): LineWork | null => {
  if (!hasWorkColumn(cells)) return null;
  return someWork({
    workPackage: workTextOf(cells, 'workPackage', 120),
    worker: workTextOf(cells, 'worker', 300),
    role: workTextOf(cells, 'role', 300),
    deliverable: workTextOf(cells, 'deliverable', 500),
  });
};

const workTextOf = (cells: MappedCells, field: keyof LineWork, maxLength: number): string | null =>
  cells[field]?.type === 'error' ? null : textOf(cells, field, maxLength);

const hasWorkColumn = ({ workPackage, worker, role, deliverable }: MappedCells): boolean =>
  (workPackage ?? worker ?? role ?? deliverable) !== undefined;

/** The vendor's registration numbers in a row; null when the file has no such columns, or they are empty here. */
const numbersOf = (cells: MappedCells): OrganizationNumbers | null => {
  if (cells.neq === undefined && cells.gstNumber === undefined && cells.qstNumber === undefined) return null;
  const [neq, gst, qst] = vendorNumberFields.map((field) => writtenText(cells, field));
  return (neq ?? gst ?? qst ?? null) === null
    ? null
    : { neq: neq ?? null, gst: gst ?? null, qst: qst ?? null };
};

/** Who invoices: by number, then by name; who is named by neither is the vendor chosen for the file, or of the contract. */
const vendorOf = (
  cells: MappedCells,
  contract: KnownContract | null,
  { matchVendor, defaultVendorId }: RowChecker,
): Pick<InvoiceLineDraft, 'vendor' | 'vendorNumbers'> => {
  const name = textOf(cells, 'vendor', 300);
  const numbers = numbersOf(cells);
  const known = (id: number) => ({ vendor: id, vendorNumbers: null });
  const match = name === null && numbers === null ? unnamed : matchVendor(name, numbers ?? undefined);
  switch (match.kind) {
    case 'known':
      return known(match.id);
    case 'unknown':
      if (name !== null) return { vendor: name, vendorNumbers: numbers };
      return known(defaultVendorId ?? contract?.vendorId ?? reject('missing-vendor', 'vendor'));
    case 'doubtful':
      return reject('doubtful-vendor', 'vendor');
  }
};

const unnamed = { kind: 'unknown' } as const;

const isOutside = ({ startsOn, endsOn }: KnownContract, from: string, to: string): boolean =>
  (startsOn !== null && from < startsOn) || (endsOn !== null && to > endsOn);
