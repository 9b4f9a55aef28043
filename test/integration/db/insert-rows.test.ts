import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertRows } from '#main/db/insert-rows.ts';
import { rowHash } from '#main/db/row-hash.ts';
import { insertRow } from '#main/db/row-store.ts';
import type { WritableDb } from '#main/db/types.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { newCase } from '../../support/case-fixture.ts';

const startImport = (db: WritableDb): number =>
  Number(
    db
      .prepare(
        `INSERT INTO imports (state, file_name, sha256, kind, settings, started_at) VALUES ('staged', 'f', ?, 'csv', '{}', 0)`,
      )
      .run('0'.repeat(64)).lastInsertRowid,
  );

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, scale]) => {
    const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
    const whole = text.slice(0, text.length - scale);
    return `${digits < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${text.slice(-scale)}`}`;
  });

const amount = fc.option(fc.maxSafeInteger());

const lineFields = fc.record({
  lineNumber: fc.option(fc.integer({ min: 1, max: 9999 })),
  description: fc.option(fc.string({ unit: 'grapheme', maxLength: 30 })),
  quantity: fc.option(decimal),
  unitPrice: fc.option(decimal),
  currency: fc.constantFrom('CAD', 'CAD', 'USD'),
  periodStart: fc.option(fc.constantFrom('2025-01-31', '2024-02-29')),
  net: amount,
  total: amount,
});

type Stored = Readonly<Record<string, unknown>>;

const storedLines = (db: WritableDb, importId: number): readonly Stored[] =>
  db.prepare('SELECT * FROM invoice_lines WHERE import_id = ? ORDER BY id').all(importId) as Stored[];

const withoutMark = ({ id: _id, import_id: _import, row_hash: _hash, ...values }: Stored): Stored => values;

describe('rows in bulk', () => {
  test('are stored as one by one, each with its own hash', async () => {
    const { context, add } = await newCase();
    const { db } = context;
    const vendorId = add('organization', { kind: 'vendor', name: 'Acme' });
    const invoiceId = add('invoice', {
      vendorId,
      number: 'F-1',
      kind: 'invoice',
      issuedOn: '2025-03-04',
      currency: 'CAD',
    });
    let nextId = 1;
    fc.assert(
      fc.property(fc.array(lineFields, { minLength: 1, maxLength: 40 }), (lines) => {
        const rows = lines.map((fields) => ({ ...fields, invoiceId }));
        const [bulk, single] = [startImport(db), startImport(db)];
        const firstId = nextId;
        insertRows(
          db,
          'invoiceLine',
          bulk,
          rows.map((fields, index) => ({ id: firstId + index, fields })),
        );
        rows.forEach((fields) => insertRow(db, 'invoiceLine', fields, { mark: markOf(single) }));
        nextId += 2 * rows.length;
        const stored = storedLines(db, bulk);
        expect(stored.map(withoutMark)).toEqual(storedLines(db, single).map(withoutMark));
        expect(stored.map(({ row_hash: hash }) => (hash as Buffer).toString('hex'))).toEqual(
          rows.map((fields, index) => rowHash('invoiceLine', firstId + index, bulk, fields)),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('ids that do not follow each other are refused: the hash covers them', async () => {
    const { context } = await newCase();
    const importId = startImport(context.db);
    const vendor = (id: number): { id: number; fields: AnyFields } => ({
      id,
      fields: { kind: 'vendor', name: 'Acme' },
    });
    expect(() => insertRows(context.db, 'organization', importId, [vendor(7), vendor(9)])).toThrow(
      'organization 9',
    );
  });
});

const markOf = (importId: number) => ({ importId, rowHash: Buffer.alloc(32) });

test('texts that JSON escapes do not give two rows the same hash', () => {
  const hashOf = (fields: AnyFields): string => rowHash('organization', 1, 1, fields);
  expect(hashOf({ name: 'A","neq":"1' })).not.toBe(hashOf({ name: 'A', neq: '1' }));
  expect(hashOf({ name: 'a\\' })).not.toBe(hashOf({ name: 'a' }));
});
