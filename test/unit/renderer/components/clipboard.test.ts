import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatTsv,
  guardFormula,
  parseTsv,
  unguardFormula,
} from '#renderer/components/data-grid/clipboard.ts';

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', '\t', '\n', 'a', ' ', "'", '=') }),
  fc.constantFrom('', '1 234,56 $', '"', '""', '"a" b', 'a\tb', 'a\nb', '5" disk'),
);
const rectangle = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('formatTsv and parseTsv', () => {
  it('give back any rectangle, line breaks as \\n', () => {
    fc.assert(
      fc.property(rectangle, (rows) => {
        const plain = rows.map((row) => row.map((text) => text.replace(/\r\n?/gu, '\n')));
        // A last row that is one empty cell cannot be told from the line break that ends the text.
        fc.pre(!(plain.length > 1 && plain.at(-1)?.length === 1 && plain.at(-1)?.[0] === ''));
        expect(parseTsv(formatTsv(plain))).toEqual(plain);
      }),
    );
  });

  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['', [['']]],
    ['\t', [['', '']]],
    [
      'a\t\r\n\tb\r\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"two\r\nlines"\tx', [['two\nlines', 'x']]],
    ['"say ""hi"""\tx', [['say "hi"', 'x']]],
    ['5" disk\t3" disk', [['5" disk', '3" disk']]],
    ['"unclosed\tx', [['"unclosed', 'x']]],
    ['"a" b\tx', [['"a" b', 'x']]],
  ])('reads %j', (text, rows) => {
    expect(parseTsv(text)).toEqual(rows);
  });
});

describe('guardFormula', () => {
  it.each(['=1+1', '+1', '-1', '@A1', '=cmd|x'])('keeps %s from being a formula, and comes back', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });

  it('leaves other text alone, also an apostrophe of its own', () => {
    for (const text of ['École', "l'eau", "'quoted'", '']) {
      expect(guardFormula(text)).toBe(text);
      expect(unguardFormula(text)).toBe(text);
    }
  });
});
