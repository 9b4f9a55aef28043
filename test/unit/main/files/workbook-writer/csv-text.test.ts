import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, neutralText } from '#main/files/workbook-writer/csv-text.ts';

describe('CSV text', () => {
  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1'])('puts an apostrophe before %j', (text) => {
    expect(neutralText(text)).toBe(`'${text}`);
  });

  it('leaves other text as it is', () => {
    expect(neutralText('A=1')).toBe('A=1');
    expect(neutralText('')).toBe('');
  });

  it('reads back field by field, whatever they hold', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ';', ',', '"', '\n', '\r', ' ', '\t', 'é') });
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 2, maxLength: 6 }),
        fc.constantFrom<';' | ','>(';', ','),
        (fields, delimiter) => {
          const rows = parse(csvLine(fields, delimiter), { delimiter, record_delimiter: '\r\n' });
          expect(rows).toEqual([fields]);
        },
      ),
    );
  });
});
