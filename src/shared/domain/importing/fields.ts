/** What a column of a vendor's invoice file can be. The names are also those of `--map` on the command line. */
export const importFields = [
  'number',
  'date',
  'vendor',
  'contract',
  'po',
  'periodStart',
  'periodEnd',
  'description',
  'quantity',
  'unitPrice',
  'net',
  'gst',
  'qst',
  'total',
  'currency',
] as const;

export type ImportField = (typeof importFields)[number];
