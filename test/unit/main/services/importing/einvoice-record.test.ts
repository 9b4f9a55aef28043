import { describe, expect, it } from 'vitest';
import { einvoiceRecord } from '#main/services/importing/einvoice/einvoice-record.ts';
import type { RecordContext } from '#main/services/importing/record-context.ts';
import type { EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import { parsedEInvoice } from '../../../../support/einvoices.ts';
import {
  brokenInvoice,
  chargesInvoice,
  quebecCreditNote,
  quebecInvoice,
} from '../../../../../scripts/fixtures/einvoices.mjs';
import { cii } from '../../../../../scripts/fixtures/cii.mjs';
import { ubl } from '../../../../../scripts/fixtures/ubl.mjs';

const nothingKnown: RecordContext = {
  findOrganization: () => null,
  findContract: () => null,
  vendorId: null,
  contractId: null,
};

const allKnown: RecordContext = {
  findOrganization: (_name, { neq }) => (neq === '1199999999' ? 7 : null),
  findContract: (reference) => (reference === 'SAAQ-CASA-CADRE' ? 3 : null),
  vendorId: null,
  contractId: null,
};

const fieldsOf = ({ drafts }: SourceRecord) => drafts[0]?.fields ?? {};
const linesOf = ({ drafts }: SourceRecord) =>
  drafts.filter(({ entity }) => entity === 'invoiceLine').map(({ fields }) => fields);
const sumOf = (record: SourceRecord): number =>
  linesOf(record).reduce((sum, { net }) => sum + Number(net), 0);
const codes = (notes: SourceRecord['problems']) => notes.map(({ code, field }) => `${code} ${field}`);

const sound = await parsedEInvoice(ubl(quebecInvoice));
const changed = (fields: Partial<EInvoice>): SourceRecord =>
  einvoiceRecord({ ...sound, ...fields }, allKnown);

describe('einvoiceRecord', () => {
  it('an invoice with GST and QST, its seller and contract known', () => {
    const record = einvoiceRecord(sound, allKnown);
    expect(fieldsOf(record)).toMatchObject({
      vendorId: 7,
      contractId: 3,
      number: 'SB-2025-0142',
      kind: 'invoice',
      issuedOn: '2025-07-31',
      dueOn: '2025-08-30',
      purchaseOrder: 'BC-7781',
      contractReference: 'SAAQ-CASA-CADRE',
      periodStart: '2025-07-01',
      periodEnd: '2025-07-31',
      currency: 'CAD',
      net: 124_995,
      gst: 6250,
      qst: 12_468,
      otherTaxes: null,
      total: 143_713,
      payable: 143_713,
      precedingNumber: null,
      notes: 'Services de juillet\nBT-44: Régie fictive',
    });
    expect(fieldsOf(record)['contentHash']).toMatch(/^[0-9a-f]{64}$/u);
    expect(linesOf(record)).toMatchObject([
      {
        invoiceId: { key: 'invoice' },
        lineNumber: 1,
        contractId: 3,
        description: 'Analyse & conception',
        quantity: '7.5',
        unitPrice: '140.00',
        net: 105_000,
        sourceRow: 1,
      },
      { lineNumber: 2, periodStart: '2025-07-01', periodEnd: '2025-07-31', net: 19_995 },
    ]);
    expect([record.amount, record.problems, record.warnings]).toEqual([
      { currency: 'CAD', decimal: '1249.95' },
      [],
      [],
    ]);
    expect(record.document).toEqual({
      number: 'SB-2025-0142',
      lines: 2,
      net: '1249.95',
      taxes: [
        { code: 'GST', amount: '62.50' },
        { code: 'QST', amount: '124.68' },
      ],
      total: '1437.13',
      tied: true,
      rules: [],
    });
  });

  it.each([
    ['UBL', ubl],
    ['CII', cii],
  ])('keeps item code, unit and holdback of %s', async (_syntax, write) => {
    const [first, ...others] = quebecInvoice.lines;
    if (first === undefined) throw new Error('no line');
    const document = write({
      ...quebecInvoice,
      lines: [{ ...first, code: 'CONS-01' }, ...others],
      allowances: [
        { reason: 'Retenue contractuelle de 10 %', amount: '125.00' },
        { reason: 'Libération de la retenue', amount: '25.00', charge: true },
        { reason: 'Retenue d’impôt à la source', amount: '7.00' },
        { reason: 'Remise', amount: '3.00' },
      ],
    });
    const record = einvoiceRecord(await parsedEInvoice(document), allKnown);
    expect(linesOf(record)).toMatchObject([
      { itemCode: 'CONS-01', unit: 'HUR' },
      { itemCode: null, unit: 'DAY' },
      { net: -125_00 },
      { net: 25_00 },
      { net: -7_00 },
      { net: -3_00 },
    ]);
    expect(fieldsOf(record)['holdback']).toBe(100_00);
    expect(fieldsOf(changed({}))['holdback']).toBeNull();
    const credited = einvoiceRecord(
      await parsedEInvoice(
        write({ ...quebecCreditNote, allowances: [{ reason: 'Statutory holdback', amount: '52.50' }] }),
      ),
      allKnown,
    );
    expect(fieldsOf(credited)['holdback']).toBe(-52_50);
  });

  it.each([
    [
      'UBL',
      ubl(quebecInvoice).replace(
        '<a:AccountingSupplierParty>',
        '<a:ProjectReference><b:ID>PRJ-9</b:ID></a:ProjectReference><a:AccountingSupplierParty>',
      ),
    ],
    [
      'CII',
      cii(quebecInvoice).replace(
        '</ram:ApplicableHeaderTradeAgreement>',
        '<ram:SpecifiedProcuringProject><ram:ID>PRJ-9</ram:ID></ram:SpecifiedProcuringProject></ram:ApplicableHeaderTradeAgreement>',
      ),
    ],
  ])('the project of %s is a column of its own, no longer a note', async (_syntax, document) => {
    const fields = fieldsOf(einvoiceRecord(await parsedEInvoice(document), allKnown));
    expect(fields['projectReference']).toBe('PRJ-9');
    expect(fields['notes']).not.toContain('PRJ-9');
    expect(fieldsOf(changed({}))['projectReference']).toBeNull();
    expect(codes(changed({ projectReference: 'P'.repeat(121) }).problems)).toHaveLength(1);
  });

  it('brings a seller that the register does not know, with its numbers', () => {
    const record = einvoiceRecord(sound, nothingKnown);
    expect(record.drafts[1]).toEqual({
      entity: 'organization',
      key: 'vendor solutions boreal inc fictif',
      fields: {
        kind: 'vendor',
        name: 'Solutions Boréal inc. (FICTIF)',
        neq: '1199999999',
        gstNumber: '999999999 RT0001',
        qstNumber: '9999999999 TQ0001',
        country: 'CA',
      },
    });
    expect(fieldsOf(record)['vendorId']).toEqual({ key: record.drafts[1]?.key });
    expect(codes(record.warnings)).toEqual(['vendor-created BT-27', 'unknown-contract BT-12']);
    expect(fieldsOf(record)).toMatchObject({ contractId: null, contractReference: 'SAAQ-CASA-CADRE' });
  });

  it('a credit note counts negative; the document stays as printed', async () => {
    const record = einvoiceRecord(await parsedEInvoice(ubl(quebecCreditNote)), allKnown);
    expect(fieldsOf(record)).toMatchObject({
      kind: 'credit-note',
      net: -52_500,
      gst: -2625,
      qst: -5237,
      total: -60_362,
      payable: -60_362,
      precedingNumber: 'SB-2025-0142',
    });
    expect(linesOf(record)).toMatchObject([{ quantity: '-3.75', unitPrice: '140.00', net: -52_500 }]);
    expect(record.amount?.decimal).toBe('-525.00');
    expect(record.document).toMatchObject({ net: '525.00', total: '603.62', tied: true });
  });

  it('a corrected invoice is negative as printed, and a credit note by its sign', () => {
    const record = changed({
      typeCode: '384',
      totals: { ...sound.totals, lines: '-1', net: '-1', tax: '0', total: '-1', payable: '-1' },
      lines: [],
      taxes: [],
    });
    expect(fieldsOf(record)).toMatchObject({ kind: 'credit-note', net: -100, total: -100 });
    expect(record.problems).toEqual([]);
  });

  it('a negative credit note is owed: by the standard, with a warning', () => {
    const totals = { ...sound.totals, lines: '-1', net: '-1', tax: '0', total: '-1', payable: '-1' };
    const record = changed({ typeCode: '381', totals, lines: [], taxes: [] });
    expect(fieldsOf(record)).toMatchObject({ kind: 'credit-note', net: 100 });
    expect(codes(record.warnings)).toContain('credit-note-negative BT-112');
  });

  it('allowances and charges are lines, so that the lines are the net amount', async () => {
    const record = einvoiceRecord(await parsedEInvoice(cii(chargesInvoice)), allKnown);
    expect(linesOf(record)).toMatchObject([
      { description: 'Licences', quantity: '250', unitPrice: '0.1999', charges: null, net: 4998 },
      { description: 'Formation [-50.00 Remise]', charges: -5000, net: 185_000 },
      { description: 'Rabais de volume', net: -10_000 },
      { description: 'Transport', net: 2502 },
    ]);
    expect(sumOf(record)).toBe(182_500);
    expect(fieldsOf(record)).toMatchObject({
      net: 182_500,
      gst: 9125,
      qst: 18_204,
      total: 209_829,
      prepaid: 50_000,
      rounding: 1,
      payable: 159_830,
    });
  });

  it('a line has the taxes whose amounts it states, with the sign that counts', async () => {
    const tax = (id: string, amount: string, currency = 'CAD'): string =>
      `<a:TaxSubtotal><b:TaxAmount currencyID="${currency}">${amount}</b:TaxAmount><a:TaxCategory><a:TaxScheme><b:ID>${id}</b:ID></a:TaxScheme></a:TaxCategory></a:TaxSubtotal>`;
    const stated = `<a:TaxTotal><b:TaxAmount currencyID="CAD">3.00</b:TaxAmount>${tax('GST', '1.00')}${tax('TVQ', '2.00')}${tax('GST', '9.00', 'USD')}</a:TaxTotal>`;
    const taxesOf = async (document: string) =>
      linesOf(einvoiceRecord(await parsedEInvoice(document), allKnown)).map(({ gst, qst }) => [gst, qst]);
    expect(await taxesOf(ubl(quebecInvoice).replace('<a:Item>', `${stated}<a:Item>`))).toEqual([
      [100, 200],
      [null, null],
    ]);
    const credit = await taxesOf(ubl(quebecCreditNote).replace('<a:Item>', `${stated}<a:Item>`));
    expect(credit[0]).toEqual([-100, -200]);
    const broken = await parsedEInvoice(
      ubl(quebecInvoice).replace('<a:Item>', `${stated.replace('>1.00<', '>1,00<')}<a:Item>`),
    );
    const record = einvoiceRecord(broken, allKnown);
    expect(record.problems).toEqual([]);
    expect(codes(record.warnings)).toContain('unreadable-amount BG-30');
  });

  it('a line says how it is taxed, by its codes in either syntax; none where it has none', async () => {
    const categoriesOf = async (document: string) =>
      linesOf(einvoiceRecord(await parsedEInvoice(document), allKnown)).map(({ taxCategory }) => taxCategory);
    const inUbl = (...codes: readonly string[]): string => {
      const elements = codes.map(
        (code) => `<a:ClassifiedTaxCategory><b:ID>${code}</b:ID></a:ClassifiedTaxCategory>`,
      );
      return ubl(quebecInvoice).replace('<a:Item>', `<a:Item>${elements.join('')}`);
    };
    expect(await categoriesOf(inUbl('S', 'S'))).toEqual(['standard', null]);
    expect(await categoriesOf(inUbl('z'))).toEqual(['zero-rated', null]);
    expect(await categoriesOf(inUbl('E', 'O'))).toEqual(['exempt', null]);
    expect(await categoriesOf(inUbl('S', 'E'))).toEqual(['other', null]);
    expect(await categoriesOf(inUbl('AE'))).toEqual(['other', null]);
    const inCii = cii(chargesInvoice)
      .replace(
        '<ram:SpecifiedLineTradeSettlement>',
        '<ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:CategoryCode>E</ram:CategoryCode></ram:ApplicableTradeTax>',
      )
      .replace(
        /<ram:ActualAmount>100.00/u,
        '<ram:CategoryTradeTax><ram:CategoryCode>S</ram:CategoryCode></ram:CategoryTradeTax>$&',
      );
    expect(await categoriesOf(inCii)).toEqual(['exempt', null, 'standard', null]);
  });

  it('the charges of a credited line count against it, and are unknown when the amount of one is', async () => {
    const item = (amount: string): string =>
      `<a:AllowanceCharge><b:ChargeIndicator>true</b:ChargeIndicator><b:Amount currencyID="CAD">${amount}</b:Amount></a:AllowanceCharge>`;
    const chargesOf = async (...amounts: readonly string[]) => {
      const text = ubl(quebecCreditNote).replace('<a:Item>', `${amounts.map(item).join('')}<a:Item>`);
      return linesOf(einvoiceRecord(await parsedEInvoice(text), allKnown))[0]?.['charges'];
    };
    expect(await chargesOf('1.25', '0.50')).toBe(-175);
    expect(await chargesOf('1.25', '0,50')).toBeNull();
  });

  it('a document that lists nothing is one line', () => {
    const record = changed({ lines: [], totals: { ...sound.totals, lines: null } });
    expect(linesOf(record)).toMatchObject([{ lineNumber: 1, net: 124_995 }]);
    expect(record.document).toMatchObject({ lines: 0, tied: true });
  });

  it('taxes that are neither GST nor QST go together; without a breakdown all do', () => {
    const tax = { names: ['VAT'], category: 'S', rate: '19', base: '1', amount: '100.10' };
    expect(fieldsOf(changed({ taxes: [tax, { ...tax, rate: '7', amount: '87.08' }] }))).toMatchObject({
      gst: null,
      qst: null,
      otherTaxes: 18_718,
    });
    expect(fieldsOf(changed({ taxes: [] }))['otherTaxes']).toBe(18_718);
  });

  it('the same document is recognised in the other syntax', async () => {
    const hash = async (text: string) =>
      fieldsOf(einvoiceRecord(await parsedEInvoice(text), allKnown))['contentHash'];
    expect(await hash(ubl(chargesInvoice))).toBe(await hash(cii(chargesInvoice)));
    expect(await hash(ubl(chargesInvoice))).not.toBe(await hash(ubl(quebecInvoice)));
  });
});

describe('problems', () => {
  it.each<[string, Partial<EInvoice>, string]>([
    ['number', { number: null }, 'missing-number BT-1'],
    ['date', { issuedOn: null }, 'missing-date BT-2'],
    ['currency', { currency: null }, 'unknown-currency BT-5'],
    ['a real currency', { currency: 'DOL' }, 'unknown-currency BT-5'],
    ['seller', { seller: { name: null, ids: [], country: null } }, 'missing-vendor BT-27'],
    ['amount', { totals: { ...sound.totals, net: null, total: null } }, 'missing-amount BT-109'],
    ['short number', { number: '1'.repeat(121) }, 'too-long BT-1'],
    ['short contract', { contractReference: '1'.repeat(121) }, 'too-long BT-12'],
    ['period in order', { periodEnd: '2025-06-30', lines: [] }, 'end-before-start BG-14'],
  ])('without %s', (_name, fields, problem) => {
    expect(codes(changed(fields).problems)).toEqual([problem]);
  });

  it('an amount or date that cannot be read is named with what is written', () => {
    const unreadable = [
      { code: 'unreadable-date', field: 'BT-2', value: '31 juillet' },
      { code: 'unreadable-amount', field: 'BT-131', value: '1 050,00' },
      { code: 'unreadable-amount', field: 'BT-146', value: '?' },
      { code: 'unreadable-date', field: 'BT-9', value: '?' },
    ];
    const record = changed({ issuedOn: null, unreadable });
    expect(record.problems).toEqual(unreadable.slice(0, 2));
    expect(record.warnings).toEqual(unreadable.slice(2));
  });

  it('a vendor that may be one of the register is asked', () => {
    const record = einvoiceRecord(sound, { ...allKnown, findOrganization: () => 'doubtful' });
    expect(record.problems).toEqual([
      { code: 'doubtful-vendor', field: 'BT-27', value: 'Solutions Boréal inc. (FICTIF)' },
    ]);
  });

  it('totals that contradict each other are rejected, with what was written', async () => {
    const record = einvoiceRecord(await parsedEInvoice(ubl(brokenInvoice)), allKnown);
    expect(record.problems).toEqual([{ code: 'arithmetic', field: 'BR-CO-15', value: '1447.13' }]);
    expect(record.document).toMatchObject({ tied: false, rules: ['BR-CO-15'] });
    expect(record.cells).toEqual({
      number: 'SB-2025-0143',
      date: '2025-07-31',
      vendor: 'Solutions Boréal inc. (FICTIF)',
      contract: 'SAAQ-CASA-CADRE',
      po: 'BC-7781',
      periodStart: '2025-07-01',
      periodEnd: '2025-07-31',
      net: '1249.95',
      gst: '62.50',
      qst: '124.68',
      total: '1447.13',
      currency: 'CAD',
    });
  });
});

describe('warnings', () => {
  it('a broken rule does not keep a document out whose totals agree', () => {
    const [first, ...others] = sound.lines;
    if (first === undefined) throw new Error('no line');
    const record = changed({ lines: [{ ...first, net: '1040.00' }, ...others] });
    expect(record.problems).toEqual([]);
    expect(codes(record.warnings)).toEqual(['rule-broken BR-CO-10', 'rule-broken PEPPOL-EN16931-R120']);
    expect(record.document?.tied).toBe(false);
  });

  it('amounts with more decimals than the currency are rounded', () => {
    const [first, ...others] = sound.lines;
    if (first === undefined) throw new Error('no line');
    const record = changed({ lines: [{ ...first, net: '1050.0049' }, ...others] });
    expect(linesOf(record)[0]).toMatchObject({ net: 105_000 });
    expect(codes(record.warnings)).toContain('amount-rounded BT-131');
  });

  it('prose is cut to what the register keeps', () => {
    const record = changed({ notes: ['x'.repeat(20_001)] });
    expect(fieldsOf(record)['notes']).toHaveLength(20_000);
    expect(codes(record.warnings)).toEqual(['text-cut BT-22']);
  });

  it('what was chosen for the whole import stands in where the document names none', () => {
    const chosen = { ...nothingKnown, vendorId: 5, contractId: 9 };
    const record = einvoiceRecord(
      { ...sound, contractReference: null, seller: { name: null, ids: [], country: null } },
      chosen,
    );
    expect(fieldsOf(record)).toMatchObject({ vendorId: 5, contractId: 9 });
    expect([record.problems, record.warnings]).toEqual([[], []]);
  });
});
