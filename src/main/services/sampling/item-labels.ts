import type { SampledEntity } from '#shared/domain/sampling/sampled-entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

const parts = (...texts: readonly string[]): string =>
  `SELECT ${texts.map((text, index) => (index === 0 ? `coalesce(${text}, 'id ' || t.id)` : `coalesce(' – ' || ${text}, '')`)).join(' || ')}`;

/** How a row is called in a working paper, whatever the language. SQL over `t`. */
const labels: Readonly<Record<SampledEntity, string>> = {
  invoice: `${parts('t.number', 'o.name')} FROM invoices t LEFT JOIN organizations o ON o.id = t.vendor_id`,
  invoiceLine: `${parts('i.number', "'' || t.line_number", 't.description', 'o.name')} FROM invoice_lines t
    LEFT JOIN invoices i ON i.id = t.invoice_id LEFT JOIN organizations o ON o.id = i.vendor_id`,
  payment: `${parts('t.reference', 'i.number', 'o.name', 't.paid_on')} FROM payments t
    LEFT JOIN invoices i ON i.id = t.invoice_id LEFT JOIN organizations o ON o.id = t.vendor_id`,
  costRecord: `${parts('t.invoice_number', 't.service', 't.description')} FROM cost_records t`,
};

/** The longest label that is kept. */
const longest = 500;

/** The label of one row. */
export const itemLabel = (db: ReadableDb, entity: SampledEntity, id: number): string => {
  const label = prepared(db, `${labels[entity]} WHERE t.id = ?`).raw().get(id) as [string] | undefined;
  return (label?.[0] ?? `id ${id}`).slice(0, longest);
};
