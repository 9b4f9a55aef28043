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

/** Finds those of an invoice among many: the rule is asked only where the number, or contract and days, are the same. */
export const entryFinder = <Entry extends TimedWork>(
  entries: readonly Entry[],
): ((invoice: BilledWork) => readonly Entry[]) => {
  const byNumber = Map.groupBy(entries, ({ invoiceNumber }) => normalisedNumber(invoiceNumber ?? ''));
  // Those of no contract and no number are of no invoice, and a case may have more of them than of all others.
  const unnamed = (byNumber.get('') ?? []).filter(({ contractId }) => contractId !== null);
  const byContract = new Map(
    [...Map.groupBy(unnamed, ({ contractId }) => contractId)].map(
      ([contractId, own]) => [contractId, byDays(own)] as const,
    ),
  );
  return (invoice) => {
    const number = normalisedNumber(invoice.number);
    const named = number === '' ? [] : (byNumber.get(number) ?? []);
    const days = billed(invoice);
    const ofContract = days === null ? [] : (byContract.get(invoice.contractId)?.(days) ?? []);
    return [named, ofContract].flatMap((some) => some.filter((entry) => isEntryOfInvoice(entry, invoice)));
  };
};

/** Finds those with days in common: a contract may have thousands of days and hundreds of invoices. */
const byDays = <Entry extends TimedWork>(
  entries: readonly Entry[],
): ((days: readonly [string, string]) => readonly Entry[]) => {
  const dated = entries
    .flatMap((entry) => {
      const days = daysOf(entry);
      return days === null ? [] : [{ entry, from: days[0], to: days[1] }];
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  // The last day of all so far: before a place where it is too early, nothing reaches the days looked for.
  let last = '';
  const reach = dated.map(({ to }) => (last = to > last ? to : last));
  return ([from, to]) => {
    const found: Entry[] = [];
    for (let index = countUpTo(dated, to) - 1; (reach[index] ?? '') >= from; index -= 1) {
      const one = dated[index];
      if (one !== undefined && one.to >= from) found.push(one.entry);
    }
    return found;
  };
};

/** How many begin on a day or before it; they are in the order of their first days. */
const countUpTo = (dated: readonly { readonly from: string }[], day: string): number => {
  let low = 0;
  let high = dated.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dated[middle]?.from ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
};
