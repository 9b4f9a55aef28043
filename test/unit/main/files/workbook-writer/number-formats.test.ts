import { describe, expect, it } from 'vitest';
import { decimalFormat, moneyFormat, percentFormat } from '#main/files/workbook-writer/number-formats.ts';

describe('number formats', () => {
  it.each([
    ['CAD', 'fr', null, '#,##0.00"\u00A0$"'],
    ['CAD', 'en', null, '"$"#,##0.00'],
    ['USD', 'fr', null, '#,##0.00"\u00A0USD"'],
    ['JPY', 'en', null, '"JPY\u00A0"#,##0'],
    ['KWD', 'fr', null, '#,##0.000"\u00A0KWD"'],
    [null, 'fr', null, '#,##0.00'],
    ['CAD', 'fr', 'au moins', '"au moins\u00A0"#,##0.00"\u00A0$";"au moins\u00A0"-#,##0.00"\u00A0$"'],
  ] as const)('writes amounts in %s for %s (%s)', (currency, locale, words, format) => {
    expect(moneyFormat(currency, locale, words)).toBe(format);
  });

  it('shows a ratio in percent and a decimal as precisely as it was written', () => {
    expect(percentFormat('fr')).toBe('0.0"\u00A0"%');
    expect(percentFormat('en', 'at least')).toBe('"at least\u00A0"0.0%;"at least\u00A0"-0.0%');
    expect(decimalFormat(0)).toBe('#,##0');
    expect(decimalFormat(4)).toBe('#,##0.0000');
  });
});
