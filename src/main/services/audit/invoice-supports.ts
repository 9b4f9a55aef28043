import { timeUnitOf } from '#shared/domain/calendar/time-units.ts';
import { entryFinder, type TimedWork } from '#shared/domain/supporting/entries-of-invoice.ts';
import type { Supported } from '#shared/domain/supporting/supports.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { InvoiceFacts } from './audit-facts.ts';

/**
 * Looks up once what supports the invoices: what one says itself, or one of its lines, or a line of a time sheet that is
 * its own, and the documents tied to it.
 */
export const readSupports = (db: ReadableDb): ((invoice: InvoiceFacts) => Supported) => {
  const lines = readLineWork(db);
  const entriesOf = entryFinder(readEntries(db));
  const evidence = new Set(
    prepared(db, 'SELECT DISTINCT invoice_id FROM supporting_documents').pluck().all() as number[],
  );
  return (invoice) => {
    const { id, number, vendorId, underContractId, hasPeriod, from, to } = invoice;
    const said = lines.get(id);
    const entries = entriesOf({
      number,
      vendorId,
      contractId: underContractId,
      periodStart: hasPeriod ? from : null,
      periodEnd: hasPeriod ? to : null,
    });
    return {
      period: hasPeriod || entries.some(({ startsOn, endsOn }) => (startsOn ?? endsOn) !== null),
      contract: invoice.hasReference || entries.some(({ contractId }) => contractId !== null),
      lines: invoice.lineCount > 0,
      worker: said?.worker === 1 || entries.some(({ worker }) => worker === 1),
      hours: said?.hours === 1 || entries.length > 0,
      deliverable: said?.deliverable === 1 || entries.some(({ deliverable }) => deliverable === 1),
      evidence: evidence.has(id),
    };
  };
};

type Work = Readonly<Record<'worker' | 'deliverable', 0 | 1>>;

/** Of invoices with lines that say anything of the work: who did it, hours or days, what was delivered. */
const readLineWork = (
  db: ReadableDb,
): ReadonlyMap<number, Work & { readonly invoiceId: number; readonly hours: 0 | 1 }> => {
  const units = prepared(
    db,
    'SELECT DISTINCT unit FROM visible_invoice_lines WHERE unit IS NOT NULL AND quantity IS NOT NULL',
  )
    .pluck()
    .all() as string[];
  const rows = prepared(
    db,
    `SELECT invoice_id AS "invoiceId", max(worker IS NOT NULL OR role IS NOT NULL) AS worker,
       max(deliverable IS NOT NULL) AS deliverable, max(hours) AS hours
     FROM (
       SELECT invoice_id, worker, role, deliverable,
         quantity IS NOT NULL AND unit IN (SELECT value FROM json_each(@units)) AS hours
       FROM visible_invoice_lines
     ) WHERE hours OR coalesce(worker, role, deliverable) IS NOT NULL
     GROUP BY +invoice_id`,
  ).all({ units: JSON.stringify(units.filter((unit) => timeUnitOf(unit) !== null)) }) as (Work & {
    readonly invoiceId: number;
    readonly hours: 0 | 1;
  })[];
  return new Map(rows.map((row) => [row.invoiceId, row]));
};

/** Lines of time sheets, those alike as one. What names an invoice need not be told apart by its days. */
const readEntries = (db: ReadableDb): readonly (TimedWork & Work)[] =>
  prepared(
    db,
    `SELECT vendor_id AS "vendorId", contract_id AS "contractId", invoice_number AS "invoiceNumber",
       min(coalesce(starts_on, ends_on)) AS "startsOn", max(coalesce(ends_on, starts_on)) AS "endsOn",
       max(worker IS NOT NULL OR worker_number IS NOT NULL OR role IS NOT NULL) AS worker,
       max(deliverable IS NOT NULL) AS deliverable
     FROM visible_time_entries
     GROUP BY vendor_id, contract_id, invoice_number,
       CASE WHEN invoice_number IS NULL THEN starts_on END, CASE WHEN invoice_number IS NULL THEN ends_on END`,
  ).all() as (TimedWork & Work)[];
