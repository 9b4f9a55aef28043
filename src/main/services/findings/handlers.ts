import type { SignOffStep } from '#shared/domain/findings/sign-off.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { ReadableDb } from '../../db/types.ts';
import { attachDocuments, type AttachOptions } from '../documents/attach-documents.ts';
import { documentFile } from '../documents/document-file.ts';
import { documentOfImport, documentSources } from '../documents/document-sources.ts';
import { keepDocuments, suggestedIndexNumber, type KeepOptions } from '../documents/keep-documents.ts';
import { saveDocument } from '../documents/save-document.ts';
import { supportOfInvoice } from '../documents/support-of-invoice.ts';
import { suggestInvoices, type SuggestOptions } from '../documents/suggest-invoices.ts';
import type { CaseContext } from '../trail/change.ts';
import { suggestedFindingNumber } from './filled-fields.ts';
import { evidenceOfFinding } from './finding-evidence.ts';
import { findingFromException, type NewFromException } from './from-exception.ts';
import { listFindings, type ListedFinding } from './list-findings.ts';
import { signFinding } from './sign-finding.ts';

/** What a handler can tell and ask while it runs. */
type Job = {
  readonly progress: (phase: string, done: number, total: number | null) => void;
  readonly isCancelled: () => boolean;
};

const stepsOf =
  ({ progress, isCancelled }: Job, phase: string) =>
  (done: number, total: number): void => {
    if (isCancelled()) throw new AppFailure({ code: 'cancelled' });
    progress(phase, done, total);
  };

/** Queries about findings and documents. */
export const createFindingReaderHandlers = (db: ReadableDb) => ({
  findings: ({ status }: { status: ListedFinding['status'] | null }) => listFindings(db, status),
  suggestNumbers: () => ({ finding: suggestedFindingNumber(db), document: suggestedIndexNumber(db) }),
  findingEvidence: ({ id, locale }: { id: number; locale: Locale }) => evidenceOfFinding(db, id, locale),
  /** Writes a file, not the case. */
  saveDocument: (input: { id: number; path: string }) => saveDocument(db, input),
  /** Writes a file of the session, not the case. */
  documentFile: (input: { id: number; folder: string; maximumBytes: number }) => documentFile(db, input),
  documentSources: (input: { search: string; locale: Locale }) => documentSources(db, input),
  supportOfInvoice: ({ id }: { id: number }) => supportOfInvoice(db, id),
  suggestInvoices: (input: Omit<SuggestOptions, 'onProgress'>, job: Job) =>
    suggestInvoices(db, { ...input, onProgress: stepsOf(job, 'match') }),
});

/** Commands of findings and documents. */
export const createFindingWriterHandlers = (context: () => CaseContext) => ({
  signFinding: ({ id, step }: { id: number; step: SignOffStep }) => signFinding(context(), id, step),
  findingFromException: (input: NewFromException) => findingFromException(context(), input),
  keepDocuments: (options: KeepOptions) => keepDocuments(context(), options),
  attachDocuments: (input: Omit<AttachOptions, 'onProgress'>, job: Job) =>
    attachDocuments(context(), { ...input, onProgress: stepsOf(job, 'keep') }),
  documentOfImport: (input: { importId: number; number: number | null }) =>
    documentOfImport(context(), input),
});
