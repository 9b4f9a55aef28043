import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRules, contradictions, isTied } from '#shared/domain/einvoice/arithmetic-rules.ts';
import type { EInvoice, EInvoiceLine, EInvoiceTotals } from '#shared/domain/einvoice/einvoice.ts';
import { parsedEInvoice } from '../../../../support/einvoices.ts';
import { chargesInvoice, quebecInvoice } from '../../../../../scripts/fixtures/einvoices.mjs';
import { cii } from '../../../../../scripts/fixtures/cii.mjs';
import { ubl } from '../../../../../scripts/fixtures/ubl.mjs';

const sound = await parsedEInvoice(cii(chargesInvoice));

const withTotals = (totals: Partial<EInvoiceTotals>): EInvoice => ({
  ...sound,
  totals: { ...sound.totals, ...totals },
});

const line: EInvoiceLine = {
  id: '1',
  name: 'x',
  description: null,
  itemCode: null,
  quantity: '1',
  unit: null,
  price: '1',
  baseQuantity: null,
  net: '1',
  orderLine: null,
  periodStart: null,
  periodEnd: null,
  taxCategories: [],
  allowancesCharges: [],
  taxes: [],
};

const ofLine = (fields: Partial<EInvoiceLine>): EInvoice => ({
  ...sound,
  lines: [{ ...line, ...fields }],
  totals: { ...sound.totals, lines: null, net: null },
});

