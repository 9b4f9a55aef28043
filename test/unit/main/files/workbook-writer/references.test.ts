import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLetter, columnRange, formulaText, sheetName } from '#main/files/workbook-writer/references.ts';

describe('references', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('column %d is %s', (position, letters) => {
    expect(columnLetter(position)).toBe(letters);
  });

  it('quotes sheets and text', () => {
    expect(columnRange("L'eau", 'K', { first: 2, last: 9 })).toBe("'L''eau'!$K$2:$K$9");
    expect(formulaText('dit "non"')).toBe('"dit ""non"""');
  });

  const character = fc.oneof(
    fc.constantFrom('[', ']', ':', '*', '?', '/', '\\', "'", ' ', 'a', 'A'),
    fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)),
  );

  it('gives names that programs accept, unlike each other', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: character, maxLength: 50 }), { maxLength: 12 }), (wanted) => {
        const names = wanted.reduce<string[]>((taken, name) => [...taken, sheetName(name, taken)], []);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\']/u);
        }
      }),
    );
  });

  it('numbers a second sheet of the same name, whatever its capitals', () => {
    expect(sheetName('sources', ['Sources'])).toBe('sources 2');
  });
});
