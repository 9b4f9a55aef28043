import { prepared } from '../../db/prepared.ts';
import { makeChange, type CaseContext, type Change } from '../trail/change.ts';
import { documentFields } from './keep-documents.ts';
import { keepFiles, removeKept, type Keeping, type Kept } from './keep-files.ts';

/** A file that supports an invoice. */
export type Attachment = { readonly path: string; readonly invoiceId: number };

export type AttachOptions = Omit<Keeping, 'paths'> & { readonly attachments: readonly Attachment[] };

export type Attached = {
  /** Ties that were made. */
  readonly attached: number;
  /** Left as they are: the same bytes supported the same invoice already. */
  readonly already: number;
  /** Of all attachments, in order. */
  readonly documentIds: number[];
};

/**
 * Keeps files in the case and ties each to its invoice: all of it in one undo step, or none of it. Bytes that are a document
 * of the case already stay the one document. Throws what keeping documents fails with, and validation for an invoice that
 * is not there.
 */
export const attachDocuments = async (
  context: CaseContext,
  { attachments, ...keeping }: AttachOptions,
): Promise<Attached> => {
  const paths = [...new Set(attachments.map(({ path }) => path))];
  const kept = await keepFiles(context, { ...keeping, paths });
  try {
    return tieAll(context, new Map(kept.map((file) => [file.path, file])), attachments);
  } catch (error) {
    removeKept(context, kept);
    throw error;
  }
};

const tieAll = (
  context: CaseContext,
  kept: ReadonlyMap<string, Kept>,
  attachments: readonly Attachment[],
): Attached =>
  makeChange(context, 'documents.attach', (change) => {
    const tied = attachments.flatMap(({ path, invoiceId }) => {
      const file = kept.get(path);
      return file === undefined ? [] : [tieOne(context, change, { file, invoiceId })];
    });
    const attached = tied.filter(({ isNew }) => isNew).length;
    return {
      attached,
      already: tied.length - attached,
      documentIds: tied.map(({ documentId }) => documentId),
    };
  });

const tieOne = (
  context: CaseContext,
  change: Change,
  { file, invoiceId }: { readonly file: Kept; readonly invoiceId: number },
): { readonly documentId: number; readonly isNew: boolean } => {
  const documentId = documentOf(context, file) ?? change.insert('document', documentFields(context, file));
  const isNew = !isTied(context, documentId, invoiceId);
  if (isNew) change.insert('supportingDocument', { invoiceId, documentId });
  return { documentId, isNew };
};

const documentOf = ({ db }: CaseContext, { keptFileId }: Kept): number | undefined =>
  prepared(db, 'SELECT id FROM documents WHERE kept_file_id = ? ORDER BY id LIMIT 1')
    .pluck()
    .get(keptFileId) as number | undefined;

const isTied = ({ db }: CaseContext, documentId: number, invoiceId: number): boolean =>
  prepared(db, 'SELECT 1 FROM supporting_documents WHERE invoice_id = ? AND document_id = ?').get(
    invoiceId,
    documentId,
  ) !== undefined;
