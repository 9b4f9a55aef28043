import type { ImportField } from './fields.ts';

/**
 * The vendor that the rows of a recognised file are from: that of its profile when no column names one. Null: not known.
 * A blank cell in a vendor column is not filled so: it stays to be asked.
 */
export const vendorOfProfile = ({
  profile,
  columns,
}: {
  readonly profile: { readonly vendorId?: number | null | undefined } | null;
  readonly columns: readonly { readonly field: ImportField | null }[];
}): number | null => (columns.some(({ field }) => field === 'vendor') ? null : (profile?.vendorId ?? null));