describe('brokenRules', () => {
  it('a sound document breaks none and is tied', async () => {
    expect(brokenRules(sound)).toEqual([]);
    expect(isTied(sound, [])).toBe(true);
    expect(brokenRules(await parsedEInvoice(ubl(quebecInvoice)))).toEqual([]);
  });

  it.each<[Partial<EInvoiceTotals>, string[]]>([
    [{ lines: '1899.97' }, ['BR-CO-10', 'BR-CO-13']],
    [{ allowances: null }, ['BR-CO-11', 'BR-CO-13']],
    [{ charges: '25.03' }, ['BR-CO-12', 'BR-CO-13']],
    [{ net: '1825.01' }, ['BR-CO-13', 'BR-CO-15']],
    [{ tax: '273.30' }, ['BR-CO-14', 'BR-CO-15']],
    [{ total: '2098.30' }, ['BR-CO-15', 'BR-CO-16']],
    [{ prepaid: null }, ['BR-CO-16']],
    [{ rounding: null }, ['BR-CO-16']],
    [{ payable: '1598.31' }, ['BR-CO-16']],
  ])('%j breaks %j', (totals, rules) => {
    const invoice = withTotals(totals);
    expect(brokenRules(invoice)).toEqual(rules);
    expect(isTied(invoice, brokenRules(invoice))).toBe(false);
  });

  it('a sum holds when it rounds to what is printed', () => {
    const lines = [
      { ...line, net: '949.992' },
      { ...line, net: '949.992' },
    ].map((item) => ({
      ...item,
      price: item.net,
    }));
    expect(brokenRules({ ...sound, lines })).toEqual([]);
  });

  it('a tax may be rounded to the whole unit, not further', () => {
    const tax = { names: ['VAT'], category: 'S', rate: '27', base: '69180', amount: '18679' };
    const hungarian = (amount: string): EInvoice => ({
      ...withTotals({ tax: null, total: null }),
      taxes: [{ ...tax, amount }],
    });
    expect(brokenRules(hungarian('18679'))).toEqual([]);
    expect(brokenRules(hungarian('18679.59'))).toEqual([]);
    expect(brokenRules(hungarian('18679.60'))).toEqual(['BR-CO-17']);
    // 1 234.56 at 9.975 % is 123.14736, rounded to 123.15 before the unit is counted.
    const quebec = (amount: string): EInvoice => ({
      ...withTotals({ tax: null, total: null }),
      taxes: [{ ...tax, rate: '9.975', base: '1234.56', amount }],
    });
    expect(['122.15', '122.16', '124.14', '124.15'].map((amount) => brokenRules(quebec(amount)))).toEqual([
      ['BR-CO-17'],
      [],
      [],
      ['BR-CO-17'],
    ]);
  });

  it.each<[Partial<EInvoiceLine>, boolean]>([
    [{ quantity: '3', price: '3.3333', net: '10' }, true],
    [{ quantity: '3', price: '3.3333', net: '10.0199' }, true],
    [{ quantity: '3', price: '3.3333', net: '10.02' }, false],
    [{ quantity: '250', price: '19.99', baseQuantity: '100', net: '49.98' }, true],
    [{ quantity: '250', price: '19.99', baseQuantity: '0', net: '4997.50' }, true],
    [{ quantity: '-1', price: '4', baseQuantity: '-2', net: '2' }, true],
    [{ price: null, net: '0.02' }, true],
    [{ price: null, net: '0.03' }, false],
    [{ quantity: null, price: '7', net: '7' }, true],
  ])('line %j holds: %s', (fields, holds) => {
    expect(brokenRules(ofLine(fields))).toEqual(holds ? [] : ['PEPPOL-EN16931-R120']);
  });

  it('allowances and charges of a line count', () => {
    const beside = (isCharge: boolean) => [{ isCharge, amount: '0.50', reason: null, taxCategories: [] }];
    expect(brokenRules(ofLine({ net: '0.50', allowancesCharges: beside(false) }))).toEqual([]);
    expect(brokenRules(ofLine({ net: '1.50', allowancesCharges: beside(true) }))).toEqual([]);
    expect(brokenRules(ofLine({ net: '1.50', allowancesCharges: beside(false) }))).toHaveLength(1);
  });

  it('the period of a line lies within that of the document', () => {
    const period = { periodStart: '2025-07-01', periodEnd: '2025-07-31' };
    const within = (start: string, end: string): EInvoice => ({
      ...ofLine({ periodStart: start, periodEnd: end }),
      ...period,
    });
    expect(brokenRules(within('2025-07-01', '2025-07-31'))).toEqual([]);
    expect(brokenRules(within('2025-06-30', '2025-07-31'))).toEqual(['PEPPOL-EN16931-R110']);
    expect(brokenRules(within('2025-07-01', '2025-08-01'))).toEqual(['PEPPOL-EN16931-R111']);
  });

  it('is exact for any number of decimals', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const asText = (minor: number): string =>
      `${minor < 0 ? '-' : ''}${Math.trunc(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`.replace(
        /^-0\.00$/u,
        '0.00',
      );
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(-1, 0, 1),
        (nets, off) => {
          const sum = nets.reduce((total, net) => total + net, off);
          const invoice: EInvoice = {
            ...sound,
            allowancesCharges: [],
            taxes: [],
            lines: nets.map((net) => ({ ...line, price: asText(net), net: asText(net) })),
            totals: {
              ...sound.totals,
              lines: asText(sum),
              allowances: null,
              charges: null,
              net: asText(sum),
              tax: null,
              total: asText(sum),
              prepaid: null,
              rounding: null,
              payable: asText(sum),
            },
          };
          expect(brokenRules(invoice)).toEqual(off === 0 ? [] : ['BR-CO-10']);
        },
      ),
    );
  });
});

describe('contradictions', () => {
  it('are totals that differ by more than a cent', () => {
    expect(contradictions(withTotals({ total: '2098.30' }))).toEqual([]);
    expect(contradictions(withTotals({ total: '2098.31' }))).toEqual(['BR-CO-15', 'BR-CO-16']);
    expect(contradictions(withTotals({ lines: '1900.98' }))).toEqual(['BR-CO-13']);
    expect(contradictions(withTotals({ tax: '273.30' }))).toEqual([]);
  });

  it('allow for the smallest unit where a currency has no cents', () => {
    const yen = { ...sound, currency: 'JPY' };
    const totals = { ...sound.totals, total: '2099.29', payable: '1599.30' };
    expect(contradictions({ ...yen, totals })).toEqual([]);
  });
});
