import { describe, expect, test } from 'vitest';
import type { RawCell } from '#shared/domain/importing/raw-cell.ts';
import { rowKind, type MappedCells } from '#shared/domain/importing/row-kind.ts';
import { createTotalRows } from '#shared/domain/importing/total-rows.ts';

const text = (written: string): RawCell =>
  written === '' ? { type: 'empty', text: '', value: null } : { type: 'text', text: written, value: null };

const fields = ['number', 'date', 'vendor', 'description', 'unitPrice', 'net'] as const;
const headers = ['invoice', 'date', 'vendor', 'description', 'unit price', 'net'];

/** @param row cells of invoice number, date, vendor, description, unit price and net, with bars between */
const kindOf = (row: string): string => {
  const cells = row.split('|').map((cell) => text(cell.trim()));
  const mapped: MappedCells = Object.fromEntries(fields.map((field, index) => [field, cells[index]]));
  return rowKind(cells, mapped, headers);
};

describe('what a row is', () => {
  test.each([
    ['F-1 | 2025-03-04 | Acme | Work | | 1.00', 'line'],
    [' | | | | | ', 'blank'],
    ['Invoice | Date | Vendor | Description | Unit price | Net', 'header'],
    ['Page 2 of 3 | | | | | ', 'banner'],
    [' | 2025-03-04 | Acme | | | 1.00', 'line'],
    [' | AAAA-MM-JJ | | | $ | $', 'header'],
    [' | (yyyy/mm/dd) | | | ($/h) | CAD', 'line'],
    [' | yyyy/mm/dd | | | (CA$) | CAD', 'header'],
    // Amounts alone: the sum of what stands above, if it is that.
    [' | | | | | 100.00', 'doubtful-total'],
    [' | | | | 12.00 | 100.00', 'line'],
    [' | | Acme | | | 100.00', 'line'],
    ['Total Energies | 2025-03-04 | | | | 1.00', 'line'],
  ])('%s: %s', (row, kind) => {
    expect(kindOf(row)).toBe(kind);
  });

  test('a row that is all merged with the one above adds nothing', () => {
    const cells = ['F-1', '2025-03-04', 'Acme', '', '', '1.00'].map((written) =>
      written === '' ? text('') : { ...text(written), mergedFrom: 2 },
    );
    const mapped: MappedCells = Object.fromEntries(fields.map((field, index) => [field, cells[index]]));
    expect(rowKind(cells, mapped, headers)).toBe('blank');
    const own = { ...mapped, net: text('2.00') };
    expect(rowKind([...cells.slice(0, 5), text('2.00')], own, headers)).toBe('line');
  });

  test.each([
    'Total',
    'TOTAL GÉNÉRAL',
    'Total :',
    'Total des factures',
    'Grand total',
    'Grand Total (CAD)',
    'Somme',
    'Totaux',
    'Total TTC',
    'Total HT',
    'Total avant taxes',
    'Montant total',
    'Total à payer',
    'Total (12 factures)',
    'Total T3 2025',
    'Total TPS 5 %',
    'Total juillet 2025',
  ])('%s, with an amount and nothing else, is a total in any column', (label) => {
    expect(kindOf(`${label} | | | | | 100.00`)).toBe('total');
    expect(kindOf(` | ${label} | | | | 100.00`)).toBe('total');
    expect(kindOf(` | | ${label} | | | 100.00`)).toBe('total');
    expect(kindOf(` | | | ${label} | | 100.00`)).toBe('total');
  });

  test.each([
    'Sous-total',
    'SOUS TOTAL :',
    'Subtotal',
    'Sub-total',
    'S/Total',
    'Total page 2',
    'Total reporté',
    'Report',
    'À reporter',
    'Balance forward',
  ])('%s is the sum of a part', (label) => {
    expect(kindOf(` | | | ${label} | | 100.00`)).toBe('subtotal');
  });

  test.each([
    ['F-1 | | Total Énergies | | | 100.00', 'line'],
    ['F-1 | | Totaux et fils inc. | | | 100.00', 'line'],
    ['F-1 | | | Total | | 100.00', 'line'],
    [' | | Summit | | | 100.00', 'line'],
    [' | | Sommet conseil | | | 100.00', 'line'],
    [' | | Acme | Total redesign | 12.00 | 100.00', 'line'],
    [' | | Total Énergies | Fuel | | 100.00', 'doubtful-total'],
    [' | | | Total Énergies | | 100.00', 'doubtful-total'],
    [' | | Total 360 | | | 100.00', 'doubtful-total'],
    [' | | Acme | Total | | 100.00', 'doubtful-total'],
    ['Sous-total Acme | | | | | 100.00', 'doubtful-subtotal'],
    [' | | | Report on security | | 100.00', 'doubtful-subtotal'],
  ])('what only begins like a total is none: %s is a %s', (row, kind) => {
    expect(kindOf(row)).toBe(kind);
  });
});

describe('a row that only reads like a total', () => {
  const read = (rows: number, cad: bigint) => {
    const state = { rows, amounts: new Map([['CAD', cad]]) };
    return { state, settle: createTotalRows(state) };
  };

  test.each([
    [2, 300n, 'total'],
    [2, 299n, 'line'],
    [1, 300n, 'line'],
    [0, 0n, 'line'],
  ])('after %i lines, one of %s: %s', (rows, amount, kind) => {
    const { settle } = read(rows, 300n);
    expect(settle('doubtful-total', () => amount)).toBe(kind);
  });

  test('one that says so is a subtotal of a single line, and never the total', () => {
    const { state, settle } = read(1, 300n);
    expect(settle('doubtful-subtotal', () => 300n)).toBe('subtotal');
    state.rows = 2;
    state.amounts.set('CAD', 500n);
    expect(settle('doubtful-subtotal', () => 500n)).toBe('line');
    expect(settle('doubtful-subtotal', () => 200n)).toBe('subtotal');
  });

  test('of two tables, each with its total, neither total is that of the file', () => {
    const { state, settle } = read(2, 300n);
    expect(settle('total', () => 300n)).toBe('total');
    state.rows = 3;
    state.amounts.set('CAD', 500n);
    expect(settle('total', () => 200n)).toBe('subtotal');
    expect(settle('total', () => 500n)).toBe('total');
  });

  test('a wrong total is not forgotten for the one of a part', () => {
    const { state, settle } = read(2, 300n);
    expect(settle('total', () => 301n)).toBe('total');
    state.rows = 3;
    state.amounts.set('CAD', 500n);
    expect(settle('total', () => 200n)).toBe('total');
  });

  test('a line without an amount stays a line', () => {
    expect(read(2, 300n).settle('doubtful-total', () => null)).toBe('line');
  });

  test('is a subtotal when it is the sum of the lines since the last one', () => {
    const { state, settle } = read(2, 300n);
    expect(settle('subtotal', () => 300n)).toBe('subtotal');
    state.rows = 4;
    state.amounts.set('CAD', 1000n);
    expect(settle('doubtful-total', () => 700n)).toBe('subtotal');
    expect(settle('doubtful-total', () => 700n)).toBe('line');
  });
});
