import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { rawWorkbook } from '../../../../support/raw-workbook.ts';
import { zipOf } from '../../../../support/zip-writer.ts';
import { failureOf, fileWith, openFile, rowsOf } from './read-table.ts';

const oneCell = '<row r="1"><c r="A1"><v>1</v></c></row>';
const sheetPart = 'xl/worksheets/sheet1.xml';

const unreadable = (reason: string) =>
  expect.objectContaining({ code: 'file-unreadable', reason }) as unknown;
const tooMuch = (limit: string) => expect.objectContaining({ code: 'limit-exceeded', limit }) as unknown;

describe('files that are no workbook and no text', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  it.each([
    ['an empty file', '', 'empty'],
    ['an old workbook', Buffer.concat([ole, Buffer.alloc(600)]), 'format-xls'],
    [
      'a workbook behind a password',
      Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['PDF', '%PDF-1.7\n1 0 obj', 'format-pdf'],
    ['gzip', Buffer.from('1f8b0800000000', 'hex'), 'format-gzip'],
    ['XML', '\uFEFF<?xml version="1.0"?><Invoice/>', 'format-xml'],
    ['JSON', '{ "releases": [] }', 'format-json'],
    ['text with a zero byte', 'number,date\nF-1,2024\0-01-01\n', 'not-text'],
    ['zero bytes', Buffer.alloc(5000), 'not-text'],
    ['an empty archive', zipOf([]), 'empty'],
    ['an archive of something else', zipOf([{ name: 'a.txt', content: 'a' }]), 'format-zip'],
    [
      'a text document',
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
      'not-xlsx',
    ],
    ['a binary workbook', zipOf([{ name: 'xl/workbook.bin', content: 'x' }]), 'format-xlsb'],
    [
      'an OpenDocument sheet',
      zipOf([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: '<x/>' },
      ]),
      'format-ods',
    ],
    ['a web page', '<html xmlns:o="urn:x">\n<head><meta charset=utf-8>', 'format-html'],
    ['a web page with a type', '\uFEFF<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0//EN">', 'format-html'],
    ['a table of a web page', '<table border=1><tr><td>F-1<td>12', 'format-html'],
    ['a web page as mailed', 'MIME-Version: 1.0\r\nContent-Type: multipart/related', 'format-html'],
    [
      'a workbook of Excel 2003 in XML',
      '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'format-xml-2003',
    ],
    [
      'the same in UTF-16',
      Buffer.from('\uFEFF<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', 'utf16le'),
      'format-xml-2003',
    ],
    [
      'a flat OpenDocument sheet',
      '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
      'format-ods',
    ],
    ['XML that is no table', '<tablette/>', 'format-xml'],
    ['a Numbers document', zipOf([{ name: 'Index/Document.iwa', content: 'x' }]), 'format-numbers'],
  ])('%s', async (_name, content, reason) => {
    expect(await failureOf(fileWith(content))).toEqual(unreadable(reason));
  });

  it('the lock that Excel leaves beside an open workbook', async () => {
    const lock = Buffer.concat([Buffer.from('\u0007Auditor'), Buffer.alloc(157, ' ')]);
    expect(await failureOf(fileWith(lock, '~$Factures.xlsx'))).toEqual(unreadable('lock-file'));
    expect(await failureOf(fileWith(lock, 'Factures.xlsx'))).toEqual(unreadable('lock-file'));
  });
});

