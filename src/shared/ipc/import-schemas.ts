import { z } from 'zod';
import { importFields } from '../domain/importing/fields.ts';
import { importFormats } from '../domain/importing/formats.ts';

/** What can be set by hand before a file is read; null lets the reader decide. */
export const importOptions = z.object({
  sheet: z.string().nullable(),
  headerRow: z.number().int().min(1).nullable(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
  delimiter: z.enum([',', ';', '\t', '|', ':', '^', ' ']).nullable(),
  decimalMark: z.enum([',', '.']).nullable(),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).nullable(),
});

export const importField = z.enum(importFields);
export const importFormat = z.enum(importFormats);

/** Where columns of a file order their dates differently: how this one does. Goes before the order of the file. */
const columnDateOrder = z.enum(['dmy', 'mdy']).optional();

/** Where columns write decimals differently: how this one does. Goes before the decimal mark of the file. */
const columnDecimalMark = z.enum([',', '.']).optional();

/** Of a table that tests compare with: the column of it that this one is, by name; absent in a table of invoices. */
const tableField = z.string().max(60).nullable().optional();

export const importColumn = z.object({
  /** 0-based position in the sheet. */
  index: z.number(),
  header: z.string(),
  field: importField.nullable(),
  tableField,
  /** What the cells look like, where no header says it: an offer, not applied. */
  hint: importField.optional(),
  dateOrder: columnDateOrder,
  decimalMark: columnDecimalMark,
  /** It has numbers such as `1,234` that are one or a thousand, and nothing in the file says which: to be asked. */
  isMarkAmbiguous: z.boolean().optional(),
  /** The workbook hides it; it is read all the same. */
  isHidden: z.boolean().optional(),
  samples: z.array(z.string()),
});

export const importInspection = z.object({
  file: z.string(),
  kind: z.string(),
  /**
   * What it is taken in as unless a person says otherwise; null for several files, each of which says what it is. Columns
   * and preview are those of a table.
   */
  format: importFormat.nullable(),
  sheets: z.array(z.object({ name: z.string(), visibility: z.enum(['visible', 'hidden']) })),
  /** The options in force after recognition. */
  options: importOptions,
  columns: z.array(importColumn),
  /** First rows as written, header included: what the preview shows. */
  preview: z.array(
    z.object({ row: z.number(), cells: z.array(z.string()), isHidden: z.boolean().optional() }),
  ),
  profile: z
    .object({
      id: z.number(),
      name: z.string(),
      version: z.number().optional(),
      /** The vendor it was saved for. */
      vendorId: z.number().nullable().optional(),
      layoutMoved: z.boolean(),
    })
    .nullable(),
  missing: z.array(importField),
  /** Date order could not be told from the column: the user must choose. */
  dateOrderAmbiguous: z.boolean(),
});

export const importSettings = z.object({
  /** Null lets each file say what it is. */
  format: importFormat.nullable().default(null),
  options: importOptions,
  columns: z.array(
    z.object({
      index: z.number().int().min(0),
      header: z.string(),
      field: importField.nullable(),
      tableField,
      dateOrder: columnDateOrder,
      decimalMark: columnDecimalMark,
    }),
  ),
  /** Used for rows that name no vendor / no contract. */
  vendorId: z.number().nullable(),
  contractId: z.number().nullable(),
  /** Unknown names matched by hand: name as written -> id. */
  vendorMatches: z.record(z.string(), z.number()),
  contractMatches: z.record(z.string(), z.number()),
  profileId: z.number().nullable(),
});

export const importWarning = z.object({ row: z.number(), column: z.string().nullable(), code: z.string() });

/** An e-invoice, or an invoice of a cloud bill, as printed: see `SourceDocument`. */
const sourceDocument = z.object({
  number: z.string(),
  lines: z.number(),
  net: z.string().nullable(),
  taxes: z.array(z.object({ code: z.string(), amount: z.string() })),
  total: z.string().nullable(),
  tied: z.boolean(),
  rules: z.array(z.string()),
});

