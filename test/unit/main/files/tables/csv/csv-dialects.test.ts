import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLayout } from '#main/files/tables/csv/detect-layout.ts';
import type { Delimiter, TextEncoding } from '#main/files/tables/table.ts';
import { failureOf, fileWith, openFile, rowsOf } from '../read-table.ts';

const encode = (text: string, encoding: TextEncoding, hasMark: boolean): Buffer => {
  const marked = hasMark ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marked);
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  const little = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
};

describe('a text table written in any dialect', () => {
  const delimiters = [',', ';', '\t', '|'] as const satisfies readonly Delimiter[];
  const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'é', '1', '2', '"', ',', ';', '|', '\t', '\n', "'", ' '),
    maxLength: 6,
  });

  it('reads back the same rows', async () => {
    const dialect = fc.record({
      delimiter: fc.constantFrom(...delimiters),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      encoding: fc.constantFrom(...encodings),
      hasMark: fc.boolean(),
      isLastEnded: fc.boolean(),
    });
    const rows = fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        dialect,
        async (body, { delimiter, lineEnd, encoding, hasMark, isLastEnded }) => {
          const quoted = (text: string): string =>
            text === '' || /^[a-zé12]+$/u.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
          const lines = [['Numéro', 'Société', 'Montant payé'], ...body].map((row) =>
            row.map(quoted).join(delimiter),
          );
          const text = lines.join(lineEnd) + (isLastEnded ? lineEnd : '');
          const file = fileWith(encode(text, encoding, hasMark), 'a.csv');
          // Detection needs evidence that so few fields do not always give; what is asked for is obeyed.
          const read = await rowsOf(file, { csv: { delimiter, encoding } });
          expect(Object.values(read).slice(1)).toEqual(body);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is recognised', async () => {
    for (const delimiter of delimiters)
      for (const encoding of encodings)
        for (const lineEnd of ['\n', '\r\n', '\r']) {
          const lines = [
            'Numéro§Société§Montant',
            'F-1§Éco inc.§"1 234,56"',
            'F-2§Lévis, Qc§"9,50"',
            'F-3§"A ""B"""§-3',
          ];
          const text = lines.join(lineEnd).replaceAll('§', delimiter).replace('Lévis, Qc', '"Lévis, Qc"');
          const file = fileWith(encode(text, encoding, false), 'a.txt');
          expect(await openFile(file)).toMatchObject({ encoding, delimiter });
          expect(Object.values(await rowsOf(file)).at(-1)).toEqual(['F-3', 'A "B"', '-3']);
        }
  });
});

