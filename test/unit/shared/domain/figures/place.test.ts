import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readCellPlace,
  readLinePlace,
  readPagePlace,
  writeCellPlace,
  writeLinePlace,
} from '#shared/domain/figures/place.ts';

describe('the place of a cell', () => {
  it.each([
    ['C12', { sheet: null, row: 12, column: 3 }],
    ['Feuil1!C12', { sheet: 'Feuil1', row: 12, column: 3 }],
    ['feuil1!$c$12', { sheet: 'feuil1', row: 12, column: 3 }],
    ["'Coûts de l''an 26'!AB7", { sheet: "Coûts de l'an 26", row: 7, column: 28 }],
    ["'A!B'!A1", { sheet: 'A!B', row: 1, column: 1 }],
    ['Coûts!C12:D14', { sheet: 'Coûts', row: 12, column: 3 }],
    ['XFD1048576', { sheet: null, row: 1_048_576, column: 16_384 }],
  ])('%s', (text, place) => {
    expect(readCellPlace(text)).toEqual(place);
  });

  it.each(['', 'XFE1', 'A1048577', 'A0', 'C', '12', 'p. 12', 'Feuil1', 'Feuil1!', 'C12 et D4'])(
    '%s names none',
    (text) => {
      expect(readCellPlace(text)).toBeNull();
    },
  );

  it('is read as it was written, whatever the sheet is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 1_048_576 }), (sheet, row) => {
        expect(readCellPlace(writeCellPlace(sheet, 'BC', row))).toEqual({ sheet, row, column: 55 });
      }),
    );
  });

  it('puts a sheet in quotes only where it needs them', () => {
    expect(writeCellPlace('Coûts', 'B', 7)).toBe('Coûts!B7');
    expect(writeCellPlace("L'an 26", 'B', 7)).toBe("'L''an 26'!B7");
    expect(writeCellPlace('', 'B', 7)).toBe('B7');
  });
});

describe('the place of a line', () => {
  it.each([
    ['L12', 12],
    ['12', 12],
    ['ligne 12', 12],
    ['Lignes 12 à 14', 12],
    ['lines 12–14', 12],
    [writeLinePlace(7), 7],
  ])('%s', (text, line) => {
    expect(readLinePlace(text)).toBe(line);
  });

  it.each(['', 'L0', 'C12', 'page 12', '12,5', 'ligne douze'])('%s names none', (text) => {
    expect(readLinePlace(text)).toBeNull();
  });
});

describe('the place of a page', () => {
  it.each([
    ['p. 12', 12],
    ['P.12', 12],
    ['page 12', 12],
    ['Pages 12 à 14', 12],
    ['pp. 12-14', 12],
    ['annexe B, p. 12', 12],
    ['p. 12, § 3.2', 12],
    ['(page\u00a012)', 12],
    ['12', 12],
    ['12–14', 12],
  ])('%s', (text, page) => {
    expect(readPagePlace(text)).toBe(page);
  });

  it.each([
    '',
    'p. 0',
    '0',
    '§ 3.2',
    'C12',
    'L12',
    'ligne 12',
    'chap. 12',
    '12,5',
    'p. 12345678',
    'p. douze',
    'étape 4',
  ])('%s names none', (text) => {
    expect(readPagePlace(text)).toBeNull();
  });
});
