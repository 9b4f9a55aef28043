import { normalisedNumber } from '../text/invoice-number.ts';

/** What of an invoice says which lines of time sheets are its own. Dates are ISO text. */
export type BilledWork = {
  readonly number: string;
  readonly vendorId: number;
  readonly contractId: number | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
};

/** A line of a time sheet, as far as it says what it belongs to. */
export type TimedWork = {
  readonly invoiceNumber: string | null;
  readonly vendorId: number | null;
  readonly contractId: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
};

/**
 * Whether a line of a time sheet is of an invoice: it names its number, as invoice numbers are compared; or it names none,
 * and its days fall into what the invoice bills of the same contract. Never of another vendor than the one that it names.
 */
export const isEntryOfInvoice = (entry: TimedWork, invoice: BilledWork): boolean => {
  if (entry.vendorId !== null && entry.vendorId !== invoice.vendorId) return false;
  if (entry.invoiceNumber !== null) {
    const number = normalisedNumber(entry.invoiceNumber);
    return number !== '' && number === normalisedNumber(invoice.number);
  }
  return (
    entry.contractId !== null &&
    entry.contractId === invoice.contractId &&
    overlap(daysOf(entry), billed(invoice))
  );
};

type Days = readonly [string, string] | null;

/** One day that is known stands for both. */
const daysBetween = (first: string | null, last: string | null): Days => {
  const [from, to] = [first ?? last, last ?? first];
  return from === null || to === null ? null : [from, to];
};

const daysOf = ({ startsOn, endsOn }: TimedWork): Days => daysBetween(startsOn, endsOn);

const billed = ({ periodStart, periodEnd }: BilledWork): Days => daysBetween(periodStart, periodEnd);

const overlap = (a: Days, b: Days): boolean => a !== null && b !== null && a[0] <= b[1] && b[0] <= a[1];
