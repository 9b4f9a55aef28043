import type { AnyFields } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { ChangesSince } from '../trail/changes-since.ts';

/*
 * Which contracts may be billed differently after changes. Rather one too many than one too few: reads the tables, not
 * the views, and takes what a row said before as well as what it says now.
 */

const ids = (db: ReadableDb, sql: string, ...values: readonly number[]): number[] =>
  prepared(db, sql)
    .all(...values)
    .flatMap((row) => Object.values(row as Record<string, number | null>))
    .filter((id) => id !== null);

const named = (states: readonly AnyFields[], column: string): number[] =>
  states.flatMap((state) => {
    const value = state[column];
    return typeof value === 'number' ? [value] : [];
  });

const ofImport = (db: ReadableDb, importId: number): number[] => [
  ...ids(db, 'SELECT id FROM contracts WHERE import_id = ?', importId),
  ...ids(
    db,
    `SELECT DISTINCT l.contract_id, i.contract_id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
     WHERE l.import_id = ?`,
    importId,
  ),
  // Its invoices may have got lines in other ways too.
  ...ids(
    db,
    `SELECT DISTINCT i.contract_id, l.contract_id FROM invoices i LEFT JOIN invoice_lines l ON l.invoice_id = i.id
     WHERE i.import_id = ?`,
    importId,
  ),
];

/** Ids of the contracts under which something may be invoiced differently, removed ones included. */
export const affectedContracts = (db: ReadableDb, { rows, imports }: ChangesSince): ReadonlySet<number> => {
  const affected = new Set<number>(rows.get('contract')?.keys());
  const invoices = new Map(rows.get('invoice'));
  const addAll = (contracts: readonly number[]): void => contracts.forEach((id) => affected.add(id));
  for (const [id, states] of rows.get('invoiceLine') ?? []) {
    addAll(named(states, 'contractId'));
    addAll(ids(db, 'SELECT contract_id FROM invoice_lines WHERE id = ?', id));
    const of = [
      ...named(states, 'invoiceId'),
      ...ids(db, 'SELECT invoice_id FROM invoice_lines WHERE id = ?', id),
    ];
    // A line without a contract counts for its invoice's, and the first one takes the invoice's own amount away.
    for (const invoice of of) if (!invoices.has(invoice)) invoices.set(invoice, []);
  }
  for (const [id, states] of invoices) {
    addAll(named(states, 'contractId'));
    addAll(ids(db, 'SELECT contract_id FROM invoices WHERE id = ?', id));
    if (states.length > 0)
      addAll(ids(db, 'SELECT DISTINCT contract_id FROM invoice_lines WHERE invoice_id = ?', id));
  }
  for (const importId of imports) addAll(ofImport(db, importId));
  return affected;
};
