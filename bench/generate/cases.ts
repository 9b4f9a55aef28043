import { rowHash } from '#main/db/row-hash.ts';
import { closeWritable, openWritable } from '#main/db/open-database.ts';
import { insertRow } from '#main/db/row-store.ts';
import type { WritableDb } from '#main/db/types.ts';
import { createCase } from '#main/services/case/create-case.ts';
import { makeChange, type CaseContext } from '#main/services/trail/change.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { generatedCase } from '../bench-folder.ts';
import { contractReferences, invoiceLines, vendorNames } from './invoice-lines.ts';

export const resourcesUrl = new URL('../../resources/', import.meta.url);

const actor = 'bench';
const clock = (): number => Date.UTC(2026, 0, 15);

const caseWith = (path: string, work: (context: CaseContext) => void): void => {
  createCase(path, { actor, clock, sample: false, resourcesUrl });
  const db = openWritable(path);
  try {
    work({ db, clock, actor });
  } finally {
    closeWritable(db);
  }
};

/** A case with the contracts and vendors that the generated invoices name. */
export const emptyCase = (): Promise<string> =>
  generatedCase('empty', (path) => caseWith(path, addContracts));

const addContracts = (context: CaseContext): void =>
  makeChange(context, 'register.insert', (change) => {
    for (const name of vendorNames) change.insert('organization', { kind: 'vendor', name });
    for (const reference of contractReferences) {
      change.insert('contract', {
        reference,
        titleFr: `Contrat fictif ${reference}`,
        kind: 'contract',
        awardMethod: 'unknown',
        status: 'active',
        currency: 'CAD',
        taxBasis: 'excluded',
        originalHedge: 'exact',
        originalLow: 50_000_000_00,
        originalHigh: 50_000_000_00,
      });
    }
  });

/**
 * A case whose invoices have `count` lines in all, as one committed import leaves them. Only to be read: the trail
 * does not know of that import, so the case does not verify.
 */
export const filledCase = (count: number): Promise<string> =>
  generatedCase(`lines-${count}`, (path) =>
    caseWith(path, (context) => {
      addContracts(context);
      context.db.transaction(() => fill(context.db, count))();
    }),
  );

const fill = (db: WritableDb, count: number): void => {
  const importId = Number(
    db
      .prepare(
        `INSERT INTO imports (state, file_name, sha256, kind, settings, started_at, committed_at)
         VALUES ('committed', 'bench.csv', ?, 'csv', '{}', 0, 0)`,
      )
      .run('0'.repeat(64)).lastInsertRowid,
  );
  const vendorIds = idsBy(db, 'SELECT name, id FROM organizations');
  const contractIds = idsBy(db, 'SELECT reference, id FROM contracts');
  const add = (entity: EntityName, id: number, fields: AnyFields): void => {
    const hash = Buffer.from(rowHash(entity, id, importId, fields), 'hex');
    insertRow(db, entity, fields, { id, mark: { importId, rowHash: hash } });
  };
  let [invoiceId, lineId, invoice, lineNumber] = [0, 0, '', 0];
  for (const line of invoiceLines(count)) {
    const contractId = contractIds.get(line.contract) ?? null;
    if (line.invoice !== invoice) {
      [invoice, lineNumber] = [line.invoice, 0];
      invoiceId += 1;
      const vendorId = vendorIds.get(line.vendor) ?? null;
      const { date: issuedOn, currency } = line;
      add('invoice', invoiceId, {
        vendorId,
        number: invoice,
        kind: 'invoice',
        issuedOn,
        contractId,
        currency,
      });
    }
    lineId += 1;
    lineNumber += 1;
    add('invoiceLine', lineId, {
      invoiceId,
      lineNumber,
      contractId,
      description: line.description,
      quantity: String(line.quantity),
      unitPrice: (line.unitPrice / 100).toFixed(2),
      currency: line.currency,
      net: line.net,
      gst: line.gst,
      qst: line.qst,
      total: line.total,
      sourceRow: lineId + 1,
    });
  }
};

const idsBy = (db: WritableDb, sql: string): ReadonlyMap<string, number> =>
  new Map(db.prepare(sql).raw().all() as [string, number][]);
