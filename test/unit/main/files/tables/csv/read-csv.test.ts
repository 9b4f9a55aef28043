import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecordSplitter } from '#main/files/tables/csv/split-records.ts';
import { failureOf, fileWith, openFile, rowsOf } from '../read-table.ts';

const plain = { delimiter: ',', quote: '"', isPadded: false, isEscaped: false, isAligned: false } as const;

const split = (pieces: readonly string[], delimiter = ','): (readonly string[])[] => {
  const splitter = createRecordSplitter({ ...plain, delimiter });
  const records = pieces.flatMap((piece) => splitter.push(piece));
  return [...records, ...splitter.end().records].map(({ cells }) => cells);
};

describe('createRecordSplitter', () => {
  it('gives what a general parser gives, wherever the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', ';'), maxLength: 6 });
    const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const cuts = fc.array(fc.nat({ max: 100 }), { maxLength: 5 });
    fc.assert(
      fc.property(records, cuts, fc.constantFrom('\n', '\r\n'), (rows, at, lineEnd) => {
        const quoted = (text: string): string =>
          /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const document = rows.map((row) => row.map(quoted).join(',')).join(lineEnd);
        const ends = [
          0,
          ...at.filter((cut) => cut < document.length).toSorted((a, b) => a - b),
          document.length,
        ];
        const pieces = ends.slice(1).map((end, index) => document.slice(ends[index], end));
        const oracle = parse(document, { relax_column_count: true }) as string[][];
        expect(split(pieces)).toEqual(oracle);
        expect(split(pieces)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('counts blank records and leaves them out', () => {
    const splitter = createRecordSplitter({ ...plain, delimiter: ';' });
    expect(splitter.push('a;b\n\n"1\n2";3\n;\n')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['1\n2', '3'] },
      { row: 4, cells: ['', ''] },
    ]);
  });

  it('a quote elsewhere is a character', () => {
    expect(split(['5" pipe,a "b" c,"x"y\n1,2,3\n'])).toEqual([
      ['5" pipe', 'a "b" c', 'xy'],
      ['1', '2', '3'],
    ]);
  });

  it('says when a quote was never closed', () => {
    const splitter = createRecordSplitter(plain);
    splitter.push('a,"b\nc,d\n');
    expect(splitter.end()).toMatchObject({ openQuoteRow: 1 });
  });
});

describe('a text table', () => {
  const text = 'Numéro;Société\nF-1;Société d’État\n';

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(text.replaceAll('’', '\u0092'), 'latin1')],
  ])('in %s', async (encoding, bytes) => {
    const file = fileWith(bytes, 'a.csv');
    const table = await openFile(file);
    expect(table).toMatchObject({ kind: 'csv', encoding, delimiter: ';' });
    expect(await rowsOf(file)).toEqual({ 1: ['Numéro', 'Société'], 2: ['F-1', 'Société d’État'] });
  });

  it('the encoding is decided over the whole file: one late byte that is no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n' + 'x,y\n'.repeat(200_000)),
      Buffer.from('caf\u00e9,z\n', 'latin1'),
    ]);
    const rows = await rowsOf(fileWith(bytes, 'a.csv'));
    expect(rows[200_002]).toEqual(['café', 'z']);
  });

  it('texts in formulas, as Excel wants them, are texts; other formulas stay as written', async () => {
    const text = 'Code;Nom;X\n="00123";"=""a """"b""""""";=A1+1\n="";="c"&"d";="e\n';
    expect(await rowsOf(fileWith(text, 'a.csv'))).toEqual({
      1: ['Code', 'Nom', 'X'],
      2: ['00123', 'a "b"', '=A1+1'],
      3: ['', '="c"&"d"', '="e'],
    });
  });

  it('a column of amounts with decimal commas is one column; two of whole numbers are two', async () => {
    expect(await rowsOf(fileWith('Montant\n1,50\n-2,75\n1 200,00 $\n', 'a.csv'))).toEqual({
      1: ['Montant'],
      2: ['1,50'],
      3: ['-2,75'],
      4: ['1 200,00 $'],
    });
    expect(await rowsOf(fileWith('Points\n1,5\n2,7\n', 'a.csv'))).toMatchObject({ 2: ['1', '5'] });
    expect(await rowsOf(fileWith('a,b\n1,50\n2,75\n', 'a.csv'))).toMatchObject({ 2: ['1', '50'] });
  });

  it('characters of several bytes may lie over the pieces in which the file is read', async () => {
    const line = `${'é'.repeat(1001)},x\n`;
    const rows = await rowsOf(fileWith(line.repeat(500), 'a.csv'));
    expect(new Set(Object.values(rows).map((cells) => cells[0]))).toEqual(new Set(['é'.repeat(1001)]));
  });

  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b\n1,5;2,5\n3,5;4,5\n'],
    ['\t', 'a\tb\n1,5\t2\n'],
    ['|', 'a|b\n1|2\n'],
    [',', 'a,b\n"x;y;z;w",2\n"x;y;z;w",2\n'],
    [',', 'one column\nvalue\n'],
    [';', 'sep=;\na;b,c,d\n1;2,3,4\n'],
  ])('delimiter %j', async (delimiter, content) => {
    expect((await openFile(fileWith(content, 'a.csv'))).delimiter).toBe(delimiter);
  });

  it('the first line `sep=;` is no row', async () => {
    expect(await rowsOf(fileWith('sep=;\r\na;b\r\n', 'a.csv'))).toEqual({ 1: ['a', 'b'] });
  });

  it('what is asked for goes before what is detected', async () => {
    const file = fileWith(Buffer.from('a;b,c\n', 'latin1'), 'a.csv');
    const csv = { delimiter: ',', encoding: 'windows-1252' } as const;
    expect(await rowsOf(file, { csv })).toEqual({ 1: ['a;b', 'c'] });
  });

  it('lines that end with a carriage return alone', async () => {
    expect(await rowsOf(fileWith('a,b\r1,2\r', 'a.csv'))).toEqual({ 1: ['a', 'b'], 2: ['1', '2'] });
  });

  it('a quote that nobody closed is an error, not lost rows', async () => {
    expect(await failureOf(fileWith('a,b\n1,"2\n3,4\n', 'a.csv'))).toMatchObject({
      code: 'file-unreadable',
      reason: 'unclosed-quote',
    });
  });

  it('a record without end stops at the limit', async () => {
    const failure = await failureOf(fileWith(`a,b\n${'x'.repeat(6_000_000)}`, 'a.csv'));
    expect(failure).toMatchObject({ code: 'limit-exceeded', limit: 'cellChars' });
    const columns = await failureOf(fileWith(`a,b\n${','.repeat(20_000)}\n`, 'a.csv'));
    expect(columns).toMatchObject({ code: 'limit-exceeded', limit: 'columns' });
  });

  it('says how far it is', async () => {
    const table = await openFile(fileWith('a,b\n'.repeat(100_000), 'a.csv'));
    expect(table.progress()).toEqual({ done: 0, total: 400_000 });
    for await (const _ of table.readRows('')) break;
    expect(table.progress().done).toBe(262_144);
  });
});