describe('the layout of a text', () => {
  it.each([
    ['decimal commas beside semicolons, no header', '1,5;2,5\n3,5;4,5\n5,5;6,5\n', ';'],
    ['addresses with commas', 'Nom;Adresse\nX;12, rue A, Laval\nY;14, rue B, Laval\n', ';'],
    ['thousands with commas', 'a\tb\n1,234\t5,678\n9,876\t5,432\n', '\t'],
    ['a title above', 'Rapport, 2024\nproduit le 3, à midi\na;b;c\n1;2;3\n4;5;6\n', ';'],
    ['carets', 'a^b^c\n1^2^3\n4^5^6\n', '^'],
    ['colons', 'root:x:0:admin\ndaemon:x:1:service\nbin:x:2:service\n', ':'],
    ['times are no fields', '12:30:45\n13:30:45\n14:30:45\n', ','],
    ['amounts are no fields', '1 234,56 $\n2 345,67 $\n3 456,78 $\n', ','],
    ['names are no fields', 'Jean Paul Roy\nMarie Eve Cote\nLuc Andre Roy\n', ','],
    ['numbers behind spaces', '1 2 3.5\n4 5 6.5\n7 8 9.5\n', ' '],
    ['what the first line says', 'sep=^\na;b^c;d\n', '^'],
  ])('%s', (_, text, delimiter) => {
    expect(detectLayout(text, null).delimiter).toBe(delimiter);
  });

  it.each([
    [
      'single quotes',
      "'a','b'\n'1,5','L''Oréal'\n",
      [
        ['a', 'b'],
        ['1,5', "L'Oréal"],
      ],
    ],
    [
      'an apostrophe is none',
      "code,nom\n'00123,L'Oréal\n'00124,d'Or\n",
      [
        ['code', 'nom'],
        ["'00123", "L'Oréal"],
        ["'00124", "d'Or"],
      ],
    ],
    [
      'spaces before quotes',
      'a, b\n1, "x, y"\n2, "z" \n',
      [
        ['a', ' b'],
        ['1', 'x, y'],
        ['2', 'z'],
      ],
    ],
    [
      'backslashes before quotes',
      'a,b\n1,"say \\"hi\\", he said"\n',
      [
        ['a', 'b'],
        ['1', 'say "hi", he said'],
      ],
    ],
    [
      'a backslash at the end of a path',
      'a,b\n"C:\\dir\\",2\n',
      [
        ['a', 'b'],
        ['C:\\dir\\', '2'],
      ],
    ],
    [
      'aligned columns',
      'Nom         Montant\nJean Roy      12,50\nÉco inc.       9,00\n',
      [
        ['Nom', 'Montant'],
        ['Jean Roy', '12,50'],
        ['Éco inc.', '9,00'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r5,6\r\r\n7,"8\n9"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
        ['7', '8\n9'],
      ],
    ],
  ])('%s', async (_, text, rows) => {
    expect(Object.values(await rowsOf(fileWith(text, 'a.csv')))).toEqual(rows);
  });
});

describe('a text table that is not quite right', () => {
  const warningsOf = async (content: string | Buffer) => {
    const table = await openFile(fileWith(content, 'a.csv'));
    for await (const _ of table.readRows('')) continue;
    return table.warnings?.();
  };

  it('says where a quote seems to have swallowed lines', async () => {
    const lines = ['a;b;c', '1;"2;3', '4;5;6', '7;"8";9', '10;11;12'].join('\n');
    expect(await warningsOf(`${lines}\n`)).toEqual([{ code: 'stray-quote', row: 2, column: 1 }]);
    const whole = ['a;b;c', '1;"2;3', ...Array.from({ length: 6 }, () => '4;5;6'), '7;x";9'].join('\n');
    expect(await warningsOf(whole)).toEqual([{ code: 'stray-quote', row: 2, column: 1 }]);
    expect(await warningsOf('a;b\n1;"an address\nof three\nlines"\n')).toEqual([]);
  });

  it('says in which record a quote was never closed', async () => {
    expect(await failureOf(fileWith('a,b\n1,2\n3,"4\n5,6\n', 'a.csv'))).toMatchObject({
      reason: 'unclosed-quote',
      detail: 'row 3',
    });
  });

  it('stays UTF-8 when a few bytes are not', async () => {
    const text = Buffer.concat([
      Buffer.from('Société,Montant\n' + 'Québec inc.,1\n'.repeat(50)),
      Buffer.from([0xe9, 0x2c, 0x32, 0x0a]),
    ]);
    const rows = await rowsOf(fileWith(text, 'a.csv'));
    expect(rows[2]).toEqual(['Québec inc.', '1']);
    expect(rows[52]).toEqual(['\uFFFD', '2']);
    expect(await warningsOf(text)).toEqual([{ code: 'stray-bytes', row: 52, column: null }]);
  });

  it('cut off inside a letter is still UTF-8', async () => {
    const text = Buffer.from(`nom,ville\n${'Éric,Montréal\n'.repeat(20)}Zoé`);
    expect((await openFile(fileWith(text.subarray(0, -1), 'a.csv'))).encoding).toBe('utf-8');
  });

  it('with a zero byte is no text', async () => {
    expect(await failureOf(fileWith(`a,b\n1,\0\n${'x,y\n'.repeat(2000)}`, 'a.csv'))).toMatchObject({
      reason: 'not-text',
    });
  });

  it('is named when it is something else', async () => {
    const packed = gzipSync('a,b\n1,2\n');
    expect(await failureOf(fileWith(packed, 'a.csv'))).toMatchObject({ reason: 'format-gzip' });
  });

  it('a field longer than the limit is refused, also inside a row', async () => {
    const file = fileWith(`a,b\n1,${'x'.repeat(2000)}\n`, 'a.csv');
    expect(await failureOf(file, { limits: { cellChars: 1000 } })).toMatchObject({
      code: 'limit-exceeded',
      limit: 'cellChars',
    });
  });

  it('a field of digits that is no number after all costs no more than its length', async () => {
    const file = fileWith(`a,b\n${'1'.repeat(90_000)}x,2\n`, 'a.csv');
    expect(await openFile(file)).toMatchObject({ delimiter: ',' });
  });

  it('a line of a million quoted fields costs no more than its length', async () => {
    const failure = await failureOf(fileWith(`a,b\n${'"x",'.repeat(900_000)}\n`, 'a.csv'));
    expect(failure).toMatchObject({ code: 'limit-exceeded', limit: 'columns' });
    expect(Object.keys(await rowsOf(fileWith('"x"\n'.repeat(200_000), 'a.csv')))).toHaveLength(200_000);
  });
});