describe('damaged and hostile workbooks', () => {
  it('a document type is refused: no entity is ever expanded or fetched', async () => {
    const bombs = [
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData/></worksheet>',
      '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet><sheetData/></worksheet>',
    ];
    for (const bomb of bombs) {
      const file = fileWith(rawWorkbook({ rows: '', parts: { [sheetPart]: bomb } }));
      expect(await failureOf(file)).toEqual(unreadable('xml-declarations'));
    }
    const entity = fileWith(rawWorkbook({ rows: '<row><c t="str"><v>&lol;</v></c></row>' }));
    expect(await failureOf(entity)).toEqual(unreadable('damaged'));
  });

  it('a sheet that expands far beyond its size stops at the limit', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(200_000);
    const file = fileWith(rawWorkbook({ rows }));
    expect(await failureOf(file, { limits: { ratio: 50, ratioFreeBytes: 1_000_000 } })).toEqual(
      tooMuch('ratio'),
    );
    expect(await failureOf(file, { limits: { expandedBytes: 1_000_000 } })).toEqual(tooMuch('expandedBytes'));
  });

  it('a part that says it is small is measured all the same', async () => {
    const content = `<worksheet><sheetData>${oneCell.repeat(1000)}</sheetData></worksheet>`;
    const parts = (claims: object) => [
      {
        name: 'xl/workbook.xml',
        content: '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<Relationships><Relationship Id="r" Type="u/worksheet" Target="s.xml"/></Relationships>',
      },
      { name: 'xl/s.xml', content, claims },
    ];
    expect(await failureOf(fileWith(zipOf(parts({ size: 100 }))))).toEqual(unreadable('damaged'));
    expect(await failureOf(fileWith(zipOf(parts({ checksum: 1 }))))).toEqual(unreadable('damaged'));
    expect(await failureOf(fileWith(zipOf(parts({ flags: 1 }))))).toEqual(unreadable('encrypted'));
  });

  it('sizes behind the content, or in a field of 64 bits, are read as any others', async () => {
    const sheet = {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet><sheetData>${oneCell}</sheetData></worksheet>`,
    };
    for (const written of [{ isStreamed: true }, { isZip64: true }, { isStreamed: true, isZip64: true }])
      expect(await rowsOf(fileWith(zipOf([{ ...sheet, ...written }])))).toEqual({
        1: [{ type: 'number', text: '1', value: '1' }],
      });
  });

  it('many parts that all expand count together', async () => {
    const part = `<worksheet><sheetData>${oneCell.repeat(2000)}</sheetData></worksheet>`;
    const parts = Array.from({ length: 20 }, (_, index) => ({
      name: `xl/worksheets/s${index}.xml`,
      content: part,
    }));
    const table = await openFile(fileWith(zipOf(parts)), { limits: { expandedBytes: part.length * 15 } });
    const readAll = async (): Promise<void> => {
      for (const { name } of table.sheets) for await (const _ of table.readRows(name));
    };
    await expect(readAll()).rejects.toMatchObject({
      error: { code: 'limit-exceeded', limit: 'expandedBytes' },
    });
    table.close();
  });

  it('a few bytes that stand for thousands of places, styles, links or empty texts have limits', async () => {
    const failure = (rows: string, limits: object, parts: Record<string, string> = {}) =>
      failureOf(fileWith(rawWorkbook({ rows, parts })), { limits });
    const wide = '<row r="1"><c r="XFD1"><v>1</v></c></row>'.repeat(20);
    expect(await failure(wide, { blanks: 300_000 })).toEqual(tooMuch('blanks'));
    const spelledOut = `<row r="1">${'<c/>'.repeat(2000)}<c><v>1</v></c></row>`;
    expect(
      Object.keys(await rowsOf(fileWith(rawWorkbook({ rows: spelledOut })), { limits: { blanks: 100 } })),
    ).toEqual(['1']);
    const styles = `<styleSheet><cellXfs>${'<xf/>'.repeat(50)}</cellXfs></styleSheet>`;
    expect(await failure(oneCell, { styles: 40 }, { 'xl/styles.xml': styles })).toEqual(tooMuch('styles'));
    const links = `<Relationships>${'<Relationship Id="a" Type="b" Target="c"/>'.repeat(50)}</Relationships>`;
    expect(await failure(oneCell, { relations: 40 }, { '_rels/.rels': links })).toEqual(tooMuch('relations'));
    const texts = `<sst>${'<si/>'.repeat(200)}</sst>`;
    expect(await failure(oneCell, { sharedTextChars: 1000 }, { 'xl/sharedStrings.xml': texts })).toEqual(
      tooMuch('sharedTextChars'),
    );
  });

  it('a million empty rows cost nothing but their reading', async () => {
    const rows = `${'<row/>'.repeat(1_000_000)}${oneCell.replace('r="1"', 'r="1000001"')}`;
    expect(Object.keys(await rowsOf(fileWith(rawWorkbook({ rows }))))).toEqual(['1000001']);
  });

  it('one cell of many megabytes stops at the limit', async () => {
    const comments = 'a<!-- -->'.repeat(200_000);
    for (const content of ['a'.repeat(20_000_000), comments]) {
      const rows = `<row><c t="str"><v>${content}</v></c></row>`;
      expect(await failureOf(fileWith(rawWorkbook({ rows })))).toEqual(tooMuch('cellChars'));
    }
  });

  it('a size that the sheet claims means nothing', async () => {
    const parts = {
      [sheetPart]: `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${oneCell}</sheetData></worksheet>`,
    };
    expect(Object.keys(await rowsOf(fileWith(rawWorkbook({ rows: '', parts }))))).toEqual(['1']);
  });

  it('reading has a limit of time', async () => {
    const rows = oneCell.repeat(50_000);
    expect(await failureOf(fileWith(rawWorkbook({ rows })), { limits: { milliseconds: 0 } })).toEqual(
      tooMuch('milliseconds'),
    );
  });

  it('two parts of one name: which counts would depend on the reader', async () => {
    const part = { name: 'xl/workbook.xml', content: '<workbook/>' };
    const file = fileWith(zipOf([part, { ...part, name: 'XL/workbook.xml' }]));
    expect(await failureOf(file)).toEqual(unreadable('damaged'));
  });

  it('rows, columns, cells, texts, nesting and merged ranges have limits', async () => {
    const failure = (rows: string, limits: object, more: object = {}) =>
      failureOf(fileWith(rawWorkbook({ rows, ...more })), { limits });
    expect(await failure('<row r="999999999"><c><v>1</v></c></row>', {})).toEqual(tooMuch('rows'));
    expect(await failure('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>', {})).toEqual(tooMuch('columns'));
    const long = `<row><c t="str"><v>${'a'.repeat(5000)}</v></c></row>`;
    expect(await failure(long, { cellChars: 4000 })).toEqual(tooMuch('cellChars'));
    expect(await failure(long, { cellChars: 100 })).toEqual(tooMuch('cellChars'));
    expect(await failure('<a>'.repeat(500), {})).toEqual(tooMuch('depth'));
    const shared = { sharedStrings: ['a'.repeat(600), 'b'.repeat(600)] };
    expect(await failure(oneCell, { sharedTextChars: 1000 }, shared)).toEqual(tooMuch('sharedTextChars'));
    const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(20);
    expect(await failure(wide, { cells: 300_000 })).toEqual(tooMuch('cells'));
    expect(await failureOf(fileWith('a,b,c\n'.repeat(100)), { limits: { cells: 200 } })).toEqual(
      tooMuch('cells'),
    );
    const afterRows = `<mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(30)}</mergeCells>`;
    expect(await failure(oneCell, { mergedRanges: 20 }, { afterRows })).toEqual(tooMuch('mergedRanges'));
    expect(await failureOf(fileWith(rawWorkbook({ rows: '' })), { limits: { entries: 3 } })).toEqual(
      tooMuch('entries'),
    );
    expect(await failureOf(fileWith('a,b\n1,2\n'), { limits: { fileBytes: 5 } })).toEqual(
      tooMuch('fileBytes'),
    );
  });

  it('names in the archive never become paths', async () => {
    const file = fileWith(
      zipOf([
        { name: '../../../tmp/evil', content: 'x' },
        { name: 'C:\\evil', content: 'x' },
      ]),
    );
    expect(await failureOf(file)).toEqual(unreadable('format-zip'));
  });

  it('cut off anywhere, it is refused or read, never more', async () => {
    const whole = rawWorkbook({ rows: oneCell.repeat(50), sharedStrings: ['a', 'b'] });
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
      expect(await failureOf(fileWith(cut))).toMatchObject({ code: 'file-unreadable' });
    }
  });

  it('broken XML is refused', async () => {
    const broken = [
      '<row><c><v>1</c></row>',
      '<row><c a="1><v>1</v></c></row>',
      '<row',
      '</row>',
      '<row><c r=A1/></row>',
      '<row>&#0;</row>',
    ];
    for (const rows of broken)
      expect(await failureOf(fileWith(rawWorkbook({ rows })))).toEqual(unreadable('damaged'));
  });
});

describe('any bytes at all', () => {
  const readOrFail = async (content: Uint8Array): Promise<boolean> => {
    try {
      await rowsOf(fileWith(content));
      return true;
    } catch (error) {
      return error instanceof AppFailure;
    }
  };

  it('give rows or an expected failure', async () => {
    const start = fc.constantFrom('', 'PK\u0003\u0004', '\uFEFF', '"', 'a;b\n');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (mark, bytes) => {
        expect(await readOrFail(Buffer.concat([Buffer.from(mark), bytes]))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('also when they are a workbook with a few bytes changed', async () => {
    const workbook = rawWorkbook({
      rows: oneCell + '<row r="2"><c r="B2" t="s"><v>0</v></c></row>',
      sharedStrings: ['é'],
    });
    const changes = fc.array(fc.tuple(fc.nat({ max: workbook.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (bytes) => {
        const changed = Buffer.from(workbook);
        for (const [index, byte] of bytes) changed[index] = byte;
        expect(await readOrFail(changed)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('a real workbook cut at every tenth', async () => {
    const whole = readFileSync(new URL('../../../../fixtures/repeat.xlsx', import.meta.url));
    for (let tenth = 1; tenth < 10; tenth += 1)
      expect(await failureOf(fileWith(whole.subarray(0, (whole.length * tenth) / 10)))).toMatchObject({
        code: 'file-unreadable',
      });
  });
});
