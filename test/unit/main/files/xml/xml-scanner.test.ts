import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { attributeOf } from '#main/files/xml/xml-attributes.ts';
import { createXmlScanner } from '#main/files/xml/xml-scanner.ts';

type Seen = readonly string[];

const limits = { depth: 50, tokenChars: 10_000 };

/** What the scanner says of a document that comes in pieces; runs of text joined. */
const scanned = (pieces: readonly string[], tokenChars = limits.tokenChars): Seen => {
  const seen: string[] = [];
  let text = '';
  const add = (entry: string): void => {
    if (text !== '') seen.push(`"${text}"`);
    text = '';
    seen.push(entry);
  };
  const scanner = createXmlScanner(
    {
      open: (name, attributes) => add(`<${name} a=${attributeOf(attributes, 'a')}>`),
      close: (name) => add(`</${name}>`),
      text: (piece) => {
        text += piece;
      },
    },
    { ...limits, tokenChars },
  );
  for (const piece of pieces) scanner.write(piece);
  scanner.end();
  return seen;
};

/** The same by a general parser. */
const parsed = (document: string): Seen => {
  const seen: string[] = [];
  let text = '';
  const add = (entry: string): void => {
    if (text !== '') seen.push(`"${text}"`);
    text = '';
    seen.push(entry);
  };
  const parser = new SaxesParser();
  let depth = 0;
  const take = (piece: string): void => {
    if (depth > 0) text += piece;
  };
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    add(`<${name} a=${attributes['a'] ?? null}>`);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    add(`</${name}>`);
  });
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(document).close();
  return seen;
};

const escape = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/\]>/gu, ']&gt;').replace(/"/gu, '&quot;');

const plainText = fc.string({ unit: fc.constantFrom(...'ab é<>&"\' ]'.split('')), maxLength: 12 });
const name = fc.constantFrom('c', 'row', 'v', 'sheetData', 'é');
const node = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc.oneof(
    plainText.map(escape),
    plainText.map((text) => escape(text).replace(/é/gu, '&#xE9;').replace(/b/gu, '&#98;')),
    plainText.map((text) => `<![CDATA[${text.replaceAll(']', '')}]]>`),
    plainText.map((text) => `<!--${text.replaceAll('-', '')}-->`),
    fc.constant('<?pi a > b?>'),
    tie('element'),
  ),
  element: fc
    .tuple(name, plainText, fc.array(tie('content'), { maxLength: 4 }), fc.boolean())
    .map(([tag, value, content, isSingle]) => {
      const attribute = isSingle
        ? ` a = '${escape(value).replaceAll("'", '&apos;')}'`
        : ` b="1"  a="${escape(value)}" `;
      return content.length === 0
        ? `<${tag}${attribute}/>`
        : `<${tag}${attribute}>${content.join('')}</${tag} >`;
    }),
}));

describe('createXmlScanner', () => {
  it('says the same as a general parser, wherever the document is cut', () => {
    fc.assert(
      fc.property(node.element, fc.array(fc.nat({ max: 400 }), { maxLength: 6 }), (element, cuts) => {
        const document = `<?xml version="1.0"?>\n${element}\n`;
        const at = [
          0,
          ...cuts.filter((cut) => cut < document.length).toSorted((a, b) => a - b),
          document.length,
        ];
        const pieces = at.slice(1).map((end, index) => document.slice(at[index], end));
        expect(scanned(pieces)).toEqual(parsed(document));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves prefixes out', () => {
    expect(scanned(['<x:a><x:b x:a="1"/></x:a>'])).toEqual(['<a a=null>', '<b a=1>', '</b>', '</a>']);
  });

  it('line ends are one sign', () => {
    expect(scanned(['<a>x\r\ny\rz&#13;</a>'])).toEqual(['<a a=null>', '"x\ny\nz\r"', '</a>']);
  });

  it('hands on a long text before its end has come, wherever it is cut', () => {
    const text = 'é&amp;x\r\ny\rz&#xE9;'.repeat(20_000);
    const document = `<a>${text}</a>`;
    for (const size of [997, 65_536, 70_001]) {
      const pieces = document.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
      expect(scanned(pieces, 150_000), `pieces of ${size}`).toEqual(parsed(document));
    }
  });

  it('hands on a long CDATA section before its end has come, wherever it is cut', () => {
    const document = `<a>x<![CDATA[${'é&amp;]]x\r\ny\r]>&#xE9;'.repeat(15_000)}]]>y<b><![CDATA[]]></b></a>`;
    for (const size of [997, 65_536, 70_001]) {
      const pieces = document.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
      expect(scanned(pieces, 150_000), `pieces of ${size}`).toEqual(parsed(document));
    }
    expect(() => scanned([document.slice(0, 200_000)], 150_000)).toThrow(
      expect.objectContaining({ problem: 'damaged' }) as Error,
    );
  });

  it.each([
    '<a>',
    '<a></b>',
    '</a>',
    '<a/><b/>',
    'x<a/>',
    '<a/>x',
    '',
    '<a>&nbsp;</a>',
    '<a>& b</a>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '< a/>',
    '<a><![CDATA[x</a>',
  ])('refuses %s', (document) => {
    expect(() => scanned([document])).toThrow(expect.objectContaining({ problem: 'damaged' }) as Error);
  });

  it('refuses declarations, nesting and tokens without end', () => {
    expect(() => scanned(['<!DOCTYPE a><a/>'])).toThrow(
      expect.objectContaining({ problem: 'declarations' }) as Error,
    );
    expect(() => scanned(['<!', 'ELEMENT a><a/>'])).toThrow(
      expect.objectContaining({ problem: 'declarations' }) as Error,
    );
    expect(() => scanned(['<a>'.repeat(51)])).toThrow(
      expect.objectContaining({ problem: 'too-deep' }) as Error,
    );
    expect(() => scanned(['<a>', 'x'.repeat(6000), 'x'.repeat(6000)])).toThrow(
      expect.objectContaining({ problem: 'too-long' }) as Error,
    );
  });
});
