import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { parsedEInvoice, parsedEInvoices } from '../../../../support/einvoices.ts';
import {
  chargesInvoice,
  entityBomb,
  externalEntity,
  foreignDocument,
  quebecCreditNote,
  quebecInvoice,
} from '../../../../../scripts/fixtures/einvoices.mjs';
import { cii } from '../../../../../scripts/fixtures/cii.mjs';
import { seller } from '../../../../../scripts/fixtures/einvoice-parts.mjs';
import { ubl } from '../../../../../scripts/fixtures/ubl.mjs';

const failure = (error: Record<string, unknown>) =>
  expect.objectContaining({ error: expect.objectContaining(error) as unknown }) as Error;

describe('parseEInvoices', () => {
  it('reads a UBL invoice', async () => {
    const invoice = await parsedEInvoice(ubl(quebecInvoice));
    expect(invoice).toMatchObject({
      syntax: 'ubl-invoice',
      number: 'SB-2025-0142',
      typeCode: '380',
      issuedOn: '2025-07-31',
      dueOn: '2025-08-30',
      currency: 'CAD',
      contractReference: 'SAAQ-CASA-CADRE',
      purchaseOrder: 'BC-7781',
      periodStart: '2025-07-01',
      periodEnd: '2025-07-31',
      notes: ['Services de juillet'],
      seller: {
        name: seller.name,
        country: 'CA',
        ids: [
          { id: seller.neq, scheme: 'NEQ' },
          { id: seller.gst, scheme: 'GST' },
          { id: seller.qst, scheme: 'QST' },
        ],
      },
      buyer: { name: 'Régie fictive' },
      taxes: [
        { names: ['GST'], category: 'S', rate: '5', base: '1249.95', amount: '62.50' },
        { names: ['QST'], category: 'S', rate: '9.975', base: '1249.95', amount: '124.68' },
      ],
      totals: { net: '1249.95', tax: '187.18', total: '1437.13', prepaid: null, payable: '1437.13' },
      unreadable: [],
    });
    expect(invoice.lines).toMatchObject([
      {
        id: '1',
        name: 'Analyse & conception',
        quantity: '7.5',
        unit: 'HUR',
        price: '140.00',
        net: '1050.00',
      },
      { id: '2', quantity: '31', unit: 'DAY', periodStart: '2025-07-01', periodEnd: '2025-07-31' },
    ]);
  });

  it('reads a UBL credit note, positive as printed, with the invoice it corrects', async () => {
    const note = await parsedEInvoice(ubl(quebecCreditNote));
    expect(note).toMatchObject({
      syntax: 'ubl-credit-note',
      preceding: [{ number: 'SB-2025-0142', issuedOn: '2025-07-31' }],
      totals: { net: '525.00', total: '603.62' },
      lines: [{ quantity: '3.75', net: '525.00' }],
    });
  });

  it('reads the same from CII', async () => {
    const [fromCii, fromUbl] = [
      await parsedEInvoice(cii(chargesInvoice)),
      await parsedEInvoice(ubl(chargesInvoice)),
    ];
    expect(fromCii).toEqual({ ...fromUbl, syntax: 'cii', seller: fromCii.seller });
    expect(fromCii).toMatchObject({
      allowancesCharges: [
        { isCharge: false, amount: '100.00', reason: 'Rabais de volume' },
        { isCharge: true, amount: '25.02', reason: 'Transport' },
      ],
      totals: { prepaid: '500.00', rounding: '0.01', payable: '1598.30' },
    });
    expect(fromCii.lines[1]?.allowancesCharges).toEqual([
      { isCharge: false, amount: '50.00', reason: 'Remise', taxCategories: [] },
    ]);
  });

  it('adds up the tax totals of several taxes; another currency is that of accounting', async () => {
    const two = ubl(quebecInvoice).replace(
      '<a:LegalMonetaryTotal>',
      '<a:TaxTotal><b:TaxAmount currencyID="CAD">1.00</b:TaxAmount></a:TaxTotal>' +
        '<a:TaxTotal><b:TaxAmount currencyID="USD">99.00</b:TaxAmount></a:TaxTotal><a:LegalMonetaryTotal>',
    );
    expect((await parsedEInvoice(two)).totals).toMatchObject({ tax: '188.18', taxInAccounting: '99.00' });
  });

  it('is in the currency of its amounts where it names none, whatever the case', async () => {
    const whole = ubl(quebecInvoice);
    const element = '<b:DocumentCurrencyCode>CAD</b:DocumentCurrencyCode>';
    expect(whole).toContain(element);
    const { taxes, totals } = await parsedEInvoice(whole);
    for (const text of [
      whole.replace(element, ''),
      whole.replace('>CAD<', '> cad <'),
      whole.replaceAll('"CAD"', '"cad"'),
    ])
      expect(await parsedEInvoice(text)).toMatchObject({ currency: 'CAD', taxes, totals });
  });

  it('takes the totals of CII that are in the currency of the document, and dates of either form', async () => {
    const total = '<ram:GrandTotalAmount>';
    const text = cii(chargesInvoice);
    expect(text).toContain(total);
    const twice = text
      .replace(total, `<ram:GrandTotalAmount currencyID="USD">1.00</ram:GrandTotalAmount>${total}`)
      .replace(
        /<udt:DateTimeString format="102">\d+<\/udt:DateTimeString>/u,
        '<udt:DateTime>2026-03-31T10:00:00</udt:DateTime>',
      );
    const { totals, issuedOn } = await parsedEInvoice(twice);
    expect(totals).toEqual((await parsedEInvoice(text)).totals);
    expect(issuedOn).toBe('2026-03-31');
  });

  it('says what cannot be read, and leaves it open', async () => {
    const wrong = ubl(quebecInvoice).replace('>62.50<', '>62,50<').replace('>2025-08-30<', '>30 août<');
    const invoice = await parsedEInvoice(wrong);
    expect(invoice.dueOn).toBeNull();
    expect(invoice.taxes[0]?.amount).toBeNull();
    expect(invoice.unreadable).toEqual([
      { code: 'unreadable-date', field: 'BT-9', value: '30 août' },
      { code: 'unreadable-amount', field: 'BT-117', value: '62,50' },
    ]);
  });

  it('leaves headings of the extended profile out of the lines', async () => {
    const line = '<ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>';
    const heading = cii(chargesInvoice).replace(
      /<ram:AssociatedDocumentLineDocument>\s*<ram:LineID>1<\/ram:LineID>/u,
      `${line}<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>`,
    );
    expect((await parsedEInvoice(heading)).lines.map(({ id }) => id)).toEqual(['2']);
  });
});

