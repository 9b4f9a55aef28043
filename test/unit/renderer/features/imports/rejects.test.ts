import { describe, expect, it } from 'vitest';
import {
  corrected,
  fieldsOf,
  keptCorrections,
  rowsToTake,
} from '#renderer/features/imports/model/rejects.ts';
import type { RejectRow } from '#shared/ipc/import-schemas.ts';

const reject = (change: Partial<RejectRow> = {}): RejectRow => ({
  id: 1,
  row: 5,
  column: 'date',
  code: 'date-unreadable',
  value: '2025-02-31',
  status: 'open',
  cells: { number: 'L-20932', date: '2025-02-31' },
  ...change,
});

describe('corrected', () => {
  it('notes a correction and takes it back when the original is typed again', () => {
    const row = reject();
    const once = corrected({}, row, { field: 'date', text: '2025-02-28' });
    expect(once).toEqual({ 1: { date: '2025-02-28' } });
    expect(corrected(once, row, { field: 'date', text: '2025-02-31' })).toEqual({});
  });

  it('can fill a field for which the file had nothing', () => {
    expect(corrected({}, reject(), { field: 'total', text: '12,00' })).toEqual({ 1: { total: '12,00' } });
    expect(corrected({}, reject(), { field: 'total', text: '' })).toEqual({});
  });

  it('leaves the corrections of other rows alone', () => {
    const before = { 2: { date: '2025-01-01' } };
    expect(corrected(before, reject(), { field: 'date', text: 'x' })).toEqual({
      ...before,
      1: { date: 'x' },
    });
  });
});

describe('rowsToTake', () => {
  it('sends the corrected cells of the rows somebody touched', () => {
    expect(rowsToTake({ 1: { date: '2025-02-28' }, 3: { net: '12', total: '13' } })).toEqual([
      { id: 1, cells: { date: '2025-02-28' } },
      { id: 3, cells: { net: '12', total: '13' } },
    ]);
  });
});

describe('keptCorrections', () => {
  it('forgets the rows taken in and keeps those that are still wrong', () => {
    expect(keptCorrections({ 1: { date: 'a' }, 2: { date: 'b' } }, [reject({ id: 2 })])).toEqual({
      2: { date: 'b' },
    });
  });
});

describe('fieldsOf', () => {
  it('has a column for every field with text, those that were rejected first', () => {
    expect(fieldsOf([reject(), reject({ column: 'net', cells: { vendor: 'LGS' } })])).toEqual([
      'date',
      'net',
      'number',
      'vendor',
    ]);
  });
});
