import { describe, expect, test } from 'vitest';
import {
  readAmount,
  readCellDate,
  readQuantity,
  type Notation,
} from '#shared/domain/importing/cell-values.ts';
import { correctedCells, withCorrections, writtenCells } from '#shared/domain/importing/written-cells.ts';

const french: Notation = { decimalMark: ',', dateOrder: 'dmy' };
const english: Notation = { decimalMark: '.', dateOrder: null };

/** The quantity read from a row that the file wrote so, once a person typed that over it. */
const quantity = (
  { kept, exact }: { kept: string; exact?: true },
  typed: string | null,
  { file, hand }: { file: Notation; hand: ',' | '.' },
) => {
  const row = { quantity: kept, ...(exact === undefined ? {} : { exact: 'quantity' }) };
  const corrected = { cells: typed === null ? {} : { quantity: typed }, decimalMark: hand };
  const { quantity: cell } = correctedCells(row, corrected, file);
  if (cell === undefined) throw new Error('no quantity');
  const read = readQuantity(cell, null, file);
  return read.ok ? read.value : read.error;
};

describe('a number of a rejected row', () => {
  test.each([
    ['1,234', null, french, '.', '1.234'],
    ['1,234', null, english, ',', '1234'],
    ['1.234', null, french, '.', '1234'],
    ['x', '1,234', french, '.', '1234'],
    ['x', '1,234', french, ',', '1.234'],
    ['x', '1,234', english, ',', '1.234'],
    ['x', '1.234', french, ',', '1.234'],
    ['x', '1.234', french, '.', '1.234'],
    ['x', '1 234,5', english, ',', '1234.5'],
    ['1,234', '1,234', french, '.', '1.234'],
  ] as const)('%s, typed over with %s (file %o, hand %s): %s', (kept, typed, file, hand, expected) => {
    expect(quantity({ kept }, typed, { file, hand })).toBe(expected);
  });

  test('of a typed cell is the exact number that the file stores', () => {
    expect(quantity({ kept: '1.234', exact: true }, null, { file: french, hand: ',' })).toBe('1.234');
  });

  test('is refused where it has more decimals than money has', () => {
    const corrected = { cells: { net: '1.234' }, decimalMark: ',' } as const;
    const { net } = correctedCells({ net: 'x' }, corrected, french);
    expect(net === undefined ? null : readAmount(net, 'CAD', french).ok).toBe(false);
  });
});

describe('a date of a rejected row', () => {
  test.each([
    ['2025-04-25', english, '2025-04-25'],
    ['25/04/2025', english, '2025-04-25'],
    ['03/04/2025', english, 'ambiguous-date'],
    ['03/04/2025', french, '2025-04-03'],
  ] as const)('typed as %s (file %o): %s', (typed, file, expected) => {
    const { date } = correctedCells({ date: '?' }, { cells: { date: typed }, decimalMark: '.' }, file);
    const read = date === undefined ? null : readCellDate(date, file);
    expect(read?.ok === true ? read.value : read?.error).toBe(expected);
  });
});

describe('what is kept of a row', () => {
  test('says which texts are exact, until someone changes them', () => {
    const kept = writtenCells(
      {
        net: { type: 'number', text: '1 234,6', value: '1234.567' },
        gst: { type: 'text', text: '5,00', value: null },
        quantity: { type: 'number', text: '2', value: '2' },
      },
      'net',
    );
    expect(kept).toEqual({ net: '1234.567', gst: '5,00', quantity: '2', exact: 'quantity net' });
    const changed = withCorrections(kept, { cells: { net: '1 234,57', gst: '5,00' }, decimalMark: ',' });
    expect(changed).toEqual({ net: '1 234,57', gst: '5,00', quantity: '2', exact: 'quantity' });
  });
});
