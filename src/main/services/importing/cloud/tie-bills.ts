import type { SourceDocument } from '#shared/domain/importing/source-record.ts';
import { roundDecimalToMinor } from '#shared/domain/money/decimal.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { noCurrency } from './no-currency.ts';

type RegisterInvoice = {
  readonly key: string;
  readonly vendorId: number;
  readonly currency: string;
  readonly amount: number | null;
};

/**
 * Ties the invoices of a cloud bill to those of the register: the lines of an invoice, rounded to the cent, must come to
 * the total of the invoice with that number (of that vendor, where the bill names one that the register knows), or to
 * its net where it has no total. Rules: `no-register-invoice`, `register-invoice-differs`. Other documents stay as they
 * are.
 */
export const tieBills = (db: ReadableDb, documents: readonly SourceDocument[]): readonly SourceDocument[] => {
  const numbers = documents.flatMap(({ number, bill }) =>
    bill === undefined || number === '' ? [] : [number],
  );
  if (!documents.some(({ bill }) => bill !== undefined)) return documents;
  const invoices = Map.groupBy(invoicesNumbered(db, numbers.map(sortKey)), ({ key }) => key);
  return documents.map((document) => {
    const { bill, number } = document;
    if (bill === undefined) return document;
    const candidates = number === '' ? [] : (invoices.get(sortKey(number)) ?? []);
    const rule = brokenRule(document, bill, candidates);
    return { ...document, tied: rule === null, rules: rule === null ? [] : [rule] };
  });
};

const brokenRule = (
  { net }: SourceDocument,
  { vendorId, currency }: NonNullable<SourceDocument['bill']>,
  candidates: readonly RegisterInvoice[],
): string | null => {
  const ofVendor = candidates.filter((invoice) => vendorId === null || invoice.vendorId === vendorId);
  if (ofVendor.length === 0) return 'no-register-invoice';
  const isSame = (invoice: RegisterInvoice): boolean =>
    (currency === noCurrency || invoice.currency === currency) &&
    invoice.amount === minorOf(net, invoice.currency);
  return ofVendor.some(isSame) ? null : 'register-invoice-differs';
};

/** Undefined where it is no amount, which equals none. */
const minorOf = (net: string | null, currency: string): number | undefined => {
  if (net === null) return undefined;
  const minor = roundDecimalToMinor(net, currency);
  return minor.ok ? minor.value : undefined;
};

/** One pass over the invoices, however many are looked for: numbers alone have no index. */
const invoicesNumbered = (db: ReadableDb, keys: readonly string[]): readonly RegisterInvoice[] =>
  db
    .prepare<[string], RegisterInvoice>(
      `SELECT number_sort AS key, vendor_id AS vendorId, currency, coalesce(total, net) AS amount
       FROM visible_invoices WHERE number_sort IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(keys));
