import { referenceFormats } from '../reference-tables/reference-formats.ts';

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
  'azure',
  ...referenceFormats,
] as const;

export type ImportFormat = (typeof importFormats)[number];

/** Cloud bills: tables whose rows are lines of charges. */
export const cloudFormats = ['focus', 'cur', 'azure'] as const satisfies readonly ImportFormat[];

export type CloudFormat = (typeof cloudFormats)[number];

export const isCloudFormat = (format: ImportFormat | null): format is CloudFormat =>
  (cloudFormats as readonly (ImportFormat | null)[]).includes(format);

/** Formats that bring records of their own; `invoices` are rows of a table, whose columns a person maps. */
export type RecordFormat = Exclude<ImportFormat, 'invoices'>;