/** A file of an import that took in several; `error` is the code of why it could not be read. */
const importedFile = z.object({
  name: z.string(),
  format: importFormat.nullable(),
  sha256: z.string(),
  records: z.number(),
  error: z.string().nullable(),
});

/**
 * What the import makes of a row that was there before it: a publication that says that a contract is over. One that is
 * not applied is told only: the case says something else, which a person wrote.
 */
const importUpdate = z.object({
  entity: z.string(),
  id: z.number(),
  label: z.string(),
  column: z.string(),
  before: z.union([z.string(), z.number()]).nullable(),
  after: z.union([z.string(), z.number()]).nullable(),
  /** Of a column that points to another row: how that is called. */
  beforeName: z.string().nullable(),
  afterName: z.string().nullable(),
  /** Of the row: what its amounts are in. */
  currency: z.string().nullable(),
  isApplied: z.boolean(),
});

/** Decimal strings in the currency's own digits. */
const amounts = z.object({
  currency: z.string(),
  read: z.string(),
  accepted: z.string(),
  rejected: z.string(),
  ignored: z.string(),
});

export const importReport = z.object({
  importId: z.number(),
  file: z.string(),
  sha256: z.string(),
  kind: z.string(),
  sheet: z.string().nullable(),
  state: z.enum(['staged', 'committed', 'undone']),
  rows: z.object({
    read: z.number(),
    accepted: z.number(),
    rejected: z.number(),
    ignored: z.number(),
    duplicates: z.number(),
  }),
  amountsByCurrency: z.array(amounts),
  /** Which column the amounts above add up: net when mapped, else total. */
  amountField: z.enum(['net', 'total']),
  /** The file's own total row, if it has one, and whether it agrees with what was read. */
  statedTotal: z.object({ row: z.number(), amount: z.string(), agrees: z.boolean() }).nullable(),
  warnings: z.array(importWarning),
  warningCount: z.number(),
  rejectCodes: z.array(z.object({ code: z.string(), count: z.number() })),
  unknownVendors: z.array(z.string()),
  unknownContracts: z.array(z.string()),
  invoices: z.number(),
  takenLater: z.number(),
  /** The first thousand documents of an import of e-invoices or cloud bills, and how many there are. */
  documents: z.array(sourceDocument),
  documentCount: z.number(),
  /** More than one only when several files were taken in at once. */
  files: z.array(importedFile),
  /** Changes of rows that were there before, and differences from them. */
  updates: z.array(importUpdate),
});

export const importListItem = z.object({
  importId: z.number(),
  file: z.string(),
  committedAt: z.number().nullable(),
  state: z.enum(['staged', 'committed', 'undone']),
  accepted: z.number(),
  rejected: z.number(),
  ignored: z.number(),
  openRejects: z.number(),
  amounts: z.array(amounts),
});

export const rejectRow = z.object({
  id: z.number(),
  row: z.number(),
  column: z.string().nullable(),
  code: z.string(),
  value: z.string().nullable(),
  status: z.enum(['open', 'taken', 'dismissed']),
  cells: z.record(z.string(), z.string()),
});

export type ImportOptions = z.infer<typeof importOptions>;

/** Everything left to recognition. */
export const recogniseAll: ImportOptions = {
  sheet: null,
  headerRow: null,
  encoding: null,
  delimiter: null,
  decimalMark: null,
  dateOrder: null,
};

export type ImportColumn = z.infer<typeof importColumn>;
export type ImportInspection = z.infer<typeof importInspection>;
export type ImportSettings = z.infer<typeof importSettings>;
export type ImportReport = z.infer<typeof importReport>;
export type ImportUpdate = z.infer<typeof importUpdate>;
export type ImportListItem = z.infer<typeof importListItem>;
export type RejectRow = z.infer<typeof rejectRow>;
