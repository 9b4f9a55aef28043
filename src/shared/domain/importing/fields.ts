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
  'itemCode',
  'workPackage',
  'worker',
  'role',
  'deliverable',
  'quantity',
  'unit',
  'unitPrice',
  'net',
  'gst',
  'qst',
  'total',
  'holdback',
  'currency',
  'neq',
  'gstNumber',
  'qstNumber',
] as const;

export type ImportField = (typeof importFields)[number];

/** Fields that tell who the vendor is: vendors are matched by them before their name. */
export const vendorNumberFields = ['neq', 'gstNumber', 'qstNumber'] as const satisfies readonly ImportField[];

export type VendorNumberField = (typeof vendorNumberFields)[number];