describe('an envelope', () => {
  const bare = (text: string): string => text.replace(/<\?xml[^>]*\?>/u, '');
  const header =
    '<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">' +
    '<StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>';

  it('gives what is in it, each as it is alone, wherever the pieces end', async () => {
    const texts = [ubl(quebecInvoice), ubl(quebecCreditNote), cii(chargesInvoice)];
    const document = `${header}${texts.map(bare).join('\n')}</StandardBusinessDocument>`;
    const alone = await Promise.all(texts.map((text) => parsedEInvoice(text)));
    for (const pieceBytes of [700, 65_536])
      expect(await parsedEInvoices(document, { pieceBytes })).toEqual(alone);
  });

  it('may declare the prefixes of what is in it', async () => {
    const declarations = / xmlns:[ab]="[^"]*"/gu;
    const text = bare(ubl(quebecInvoice));
    const outer = (text.match(declarations) ?? []).join('');
    const document = `<Lot${outer}>${text.replace(declarations, '')}</Lot>`;
    expect(await parsedEInvoices(document)).toEqual([await parsedEInvoice(text)]);
  });

  it('without an invoice is a foreign document, and cut off damage', async () => {
    await expect(parsedEInvoices(`${header}</StandardBusinessDocument>`)).rejects.toThrow(
      failure({ reason: 'foreign-xml', detail: 'StandardBusinessDocument' }),
    );
    await expect(parsedEInvoices(`${header}${bare(ubl(quebecInvoice))}`)).rejects.toThrow(
      failure({ reason: 'damaged' }),
    );
  });
});

describe('names', () => {
  it('are told by namespace: any prefix, or none', async () => {
    const bare = ubl(quebecInvoice).replaceAll('u:Invoice', 'Invoice').replace('xmlns:u=', 'xmlns=');
    expect((await parsedEInvoice(bare)).number).toBe('SB-2025-0142');
    const strange = cii(chargesInvoice).replaceAll('ram:', 'x-1:').replaceAll(':ram=', ':x-1=');
    expect((await parsedEInvoice(strange)).number).toBe('SB-2025-0150');
  });

  it('of other namespaces are none of the invoice', async () => {
    const foreign = ubl(quebecInvoice).replace(
      '<b:ID>SB-2025-0142</b:ID>',
      '<z:ID xmlns:z="urn:z">nein</z:ID><b:ID>SB-2025-0142</b:ID>',
    );
    expect((await parsedEInvoice(foreign)).number).toBe('SB-2025-0142');
  });

  it('without a declared namespace are damage', async () => {
    await expect(parsedEInvoice(ubl(quebecInvoice).replace('xmlns:b=', 'xmlns:c='))).rejects.toThrow(
      failure({ code: 'file-unreadable', reason: 'damaged' }),
    );
  });

  it.each([
    [foreignDocument(), 'FatturaElettronica'],
    ['<Invoice><ID>1</ID></Invoice>', 'Invoice'],
    [ubl(quebecInvoice).replaceAll('u:Invoice', 'u:Order'), 'Order'],
    ['<html xmlns="http://www.w3.org/1999/xhtml"/>', 'html'],
    [
      '<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"/>',
      'CrossIndustryDocument',
    ],
  ])('of another document are refused by name', async (document, detail) => {
    await expect(parsedEInvoice(document)).rejects.toThrow(
      failure({ code: 'file-unreadable', reason: 'foreign-xml', detail }),
    );
  });
});

