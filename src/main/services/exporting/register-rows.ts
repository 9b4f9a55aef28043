import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type AnyRow, type EntityName } from '#shared/domain/register/entities.ts';
import { readableTable, referencesOf, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import {
  contractOfLine,
  contractOfPayment,
  hasAmount,
  isCountedByLines,
} from '../overruns/counted-contract.ts';

/** A row of the register with what its sheet shows beside the stored columns. */
export type RegisterRow = AnyRow & {
  /** `label:<column>`: what the row that a reference points to is called. `counted:<name>`: see below. */
  readonly [extra: `label:${string}` | `counted:${string}`]: CellValue;
};

/** The column that names a row of an entity where another points to it: unlike a grid's label, nothing added. */
export const namingColumn: Partial<Record<EntityName, string>> = {
  organization: 'name',
  contract: 'reference',
  invoice: 'number',
  source: 'title',
  document: 'title',
  figure: 'locator',
  tender: 'processId',
  workPackage: 'number',
  lobbyingMandate: 'registrationNumber',
  sample: 'title',
  finding: 'number',
  rule: 'code',
};

/**
 * Which contract an amount counts for, and whether an invoice is counted by its lines: as overruns count them. Of what
 * supports an invoice, the index number of the document.
 */
const countedColumns: Partial<Record<EntityName, readonly string[]>> = {
  invoice: [`${isCountedByLines('t.id')} AS "counted:byLines"`],
  invoiceLine: [
    // The invoice that a visible line points to is visible.
    `(SELECT ${contractOfLine('t', 'i')} FROM invoices i WHERE i.id = t.invoice_id) AS "counted:contract"`,
  ],
  payment: [
    `(SELECT ${contractOfPayment('t', 'i')} FROM (SELECT 1) LEFT JOIN visible_invoices i ON i.id = t.invoice_id)
       AS "counted:contract"`,
  ],
  supportingDocument: [
    `(SELECT d.index_number FROM documents d WHERE d.id = t.document_id) AS "counted:indexNumber"`,
  ],
};

const select = (entity: EntityName): string => {
  const labels = referencesOf(entity).map(({ column, to }) => {
    const naming = namingColumn[to];
    if (naming === undefined) throw new Error(`${to} has no naming column`);
    const table = definitionOf(to).table;
    return `(SELECT r.${sqlName(naming)} FROM ${table} r WHERE r.id = t.${sqlName(column)}) AS "label:${column}"`;
  });
  return [selectList(entity, 't'), ...labels, ...(countedColumns[entity] ?? [])].join(', ');
};

/** Rows of an entity that follow `afterId`, by id. Pages, so that no statement stays open between two of them. */
export const registerPage = (
  db: ReadableDb,
  entity: EntityName,
  { afterId, limit }: { readonly afterId: number; readonly limit: number },
): readonly RegisterRow[] =>
  prepared(
    db,
    `SELECT ${select(entity)} FROM ${readableTable(entity)} t WHERE t.id > ? ORDER BY t.id LIMIT ?`,
  ).all(afterId, limit) as RegisterRow[];

/** How many amounts count as invoiced per contract, in its currency: without any, nothing is known of invoicing. */
export const countedAmounts = (db: ReadableDb): ReadonlyMap<number, number> => {
  const rows = prepared(
    db,
    `SELECT r.contract_id AS contract, count(*) AS amounts FROM (
       SELECT ${contractOfLine('l', 'i')} AS contract_id, l.currency
         FROM visible_invoice_lines l JOIN visible_invoices i ON i.id = l.invoice_id WHERE ${hasAmount('l')}
       UNION ALL
       SELECT i.contract_id, i.currency FROM visible_invoices i
         WHERE ${hasAmount('i')} AND NOT ${isCountedByLines('i.id')}
     ) r JOIN visible_contracts c ON c.id = r.contract_id AND c.currency = r.currency GROUP BY r.contract_id`,
  ).all() as { contract: number; amounts: number }[];
  return new Map(rows.map(({ contract, amounts }) => [contract, amounts]));
};
