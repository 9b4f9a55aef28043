/** A vendor known by nothing but its name in a file; the rest is unknown, not empty. */
export const newVendor = (name: string): Readonly<Record<string, string>> => ({ kind: 'vendor', name });

/** A contract known by nothing but its reference in a file. */
export const newContract = (reference: string, currency: string): Readonly<Record<string, string>> => ({
  reference,
  kind: 'contract',
  awardMethod: 'unknown',
  status: 'unknown',
  currency,
  taxBasis: 'unknown',
});