describe('encodings', () => {
  const declared = (encoding: string): string =>
    ubl(quebecInvoice).replace('encoding="UTF-8"', `encoding="${encoding}"`);
  const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${declared('UTF-8')}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le')],
    ['UTF-16, big end first', utf16be(`\uFEFF${declared('UTF-16')}`)],
    ['UTF-16 without a mark', Buffer.from(declared('UTF-16LE'), 'utf16le')],
    ['UTF-16 without a mark, big end first', utf16be(declared('UTF-16BE'))],
    [
      'UTF-16 without a mark or declaration',
      Buffer.from(declared('').replace(/^[^]*?-->\s*/u, ''), 'utf16le'),
    ],
    ['UTF-8 that says UTF-16', Buffer.from(declared('utf-16'))],
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
    ['windows-1252', Buffer.from(declared('windows-1252'), 'latin1')],
  ])('%s', async (_name, bytes) => {
    const invoice = await parsedEInvoice(bytes);
    expect([invoice.seller.name, invoice.lines[1]?.name]).toEqual([seller.name, 'Hébergement']);
  });

  it('bytes that are not of the declared encoding are damage', async () => {
    await expect(parsedEInvoice(Buffer.from(declared('UTF-8'), 'latin1'))).rejects.toThrow(
      failure({ code: 'file-unreadable', reason: 'damaged' }),
    );
  });
});

describe('hostile documents', () => {
  it.each([
    ['entity bomb', entityBomb()],
    ['external entity', externalEntity()],
  ])('%s: declarations are refused', async (_name, document) => {
    await expect(parsedEInvoice(document)).rejects.toThrow(
      failure({ code: 'file-unreadable', reason: 'xml-declarations' }),
    );
  });

  const inNote = (content: string): string =>
    ubl(quebecInvoice).replace('Services de juillet', () => content);
  const exceeded = (limit: string) => failure({ code: 'limit-exceeded', limit });

  it('texts, nesting, elements and lines have their limits', async () => {
    await expect(parsedEInvoice(inNote('x'.repeat(100_001)))).rejects.toThrow(exceeded('cellChars'));
    await expect(parsedEInvoice(inNote('<b:Note>'.repeat(70) + '</b:Note>'.repeat(70)))).rejects.toThrow(
      exceeded('depth'),
    );
    await expect(
      parsedEInvoice(inNote('<b:Note/>'.repeat(200)), { limits: { ...defaultLimits, cells: 200 } }),
    ).rejects.toThrow(exceeded('cells'));
    await expect(
      parsedEInvoice(ubl(quebecInvoice), { limits: { ...defaultLimits, rows: 1 } }),
    ).rejects.toThrow(exceeded('rows'));
  });

  const content = 'QUJD\n'.repeat(2_000_000);
  it.each([
    ['as text', content],
    ['as CDATA', `<![CDATA[${content}]]>`],
  ])('an attached file of any size costs nothing, %s', async (_name, attachment) => {
    const attached = ubl(quebecInvoice).replace(
      '<a:AccountingSupplierParty>',
      () =>
        '<a:AdditionalDocumentReference><b:ID>A1</b:ID><a:Attachment>' +
        `<b:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="annexe.pdf">${attachment}` +
        '</b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference><a:AccountingSupplierParty>',
    );
    expect((await parsedEInvoice(attached)).attachments).toEqual(['annexe.pdf']);
  });

  it('many lines cost the memory of one each', async () => {
    const [before = '', after = ''] = ubl({ ...quebecInvoice, lines: [] }).split('</u:Invoice>');
    const line = ubl(quebecInvoice).match(/<a:InvoiceLine>[^]*?<\/a:InvoiceLine>/u)?.[0] ?? '';
    const invoice = await parsedEInvoice(`${before}${line.repeat(20_000)}</u:Invoice>${after}`);
    expect(invoice.lines).toHaveLength(20_000);
  });

  it('cut or changed anywhere: an invoice or a coded failure, wherever the pieces end', async () => {
    const documents = [ubl(quebecInvoice), cii(chargesInvoice)].map((text) => Buffer.from(text));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 4 }),
        fc.integer({ min: 1, max: 700 }),
        async (document, cut, changes, pieceBytes) => {
          const bytes = Buffer.from(document.subarray(0, Math.ceil(document.length * cut)));
          for (const [at, value] of changes)
            if (bytes.length > 0) bytes[Math.floor(at * bytes.length)] = value;
          const outcome = await parsedEInvoice(bytes, { pieceBytes }).catch((error: unknown) => error);
          expect(outcome instanceof AppFailure || (outcome as { syntax?: string }).syntax !== undefined).toBe(
            true,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
