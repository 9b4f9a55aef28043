import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { xmlText } from '#main/files/workbook-writer/xml-text.ts';

/** What a spreadsheet program sees: the XML parsed, then the escapes of the file format undone. */
const readBack = (xml: string): string => {
  let text = '';
  const parser = new SaxesParser();
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<t>${xml}</t>`).close();
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
};

describe('xmlText', () => {
  it.each([
    ['Services & <b>suivi</b> "A"', 'Services &amp; &lt;b&gt;suivi&lt;/b&gt; &quot;A&quot;'],
    ['École\u00A0: 5 %', 'École\u00A0: 5 %'],
    ['a\rb\u0000c', 'a_x000D_b_x0000_c'],
    ['lit_x000D_eral', 'lit_x005F_x000D_eral'],
    ['snake_case_x', 'snake_case_x'],
    ['half \uD83D pair', 'half \uFFFD pair'],
  ])('writes %j as %j', (text, xml) => {
    expect(xmlText(text)).toBe(xml);
  });

  it('reads back as it was, whatever the text', () => {
    const anything = fc.oneof(
      fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      fc.string({ unit: fc.constantFrom('_', 'x', '0', '0', 'D', '\r', '\n', '&', '<', ']', '>', 'é') }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(readBack(xmlText(text))).toBe(text.toWellFormed());
      }),
    );
  });
});
