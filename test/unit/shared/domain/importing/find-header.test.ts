import { expect, it } from 'vitest';
import { findHeader } from '#shared/domain/importing/find-header.ts';

const found = (text: string) => {
  const rows = text.split('\n').map((line, index) => ({ row: index + 1, cells: line.split(';') }));
  const { header, firstRow } = findHeader(rows);
  return [header?.row ?? null, firstRow];
};

it.each([
  ['in the first row', 'id;name\n1;Paul\n2;Anne', [1, 2]],
  ['below a title', 'Factures 2024\n\nid;name;net\n1;Paul;12,50\n2;Anne;13,00', [3, 4]],
  ['below comments', '# made;by a program;at night;and;more\nid;name\n1;Paul\n2;Anne', [2, 3]],
  ['with blanks in it', 'id;;age\n1;Paul;20\n2;Anne;21', [1, 2]],
  ['all text below it', 'nom;ville\nPaul;Laval\nAnne;Québec', [1, 2]],
  ['years as names', 'Poste;2022;2023;2024\nLoyer;100;120;130\nÉnergie;90;80;70', [1, 2]],
  ['numbers as names', 'id;100022;100025\na;TRUE;FALSE\nb;TRUE;TRUE', [1, 2]],
  ['said again on each page', 'nom;ville\nPaul;Laval\nnom;ville\nAnne;Québec', [1, 2]],
  ['nothing below it', 'nom;ville', [1, 2]],
  ['none: numbers at once', '1;Paul\n2;Anne', [null, 1]],
  ['none: a date in it', 'Paul;2024-01-01\nAnne;2024-01-02', [null, 1]],
  ['none: text that comes again', 'AMAZON;Web\nAMAZON;Books', [null, 1]],
  ['none, below a title', 'Liste\n1;2024-01-01;3\n2;2024-01-02;4', [null, 2]],
])('a header %s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});
