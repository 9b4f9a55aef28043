/** What a file can be taken in as; the names are also those of `--as` on the command line. */
export const importFormats = [
  'invoices',
  'contracts',
  'ubl',
  'cii',
  'ocds',
  'seao-xml',
  'disclosure',
  'focus',
  'cur',
] as const;

export type ImportFormat = (typeof importFormats)[number];

/** Formats that bring records of their own; `invoices` are rows of a table, whose columns a person maps. */
export type RecordFormat = Exclude<ImportFormat, 'invoices'>;
