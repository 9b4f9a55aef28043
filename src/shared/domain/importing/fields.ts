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

/** Columns that tell who the vendor is but are no field to map: recognised by their header, for matching only. */
export const vendorNumberRoles = ['neq', 'gstNumber', 'qstNumber'] as const;

export type VendorNumberRole = (typeof vendorNumberRoles)[number];

/** What a cell of a row is read as. */
export type CellRole = ImportField | VendorNumberRole;
