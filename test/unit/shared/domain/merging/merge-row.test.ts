import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRow, type MergedColumns } from '#shared/domain/merging/merge-row.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';

const columns: MergedColumns = {
  name: { kind: 'text', maxLength: 100 },
  status: { kind: 'choice', values: ['a', 'b', 'c'] },
  currency: { kind: 'currency' },
  amount: { kind: 'money' },
  quantity: { kind: 'decimal' },
};

const base = { name: 'Bridge', status: 'a', currency: 'CAD', amount: 100, quantity: '12.50' };

describe('mergeRow', () => {
  it('takes a cell that only the workbook changed', () => {
    expect(mergeRow(columns, { base, ours: base, theirs: { ...base, status: 'b' } })).toEqual({
      kind: 'cells',
      changes: [{ column: 'status', base: 'a', ours: 'a', theirs: 'b' }],
      conflicts: [],
    });
  });

  it('leaves a cell that only the case changed, and one that both changed alike', () => {
    const ours = { ...base, status: 'b', name: 'Pont' };
    expect(mergeRow(columns, { base, ours, theirs: { ...base, name: 'Pont' } })).toEqual({ kind: 'nothing' });
  });

  it('finds a conflict where both changed a cell to different values', () => {
    expect(
      mergeRow(columns, { base, ours: { ...base, status: 'b' }, theirs: { ...base, status: 'c' } }),
    ).toEqual({
      kind: 'cells',
      changes: [],
      conflicts: [{ column: 'status', base: 'a', ours: 'b', theirs: 'c' }],
    });
  });

  it('changes nothing for a column that the workbook has not', () => {
    expect(mergeRow(columns, { base, ours: base, theirs: { name: 'Bridge' } })).toEqual({ kind: 'nothing' });
  });

  it('sees no difference in what a spreadsheet program does not keep', () => {
    const stored = { ...base, name: 'one\r\ntwo' };
    const theirs = { ...stored, name: 'one\ntwo', quantity: '12.5' };
    expect(mergeRow(columns, { base: stored, ours: stored, theirs })).toEqual({ kind: 'nothing' });
  });

  it('needs a person where one side changed the currency and the other the amount', () => {
    const there = mergeRow(columns, {
      base,
      ours: { ...base, currency: 'USD' },
      theirs: { ...base, amount: 120 },
    });
    expect(there).toMatchObject({ changes: [], conflicts: [{ column: 'amount', ours: 100, theirs: 120 }] });
    const here = mergeRow(columns, {
      base,
      ours: { ...base, amount: 120 },
      theirs: { ...base, currency: 'USD' },
    });
    expect(here).toMatchObject({ changes: [], conflicts: [{ column: 'currency', ours: 'CAD' }] });
  });

  it('makes every difference a conflict where the base is not known', () => {
    expect(
      mergeRow(columns, { base: 'unknown', ours: base, theirs: { ...base, status: 'b' } }),
    ).toMatchObject({ changes: [], conflicts: [{ column: 'status', base: null, ours: 'a', theirs: 'b' }] });
  });

  it('tells rows removed on one side from rows changed on the other', () => {
    const changed = { ...base, status: 'b' };
    expect(mergeRow(columns, { base, ours: base, theirs: null })).toEqual({ kind: 'removed' });
    expect(mergeRow(columns, { base, ours: changed, theirs: null })).toMatchObject({
      kind: 'removed-there',
      cells: [{ column: 'status', base: 'a', ours: 'b' }],
    });
    expect(mergeRow(columns, { base: 'unknown', ours: base, theirs: null })).toMatchObject({
      kind: 'removed-there',
    });
    expect(mergeRow(columns, { base: 'absent', ours: base, theirs: null })).toEqual({ kind: 'nothing' });
    expect(mergeRow(columns, { base, ours: null, theirs: base })).toEqual({ kind: 'nothing' });
    expect(mergeRow(columns, { base, ours: null, theirs: changed })).toMatchObject({
      kind: 'removed-here',
      cells: [{ column: 'status', base: 'a', theirs: 'b' }],
    });
    expect(mergeRow(columns, { base: 'absent', ours: null, theirs: base })).toEqual({ kind: 'unknown-row' });
    expect(mergeRow(columns, { base, ours: null, theirs: null })).toEqual({ kind: 'nothing' });
  });

  it('with one currency, accounts for each cell exactly once, whatever both sides did', () => {
    const plain: MergedColumns = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name) => [name, { kind: 'integer' } as const]),
    );
    const row = fc.record<Record<string, CellValue>>({
      a: fc.nat(2),
      b: fc.nat(2),
      c: fc.option(fc.nat(2)),
      d: fc.nat(2),
    });
    fc.assert(
      fc.property(row, row, row, (was, ours, theirs) => {
        const merge = mergeRow(plain, { base: was, ours, theirs });
        const found = merge.kind === 'cells' ? merge : { changes: [], conflicts: [] };
        for (const column of Object.keys(plain)) {
          const [base_, here, there] = [was[column], ours[column], theirs[column]];
          const isTaken = there !== base_ && here === base_;
          const isConflict = there !== base_ && here !== base_ && here !== there;
          expect(found.changes.some((cell) => cell.column === column)).toBe(isTaken);
          expect(found.conflicts.some((cell) => cell.column === column)).toBe(isConflict);
        }
      }),
    );
  });

  it('gives what the workbook says when nobody changed anything here and all of it is taken', () => {
    const row = fc.record<Record<string, CellValue>>({
      name: fc.constantFrom('x', 'y', null),
      status: fc.constantFrom('a', 'b'),
      currency: fc.constantFrom('CAD', 'USD'),
      amount: fc.option(fc.nat(3)),
      quantity: fc.constantFrom('1', '2', null),
    });
    fc.assert(
      fc.property(row, row, (was, theirs) => {
        const merge = mergeRow(columns, { base: was, ours: was, theirs });
        const changes = merge.kind === 'cells' ? merge.changes : [];
        const taken = Object.fromEntries(changes.map((cell) => [cell.column, cell.theirs]));
        expect({ ...was, ...taken }).toEqual(theirs);
        if (merge.kind === 'cells') expect(merge.conflicts).toEqual([]);
      }),
    );
  });
});
