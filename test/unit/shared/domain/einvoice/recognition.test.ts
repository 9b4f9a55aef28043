import { describe, expect, it } from 'vitest';
import { canonicalText } from '#shared/domain/einvoice/canonical-text.ts';
import { isCreditNote, type EInvoiceParty, type SchemedId } from '#shared/domain/einvoice/einvoice.ts';
import { registrationNumbers } from '#shared/domain/einvoice/seller-numbers.ts';
import { taxCode } from '#shared/domain/einvoice/tax-code.ts';
import { parsedEInvoice } from '../../../../support/einvoices.ts';
import { chargesInvoice } from '../../../../../scripts/fixtures/einvoices.mjs';
import { cii } from '../../../../../scripts/fixtures/cii.mjs';
import { ubl } from '../../../../../scripts/fixtures/ubl.mjs';

const party = (country: string | null, ...ids: SchemedId[]): EInvoiceParty => ({ name: 'x', country, ids });
const id = (text: string, scheme: string | null = null): SchemedId => ({ id: text, scheme });

describe('taxCode', () => {
  const canadian = { currency: 'CAD', seller: party('CA') };
  const code = (names: string[], rate: string | null, where: { currency: string; seller: EInvoiceParty }) =>
    taxCode({ names, rate, category: 'S', base: null, amount: null }, { ...sound, ...where });

  it('goes by the name of the tax first', () => {
    expect(code(['GST'], '5', canadian)).toBe('GST');
    expect(code(['VAT', 'TPS/GST'], '5', canadian)).toBe('GST');
    expect(code(['TVQ'], '9.975', canadian)).toBe('QST');
    expect(code(['VAT', 'Taxe de vente du Québec'], '14.975', canadian)).toBe('QST');
    expect(code(['HST'], '13', canadian)).toBe('HST');
  });

  it('then by the rate', () => {
    expect(code(['VAT'], '9.97500', canadian)).toBe('QST');
    expect(code(['VAT'], '5.00', canadian)).toBe('GST');
    expect(code(['VAT'], '5.00', { currency: 'GBP', seller: party('GB') })).toBe('S-5');
    expect(code(['VAT'], '9.975', { currency: 'USD', seller: party('US') })).toBe('QST');
  });

  it('is category and rate for the taxes of others', () => {
    expect(code(['VAT'], '19.00', { currency: 'EUR', seller: party('DE') })).toBe('S-19');
    expect(code(['VAT'], '5.50', { currency: 'EUR', seller: party('FR') })).toBe('S-5.5');
    expect(code(['VAT'], '10', { currency: 'EUR', seller: party('FR') })).toBe('S-10');
    expect(code(['VAT'], null, { currency: 'EUR', seller: party('FR') })).toBe('S');
  });
});

describe('registrationNumbers', () => {
  it('tells the three numbers by scheme or form', () => {
    expect(
      registrationNumbers(
        party('CA', id('1199999999', 'NEQ'), id('999999999 RT0001', 'GST'), id('9999999999 TQ0001', 'TVQ')),
      ),
    ).toEqual({ neq: '1199999999', gst: '999999999 RT0001', qst: '9999999999 TQ0001' });
    expect(
      registrationNumbers(
        party('CA', id('22 99999999'), id('999999999RT0001', 'VA'), id('9999999999TQ0001')),
      ),
    ).toEqual({ neq: '22 99999999', gst: '999999999RT0001', qst: '9999999999TQ0001' });
  });

  it('takes no foreign number for one of them', () => {
    expect(registrationNumbers(party('DE', id('1199999999'), id('DE123456789', 'VA')))).toEqual({
      neq: null,
      gst: null,
      qst: null,
    });
    expect(registrationNumbers(party('AU', id('51824753556', 'GST'))).gst).toBeNull();
  });
});

describe('isCreditNote', () => {
  it.each([
    ['ubl-credit-note', null, true],
    ['ubl-invoice', '380', false],
    ['cii', '381', true],
    ['cii', '384', false],
    ['cii', '389', false],
  ] as const)('%s of type %s: %s', (syntax, typeCode, isCredit) => {
    expect(isCreditNote({ syntax, typeCode })).toBe(isCredit);
  });
});

const sound = await parsedEInvoice(cii(chargesInvoice));

describe('canonicalText', () => {
  it('is the same in both syntaxes and however it is formatted', async () => {
    const other = await parsedEInvoice(ubl(chargesInvoice).replaceAll('>\n', '>\r\n   '));
    expect(canonicalText(other)).toBe(canonicalText(sound));
    const zeros = cii(chargesInvoice).replace('>49.98<', '>49.9800<');
    expect(canonicalText(await parsedEInvoice(zeros))).toBe(canonicalText(sound));
  });

  it('is another one for another amount, date or line', async () => {
    for (const [before, after] of [
      ['>49.98<', '>49.99<'],
      ['20250930', '20250929'],
      ['Licences', 'Licence'],
    ] as const)
      expect(canonicalText(await parsedEInvoice(cii(chargesInvoice).replace(before, after)))).not.toBe(
        canonicalText(sound),
      );
  });
});
