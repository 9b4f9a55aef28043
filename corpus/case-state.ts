import { openReadable } from '#main/db/open-database.ts';
import type { ReadableDb } from '#main/db/types.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import type { CaseInvoice, CaseState } from './file-run.ts';

const tables = [
  'contracts',
  'amendments',
  'payments',
  'tenders',
  'bids',
  'invoices',
  'invoice_lines',
  'cost_records',
] as const;

/** Whether a case is whole after an import into it, and what it holds. A file that was refused leaves nothing. */
export const caseState = (path: string, committed: boolean): CaseState => {
  const db = openReadable(path);
  try {
    return {
      damage: damageOf(db, committed),
      counts: countsOf(db),
      invoices: invoicesOf(db),
      tags: tagsOf(db),
    };
  } finally {
    db.close();
  }
};

const damageOf = (db: ReadableDb, committed: boolean): string | null => {
  const { ok, firstMismatch } = verifyCase(db);
  if (!ok) return `does not verify: ${JSON.stringify(firstMismatch)}`;
  const imports = db.prepare('SELECT state FROM imports').pluck().all();
  const expected = committed ? '["committed"]' : '[]';
  if (JSON.stringify(imports) !== expected) return `imports left: ${JSON.stringify(imports)}`;
  const rows = Object.values(countsOf(db)).reduce((sum, count) => sum + count, 0);
  return !committed && rows > 0 ? `${rows} rows left of a file that was refused` : null;
};

const countsOf = (db: ReadableDb): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tables.map((table) => [table, Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]),
  );

const tagsOf = (db: ReadableDb): readonly string[] => {
  const lists = db
    .prepare('SELECT DISTINCT tags FROM publications WHERE tags IS NOT NULL')
    .pluck()
    .all() as string[];
  return [...new Set(lists.flatMap((list) => list.split(' ')))].toSorted();
};

const invoicesOf = (db: ReadableDb): readonly CaseInvoice[] =>
  db
    .prepare(
      `SELECT number, issued_on AS issuedOn, currency,
         (SELECT name FROM organizations WHERE organizations.id = vendor_id) AS vendor
       FROM invoices ORDER BY id LIMIT 10`,
    )
    .all() as CaseInvoice[];
