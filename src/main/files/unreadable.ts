import { AppFailure } from '#shared/ipc/app-error.ts';

/** Why a file cannot be read: keys of the catalogues (`errors:reasons.<reason>`). */
export const unreadableReasons = [
  'empty',
  'not-xlsx',
  'not-text',
  'encoding',
  'json-broken',
  'not-ocds',
  'encrypted',
  'damaged',
  'changed',
  'no-header',
  'no-records',
  'unclosed-quote',
  'xml-declarations',
  'lock-file',
  'format-xls',
  'format-xlsb',
  'format-ods',
  'format-numbers',
  'format-html',
  'format-xml-2003',
  'format-pdf',
  'format-gzip',
  'format-azure-usage',
  'format-parquet',
  'parquet-compression',
  'format-zip',
  'format-xml',
  'format-json',
  'foreign-xml',
  'pdf-without-xml',
  'pdf-encrypted',
] as const;

export type UnreadableReason = (typeof unreadableReasons)[number];

/** The failure that says so. `detail` is for the copied details, not for the sentence. */
export const unreadable = (file: string, reason: UnreadableReason, detail = ''): AppFailure =>
  new AppFailure({ code: 'file-unreadable', file, reason, detail });
