import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { focusBill, type BillLine } from '../../support/cloud-bills.ts';
import { importSession, type ImportFixture } from '../../support/import-session.ts';

const documentsOf = async ({ take, file }: ImportFixture, ...lines: readonly BillLine[]) =>
  (await take(file('bill.csv', focusBill(...lines)))).documents;

const invoice = async (fixture: ImportFixture, fields: Record<string, string | number>): Promise<number> => {
  const vendorId = await fixture.add('organization', { kind: 'vendor', name: 'Nuage inc.' });
  await fixture.add('invoice', {
    vendorId,
    number: 'INV-1',
    kind: 'invoice',
    issuedOn: '2025-02-01',
    currency: 'CAD',
    ...fields,
  });
  return vendorId;
};

describe('a cloud bill in a case', () => {
  test('brings every line with every decimal; delivered again, also compressed, it brings nothing', async () => {
    const fixture = await importSession();
    const bill = focusBill(
      { BilledCost: '0.12345678901' },
      { BilledCost: '0.1', InvoiceId: '' },
      { BilledCost: '-0.2', ChargeClass: 'Correction' },
      { BilledCost: '0.3', ChargeCategory: 'Tax', ServiceName: 'NULL' },
    );
    const first = await fixture.take(fixture.file('bill.csv', bill));
    expect(first.kind).toBe('focus');
    expect(first.rows).toMatchObject({ read: 4, accepted: 4, rejected: 0 });
    expect(first.amountsByCurrency).toMatchObject([{ currency: 'CAD', accepted: '0.32345678901' }]);
    expect(first.documents).toMatchObject([
      { number: 'INV-1', lines: 3, net: '0.22345678901', taxes: [{ code: 'Tax', amount: '0.30' }] },
      { number: '', lines: 1, net: '0.10' },
    ]);
    const rows = await fixture.rows('costRecord');
    expect(rows.map(({ billedCost }) => billedCost)).toEqual(['0.12345678901', '0.1', '-0.2', '0.3']);
    expect(rows[3]).toMatchObject({ service: null, periodStart: '2025-01-01', sourceRow: 5 });

    const packed = fixture.file('bill.csv.gz', '');
    writeFileSync(packed, gzipSync(bill));
    const again = await fixture.take(packed);
    expect(again.rows).toMatchObject({ read: 4, accepted: 0, ignored: 4 });
    expect(await fixture.count('costRecord')).toBe(4);
    await fixture.session.writer().undoImport({ importId: first.importId });
    expect(await fixture.count('costRecord')).toBe(0);
    expect((await fixture.session.reader.verify({})).ok).toBe(true);
  });

  test('ties to the total of the invoice of the register, to the cent', async () => {
    const fixture = await importSession();
    await invoice(fixture, { net: 1000, total: 1150 });
    expect(await documentsOf(fixture, { BilledCost: '10.004' }, { BilledCost: '1.4999' })).toMatchObject([
      { number: 'INV-1', tied: true, rules: [] },
    ]);
  });

  test('ties to the net where the invoice has no total', async () => {
    const fixture = await importSession();
    await invoice(fixture, { net: 1000 });
    expect(await documentsOf(fixture, {})).toMatchObject([{ tied: true }]);
  });

  test('says that the invoice differs, by amount or currency', async () => {
    const fixture = await importSession();
    await invoice(fixture, { net: 1000, total: 1001 });
    expect(await documentsOf(fixture, {}, { BillingCurrency: 'USD', BilledCost: '10.01' })).toMatchObject([
      { tied: false, rules: ['register-invoice-differs'] },
      { tied: false, rules: ['register-invoice-differs'] },
    ]);
  });

  test('says that there is no such invoice: another number, another vendor, or no number yet', async () => {
    const fixture = await importSession();
    await invoice(fixture, { net: 1000 });
    await fixture.add('organization', { kind: 'vendor', name: 'Brume inc.' });
    const documents = await documentsOf(
      fixture,
      { InvoiceId: 'INV-2' },
      { InvoiceIssuerName: 'Brume inc.' },
      { InvoiceId: '' },
    );
    expect(documents).toMatchObject(Array(3).fill({ tied: false, rules: ['no-register-invoice'] }));
  });
});
