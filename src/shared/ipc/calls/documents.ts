import { z } from 'zod';
import { id, nothing, procedure } from '../procedure.ts';

const kept = z.object({ name: z.string(), size: z.number(), sha256: z.string() });

/** What a place names that the file does not have, or that it names nothing that this kind of file has. */
const missingPlace = z.enum(['page', 'sheet', 'cell', 'line', 'unreadable']);

const previewCell = z.object({
  /** As the file shows it, cut when it is long; the result that a formula had when the file was saved. */
  text: z.string(),
  formula: z.string().nullable(),
  isNumber: z.boolean(),
});

const textLine = z.object({ line: z.number(), text: z.string(), isCut: z.boolean() });

/** What there is to show of a kept document, around a place in it. */
export const documentPreview = z.discriminatedUnion('kind', [
  /** The window draws the page out of `documents.bytes`. `page` is the one asked for where there is one, else the first. */
  z.object({ kind: z.literal('pdf'), pages: z.number(), page: z.number(), missing: missingPlace.nullable() }),
  z.object({
    kind: z.literal('table'),
    sheets: z.array(z.string()),
    sheet: z.string(),
    /** Letters of the columns shown. */
    columns: z.array(z.string()),
    firstColumn: z.number(),
    rows: z.array(z.object({ row: z.number(), cells: z.array(previewCell) })),
    hasMoreRows: z.boolean(),
    hasMoreColumns: z.boolean(),
    /** The cell that the place names, on the sheet shown. */
    target: z.object({ row: z.number(), column: z.number() }).nullable(),
    missing: missingPlace.nullable(),
    /** Last row or line of the file, where it was read to its end. */
    last: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('text'),
    /** The first line, where it is not among the others: the header of a table. */
    head: textLine.nullable(),
    lines: z.array(textLine),
    hasMore: z.boolean(),
    target: z.number().nullable(),
    missing: missingPlace.nullable(),
    last: z.number().nullable(),
  }),
  z.object({ kind: z.literal('image'), type: z.enum(['image/png', 'image/jpeg']) }),
  /** Kept, and not shown: nothing here reads that kind of file. */
  z.object({ kind: z.literal('other') }),
]);

/** Where to look instead of around the place; a text has rows only. */
const view = z.object({
  sheet: z.string().max(300).nullable(),
  row: z.number().int().positive(),
  column: z.number().int().positive(),
});

const importFile = z.object({ importId: id, number: z.number().int().nullable() });

/** An invoice as a person tells it from others. */
const invoiceChoice = z.object({ id, number: z.string(), vendor: z.string(), issuedOn: z.string() });

/** Files of one choice: what a person can look over, and more. */
const mostFiles = 20_000;

/** Documents kept in the case. Their columns are read and written through `register`; the bytes come by these. */
export const documentsCalls = {
  /** Asks for files of any kind; the token stands for all of them (paths never come from the page). */
  choose: procedure(nothing, z.object({ token: z.string(), name: z.string(), count: z.number() }).nullable()),
  /**
   * Keeps the files of a token, with the next index numbers (`under` another one: `A-1` gives `A-1.1`). One undo step.
   * Throws limit-exceeded, file-not-found, file-unreadable.
   */
  keep: procedure(
    z.object({ token: z.string(), under: z.string().max(60).nullable() }),
    z.object({ ids: z.array(id) }),
  ),
  /**
   * Which invoices the names of the files of a token name, and which of them the same bytes support already; nothing is
   * written. Throws file-not-found, file-unreadable, cancelled.
   */
  suggestInvoices: procedure(
    z.object({ token: z.string(), jobId: z.string() }),
    z.array(
      z.object({
        name: z.string(),
        size: z.number(),
        invoices: z.array(invoiceChoice),
        attachedTo: z.array(id),
      }),
    ),
  ),
  /**
   * Keeps files of a token (by their place in it) and ties each to an invoice, in one undo step or not at all; what is kept
   * already is not kept twice. Throws as `keep`, validation, cancelled.
   */
  attach: procedure(
    z.object({
      token: z.string(),
      attachments: z.array(z.object({ file: z.number().int().nonnegative(), invoiceId: id })).max(mostFiles),
      jobId: z.string(),
    }),
    z.object({ attached: z.number(), already: z.number(), documentIds: z.array(id) }),
  ),
  /** What supports an invoice: kept documents by index number, and the lines of time sheets that are its own. Throws not-found. */
  ofInvoice: procedure(
    z.object({ id }),
    z.object({
      documents: z.array(
        z.object({
          /** Of the tie. */
          id,
          documentId: id,
          indexNumber: z.string().nullable(),
          title: z.string(),
          fileName: z.string(),
          size: z.number(),
          note: z.string().nullable(),
        }),
      ),
      timeEntryIds: z.array(id),
    }),
  ),
  /** Asks where, and writes a copy. Null when the person gave up. Throws not-found, case-corrupt. */
  saveCopy: procedure(z.object({ id }), z.object({ path: z.string() }).nullable()),
  /** What a figure can be tied to: documents, and kept files of imports that are not listed as documents yet. */
  sources: procedure(
    z.object({ search: z.string().max(300) }),
    z.object({
      documents: z.array(z.object({ id, label: z.string() })),
      importFiles: z.array(importFile.extend({ name: z.string() })),
    }),
  ),
  /** Lists a kept file of an import as a document; its bytes are not kept twice. One undo step. Throws not-found. */
  fromImport: procedure(importFile, z.object({ id })),
  /** What there is at a place of a document. Throws not-found, case-corrupt, file-unreadable, limit-exceeded. */
  preview: procedure(
    z.object({
      id,
      page: z.number().int().positive().nullable(),
      place: z.string().max(300).nullable(),
      view: view.nullable(),
    }),
    z.object({ file: kept, preview: documentPreview }),
  ),
  /** The bytes of a PDF or an image, for the window to draw. Throws as `preview`. */
  bytes: procedure(z.object({ id }), z.object({ bytes: z.instanceof(Uint8Array) })),
} as const;

export type DocumentPreview = z.infer<typeof documentPreview>;
export type MissingPlace = z.infer<typeof missingPlace>;
export type SuggestedFile = z.infer<(typeof documentsCalls)['suggestInvoices']['output']>[number];
export type InvoiceChoice = z.infer<typeof invoiceChoice>;
export type SupportingDocument = z.infer<(typeof documentsCalls)['ofInvoice']['output']>['documents'][number];
