import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReadable } from '#main/db/open-database.ts';
import type { ReadableDb } from '#main/db/types.ts';
import { redo, undo } from '#main/services/history/history.ts';
import { columnSums } from '#main/services/register/columns/column-sums.ts';
import { plannedIds, plannedPage, plannedRows } from '#main/services/register/columns/grid-columns.ts';
import { planOf } from '#main/services/register/grid-plan.ts';
import { orderOf, sourceOf } from '#main/services/register/grid-sql.ts';
import { moneySums } from '#main/services/register/money-sums.ts';
import { makeChange, type CaseContext } from '#main/services/trail/change.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { GridFilter, GridQuery } from '#shared/ipc/grid-schemas.ts';
import { contractFields, newCase } from '../../support/case-fixture.ts';
import { addCommittedImport } from '../../support/committed-import.ts';

const today = '2026-01-15';

const texts = ['Québec', 'QUEBEC', 'École 10', 'École 9', 'a_b', '50 %', '\u{1F600} x', '\uFF21 x', '-3', ''];
const amounts = [-5, 0, 1, 250, 9_000_000_000_000_000];
const decimals = ['-1.5', '10', '9.99', '0.00000000001', '3'];
const days = ['2024-02-29', '2025-01-01', '2025-01-31'];
const oneOf = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

const lineColumns = [
  'id',
  'invoiceId',
  'contractId',
  'description',
  'purchaseOrder',
  'periodStart',
  'quantity',
  'unitPrice',
  'net',
  'total',
  'currency',
  'lineNumber',
];
const anyValue = fc.oneof(
  fc.constantFrom<string | number | null>(...texts, ...amounts, ...decimals, ...days, 'CAD', 1, 2, 3),
  fc.constant(null),
);
const filterOf = (column: string): fc.Arbitrary<GridFilter> => {
  const texts = fc.constantFrom('qu', 'É', 'eC', '1', '_', '%', ' x', '');
  const kinds: readonly fc.Arbitrary<GridFilter>[] = [
    texts.map((text) => ({ type: 'contains', column, text })),
    anyValue.map((value) => ({ type: 'equals', column, value })),
    fc.array(anyValue, { maxLength: 3 }).map((values) => ({ type: 'in', column, values })),
    boundsOf(column).map(([low = null, high = null]) => ({ type: 'between', column, low, high })),
    fc.constantFrom('unknown', 'known').map((type) => ({ type, column })),
  ];
  return fc.oneof(...kinds);
};
const filter = fc.constantFrom(...lineColumns).chain(filterOf);

/** Bounds as the grid sends them: of the kind of the column. */
const boundsOf = (column: string): fc.Arbitrary<readonly (string | number | null)[]> => {
  const values: readonly (string | number)[] = /Id$|net|total|id|lineNumber/.test(column)
    ? amounts
    : column === 'periodStart'
      ? days
      : /quantity|unitPrice/.test(column)
        ? decimals
        : texts;
  return fc.tuple(oneOf(values), oneOf(values));
};

const query: fc.Arbitrary<GridQuery> = fc.record({
  entity: fc.constant('invoiceLine'),
  filters: fc.array(filter, { maxLength: 2 }),
  sort: fc.array(
    fc.record({
      column: fc.constantFrom(...lineColumns),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    }),
    { maxLength: 3 },
  ),
  search: fc.constantFrom('', '', 'que', 'C-1', 'ecole 2025', 'nowhere'),
});

const line = fc.record({
  description: oneOf(texts),
  purchaseOrder: oneOf(texts),
  periodStart: oneOf(days),
  quantity: oneOf(decimals),
  unitPrice: oneOf(decimals),
  net: oneOf(amounts),
  total: oneOf(amounts),
  currency: fc.constantFrom('CAD', 'USD'),
  lineNumber: oneOf([1, 2, 10]),
  contractId: oneOf([1, 2, 3]),
  invoiceId: fc.constantFrom(1, 2, 3),
});

