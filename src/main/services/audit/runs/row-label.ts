import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../../db/prepared.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { rowName } from '../../register/labels.ts';

const contractOf = (contractId: string): string =>
  `(SELECT c.reference FROM contracts c WHERE c.id = ${contractId})`;

const invoiceOf = (invoiceId: string): string =>
  `(SELECT v.number FROM invoices v WHERE v.id = ${invoiceId})`;

/**
 * What an auditor looks for a row by, where the register has a shorter name for it or none: parts of SQL over alias `r`. Those
 * that are null are left out.
 */
const labelParts: Partial<Record<EntityName, readonly string[]>> = {
  amendment: [
    contractOf('r.contract_id'),
    'r.number',
    'coalesce(r.signed_on, r.approved_on, r.effective_on)',
  ],
  approval: ['r.subject_number', 'r.person', 'r.acted_on'],
  authorisation: ['r.authority', 'r.number'],
  baseline: [contractOf('r.contract_id'), 'r.set_on'],
  bid: ['(SELECT t.process_id FROM tenders t WHERE t.id = r.tender_id)', 'r.lot', 'r.tenderer_name'],
  costRecord: ['r.invoice_number', 'r.service', 'r.description'],
  employee: ['r.name', 'r.number'],
  exposure: [contractOf('r.contract_id')],
  holiday: ['r.day', 'r.name_fr'],
  invoice: ['r.number', 'r.issued_on'],
  invoiceLine: [invoiceOf('r.invoice_id'), 'r.line_number', 'r.description'],
  lawClaim: [contractOf('r.contract_id')],
  lobbyingCommunication: ['r.institution', 'r.communicated_on'],
  milestone: [contractOf('r.contract_id'), 'r.name'],
  payment: [invoiceOf('r.invoice_id'), 'r.reference', 'r.paid_on'],
  priceItem: ['r.item_code', 'r.description'],
  purchaseOrder: ['r.number', 'r.ordered_on'],
  supportingDocument: [
    invoiceOf('r.invoice_id'),
    '(SELECT d.title FROM documents d WHERE d.id = r.document_id)',
  ],
  timeEntry: ['r.worker', 'r.role', 'r.starts_on'],
  workPackage: [contractOf('r.contract_id'), 'r.number', 'r.title'],
};

/** How a row behind an exception is called in a language; null for one that is gone, or that has nothing to be called by. */
export const rowLabel = (db: ReadableDb, entity: EntityName, id: number, locale: Locale): string | null => {
  const parts = labelParts[entity];
  if (parts === undefined) return rowName(db, entity, id, locale);
  const label = prepared(
    db,
    `SELECT concat_ws(' – ', ${parts.join(', ')}) FROM ${definitionOf(entity).table} r WHERE r.id = ?`,
  )
    .pluck()
    .get(id) as string | undefined;
  return label === undefined || label === '' ? null : label;
};
