import { isDisclosureHeader } from '../disclosure/disclosure-columns.ts';
import type { ImportFormat } from './formats.ts';

/** A header for comparison: letters and digits only, so that `lineItem/UnblendedCost` is `line_item_unblended_cost`. */
const key = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/gu, '');

type Marks = { readonly format: ImportFormat; readonly all: readonly string[] };

/** Columns that together belong to one format only. The first that has all of its columns wins. */
const marks: readonly Marks[] = [
  { format: 'focus', all: ['billedcost', 'chargecategory'] },
  { format: 'focus', all: ['billedcost', 'chargeperiodstart'] },
  { format: 'cur', all: ['lineitemunblendedcost'] },
  { format: 'cur', all: ['lineitemlineitemtype'] },
  { format: 'azure', all: ['subscriptionid', 'metercategory', 'cost', 'chargetype'] },
  { format: 'azure', all: ['subscriptionid', 'metercategory', 'costinbillingcurrency'] },
  // Microsoft's details of usage of before 2019: they are recognised, to say what to ask for instead.
  { format: 'azure', all: ['subscriptionguid', 'metercategory', 'extendedcost'] },
  { format: 'disclosure', all: ['referencenumber', 'vendorname', 'contractvalue'] },
  { format: 'disclosure', all: ['procurementid', 'vendorname'] },
  { format: 'disclosure', all: ['uri', 'agency', 'vendor'] },
];

/** What a table is by its columns: a standard of its own, else null. */
export const formatOfHeaders = (headers: readonly string[]): ImportFormat | null => {
  const keys = new Set(headers.map(key));
  const marked = marks.find(({ all }) => all.every((name) => keys.has(name)))?.format ?? null;
  return marked ?? (isDisclosureHeader(headers) ? 'disclosure' : null);
};