const step = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), line }),
  fc.record({ do: fc.constant('import' as const), lines: fc.array(line, { maxLength: 4 }) }),
  fc.record({ do: fc.constant('update' as const), at: fc.nat({ max: 60 }), line }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat({ max: 60 }) }),
  fc.record({
    do: fc.constant('rename' as const),
    id: fc.constantFrom(1, 2, 3),
    number: fc.constantFrom('F-2', 'F-10', 'Z', 'É'),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const lineAt = ({ db }: CaseContext, at: number): number | null => {
  const ids = db.prepare('SELECT id FROM visible_invoice_lines ORDER BY id').pluck().all() as number[];
  return ids[at % Math.max(ids.length, 1)] ?? null;
};

const exists = ({ db }: CaseContext, table: string, id: number | null): boolean =>
  id === null || db.prepare(`SELECT 1 FROM visible_${table} WHERE id = ?`).get(id) !== undefined;

const apply = (context: CaseContext, taken: Step): void => {
  if (taken.do === 'undo') undo(context);
  else if (taken.do === 'redo') redo(context);
  else if (taken.do === 'import') {
    // Undo may have taken away what they point to.
    const lines = taken.lines.filter(
      ({ invoiceId, contractId }) =>
        exists(context, 'invoices', invoiceId) && exists(context, 'contracts', contractId),
    );
    addCommittedImport(
      context,
      lines.map((fields) => ({ entity: 'invoiceLine', fields })),
    );
  } else
    makeChange(context, 'register.update', (change) => {
      if (taken.do === 'insert') change.insert('invoiceLine', taken.line);
      else if (taken.do === 'rename')
        change.update('invoice', taken.id, { number: `${taken.number}-${taken.id}` });
      else if (taken.do === 'update' || taken.do === 'remove') {
        const id = lineAt(context, taken.at);
        if (id === null) return;
        if (taken.do === 'update') change.update('invoiceLine', id, taken.line);
        else change.remove('invoiceLine', id);
      }
    });
};

const take = (context: CaseContext, taken: Step): void => {
  try {
    apply(context, taken);
  } catch (error) {
    // Refused: nothing was written.
    if (!(error instanceof AppFailure)) throw error;
  }
};

const fromSql = (db: ReadableDb, asked: GridQuery) => {
  const source = sourceOf(asked);
  return {
    ids: db
      .prepare(`SELECT t.id ${source.sql} ${orderOf(asked)}`)
      .pluck()
      .all(...source.values),
    sums: moneySums(db, 'invoiceLine', source),
  };
};

const fromMemory = (db: ReadableDb, asked: GridQuery) =>
  db.transaction(() => {
    const plan = planOf(asked);
    const rows = plannedRows(db, plan, today);
    const ids = plannedIds(rows, plan);
    // Pages of any size at any place are parts of the whole order.
    for (const [from, to] of [
      [0, 1],
      [0, 5],
      [3, 8],
      [ids.length - 2, ids.length + 3],
    ] as const)
      expect(plannedPage(rows, plan, [Math.max(0, from), to])).toEqual(ids.slice(Math.max(0, from), to));
    return { ids, sums: columnSums(rows) };
  })();

test('columns in memory give the rows, order and sums that SQLite gives, whatever changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 20 }),
      fc.array(fc.tuple(step, query), { minLength: 3, maxLength: 15 }),
      async (lines, sequence) => {
        const { add, context, path, close } = await newCase();
        const vendorId = add('organization', { kind: 'vendor', name: 'Fournisseur Un' });
        for (const reference of ['C-1', 'C-10', 'C-2']) add('contract', contractFields(reference));
        for (const number of ['F-2', 'F-10', 'G'])
          add('invoice', { vendorId, number, kind: 'invoice', issuedOn: '2025-01-01', currency: 'CAD' });
        addCommittedImport(
          context,
          lines.map((fields) => ({ entity: 'invoiceLine', fields })),
        );
        const db = openReadable(path, { check: false });
        try {
          for (const [taken, asked] of sequence) {
            take(context, taken);
            expect(fromMemory(db, asked), JSON.stringify(asked)).toEqual(fromSql(db, asked));
          }
        } finally {
          db.close();
          close();
        }
      },
    ),
    { numRuns: 25, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);
