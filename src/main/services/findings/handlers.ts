import type { SignOffStep } from '#shared/domain/findings/sign-off.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { documentFile } from '../documents/document-file.ts';
import { documentOfImport, documentSources } from '../documents/document-sources.ts';
import { keepDocuments, suggestedIndexNumber, type KeepOptions } from '../documents/keep-documents.ts';
import { saveDocument } from '../documents/save-document.ts';
import type { CaseContext } from '../trail/change.ts';
import { suggestedFindingNumber } from './filled-fields.ts';
import { evidenceOfFinding } from './finding-evidence.ts';
import { findingFromException, type NewFromException } from './from-exception.ts';
import { listFindings, type ListedFinding } from './list-findings.ts';
import { signFinding } from './sign-finding.ts';

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
});

/** Commands of findings and documents. */
export const createFindingWriterHandlers = (context: () => CaseContext) => ({
  signFinding: ({ id, step }: { id: number; step: SignOffStep }) => signFinding(context(), id, step),
  findingFromException: (input: NewFromException) => findingFromException(context(), input),
  keepDocuments: (options: KeepOptions) => keepDocuments(context(), options),
  documentOfImport: (input: { importId: number; number: number | null }) =>
    documentOfImport(context(), input),
});
