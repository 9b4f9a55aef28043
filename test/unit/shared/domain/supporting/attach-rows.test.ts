import { expect, test } from 'vitest';
import {
  attachCounts,
  attachmentsOf,
  attachRows,
  attachState,
} from '#shared/domain/supporting/attach-rows.ts';

const invoice = (id: number) => ({ id, number: 'F-1', vendor: `Vendor ${id}`, issuedOn: '2025-03-01' });

const file = (name: string, ids: readonly number[], attachedTo: number[] = []) => ({
  name,
  size: 10,
  invoices: ids.map(invoice),
  attachedTo,
});

test('a file goes to the one invoice that it names; of several a person chooses', () => {
  const rows = attachRows([
    file('none.pdf', []),
    file('one.pdf', [4]),
    file('two.pdf', [4, 5]),
    file('again.pdf', [4], [4]),
    file('one of two.pdf', [4, 5], [5]),
    file('elsewhere.pdf', [4], [9]),
  ]);
  expect(rows.map(attachState)).toEqual(['none', 'ready', 'several', 'already', 'already', 'ready']);
  expect(attachCounts(rows)).toEqual({ none: 1, ready: 2, several: 1, already: 2 });
  expect(attachmentsOf(rows)).toEqual([
    { file: 1, invoiceId: 4 },
    { file: 5, invoiceId: 4 },
  ]);
  const settled = rows.map((row) => (row.file === 2 ? { ...row, invoice: invoice(5) } : row));
  expect(attachmentsOf(settled)).toContainEqual({ file: 2, invoiceId: 5 });
  expect(attachmentsOf(rows.map((row) => ({ ...row, invoice: null })))).toEqual([]);
});
