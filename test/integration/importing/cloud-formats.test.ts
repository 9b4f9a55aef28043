import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '#main/files/read-limits.ts';
import { undoImport } from '#main/services/importing/undo-import.ts';
import { inspectAny } from '#main/services/importing/records/inspect-records.ts';
import { recogniseAll } from '#shared/ipc/import-schemas.ts';
import { curBill, eaExport, focusBill } from '../../support/cloud-bills.ts';
import { recordImport, type RecordImport } from '../../support/record-import.ts';

const inspect = (path: string, options = recogniseAll) =>
  inspectAny(path, { options, format: null }, { profiles: [], limits: defaultLimits });

const invoice = (fixture: RecordImport, total: number, currency = 'USD'): void => {
  const vendorId = fixture.add('organization', { kind: 'vendor', name: 'Amazon Web Services Canada, Inc.' });
  fixture.add('invoice', {
    vendorId,
    number: '1234567',
    kind: 'invoice',
    issuedOn: '2025-02-03',
    currency,
    total,
  });
};

/** Usage, a tax, a discount without a blended cost, and a line of a month that is not invoiced yet. */
const curLines = [
  { cost: '10.1234567890', type: 'Usage' },
  { cost: '1.50', type: 'Tax' },
  { cost: '-0.6234567890', type: 'EdpDiscount' },
  { cost: '1E-10', type: 'Usage', invoice: '' },
];

test('a bill in several files comes to its invoice when they are taken in together', async () => {
  const fixture = await recordImport();
  invoice(fixture, 11_50);
  const first = [
    { cost: '10.0040000', type: 'Usage' },
    { cost: '1', type: 'Usage', invoice: '' },
  ];
  const report = await fixture.take([
    fixture.file('cur-00001.csv', curBill('legacy', first)),
    fixture.file('cur-00002.csv', curBill('legacy', [{ cost: '1.4960000', type: 'Tax' }])),
  ]);
  expect(report.documents).toMatchObject([
    { number: '1234567', lines: 2, net: '11.50', taxes: [{ code: 'Tax', amount: '1.496' }], tied: true },
    { number: '', lines: 1, net: '1.00', taxes: [], tied: false },
  ]);
  expect(report.documentCount).toBe(2);
});

describe.each(['legacy', '2.0'] as const)('an AWS report, %s', (version) => {
  test('ties to its invoice, is taken out whole, and proves', async () => {
    const fixture = await recordImport();
    invoice(fixture, 11_00);
    const report = await fixture.take(fixture.file('cur.csv.gz', gzipSync(curBill(version, curLines))));
    expect(report.kind).toBe('cur');
    expect(report.rows).toMatchObject({ read: 4, accepted: 4, rejected: 0 });
    expect(report.amountsByCurrency).toMatchObject([{ currency: 'USD', accepted: '11.0000000001' }]);
    expect(report.documents).toMatchObject([
      {
        number: '1234567',
        lines: 3,
        net: '11.00',
        taxes: [{ amount: '1.50' }],
        tied: true,
        rules: [],
      },
      { number: '', lines: 1, tied: false, rules: ['no-register-invoice'] },
    ]);
    expect(fixture.rows('costRecord')).toMatchObject([
      {
        invoiceNumber: '1234567',
        provider: 'AWS',
        account: '222222222222',
        service: 'AmazonEC2',
        region: 'ca-central-1',
        chargeCategory: 'Usage',
        periodStart: '2025-01-01',
        billedCost: '10.1234567890',
      },
      { chargeCategory: 'Tax' },
      { chargeCategory: 'EdpDiscount', billedCost: '-0.6234567890' },
      { invoiceNumber: null, billedCost: '0.0000000001' },
    ]);
    expect(fixture.mismatch()).toBeNull();
    undoImport(fixture.context, report.importId);
    expect(fixture.rows('costRecord')).toEqual([]);
    expect(fixture.mismatch()).toBeNull();
  });

  test('that is a cent off does not tie', async () => {
    const fixture = await recordImport();
    invoice(fixture, 11_01);
    const { documents } = await fixture.take(fixture.file('cur.csv', curBill(version, curLines)));
    expect(documents[0]).toMatchObject({ tied: false, rules: ['register-invoice-differs'] });
  });
});

test('a bill in Parquet brings what the same bill in text brings', async () => {
  const text = curBill('2.0', curLines);
  const [header = '', ...lines] = text.trim().split('\n');
  const cells = lines.map((line) => line.split(','));
  const columnData = header.split(',').map((name, index) => {
    const data = cells.map((line) => line[index] ?? '');
    return name === 'line_item_unblended_cost'
      ? { name, data: data.map(Number), type: 'DOUBLE' as const }
      : { name, data, type: 'STRING' as const };
  });
  const [asText, asParquet] = [await recordImport(), await recordImport()];
  await asText.take(asText.file('cur.csv', text));
  const file = asParquet.file('cur.parquet', new Uint8Array(parquetWriteBuffer({ columnData })));
  invoice(asParquet, 11_00);
  const report = await asParquet.take(file);
  expect(report).toMatchObject({ kind: 'cur', documents: [{ number: '1234567', tied: true }, {}] });
  const facts = ({ rows }: RecordImport) =>
    rows('costRecord').map(({ invoiceNumber, account, service, region, periodStart, billedCost }) => ({
      invoiceNumber,
      account,
      service,
      region,
      periodStart,
      cost: Number(billedCost),
    }));
  expect(facts(asParquet)).toEqual(facts(asText));
  expect(asParquet.mismatch()).toBeNull();
  undoImport(asParquet.context, report.importId);
  expect(asParquet.rows('costRecord')).toEqual([]);
});

describe('costs and dates as people write them', () => {
  const many = Array.from({ length: 6000 }, () => ({
    BilledCost: '"1,234"',
    BillingPeriodStart: '01/02/2025',
  }));

  test('are decided over the whole bill, by recognition and by reading alike', async () => {
    const fixture = await recordImport();
    const last = { BilledCost: '"0,5"', BillingPeriodStart: '25/02/2025' };
    const file = fixture.file('bill.csv', focusBill(...many, last));
    expect(await inspect(file)).toMatchObject({
      format: 'focus',
      options: { decimalMark: ',', dateOrder: 'dmy' },
      dateOrderAmbiguous: false,
    });
    const report = await fixture.stage(file);
    expect(report.rows).toMatchObject({ read: 6001, accepted: 6001, rejected: 0 });
    expect(report.amountsByCurrency).toMatchObject([{ accepted: '7404.500' }]);
    expect(
      fixture.context.db.prepare('SELECT DISTINCT period_start FROM cost_records ORDER BY 1').pluck().all(),
    ).toEqual(['2025-02-01', '2025-02-25']);
  });

  test('that nothing decides are asked, and read as they are answered', async () => {
    const fixture = await recordImport();
    const file = fixture.file('bill.csv', focusBill({ BillingPeriodStart: '01/02/2025' }));
    expect((await inspect(file)).dateOrderAmbiguous).toBe(true);
    const answered = await inspect(file, { ...recogniseAll, dateOrder: 'mdy' });
    expect(answered.dateOrderAmbiguous).toBe(false);
    await fixture.take(file, { settings: { format: 'focus', options: answered.options } });
    expect(fixture.rows('costRecord')).toMatchObject([{ periodStart: '2025-01-02' }]);
  });
});

describe('Microsoft’s export of actual cost', () => {
  test('is read like FOCUS; months before days, as the whole file shows', async () => {
    const fixture = await recordImport();
    const report = await fixture.take(
      fixture.file('ea.csv', eaExport({}, { Cost: '-0.25', ChargeType: 'Refund' })),
    );
    expect(report).toMatchObject({ kind: 'azure', rows: { read: 2, accepted: 2 }, warnings: [] });
    expect(report.documents).toMatchObject([{ number: '', net: '3.00', rules: ['no-register-invoice'] }]);
    expect(fixture.rows('costRecord')).toMatchObject([
      {
        provider: 'Microsoft',
        account: '1caa-sub',
        service: 'Virtual Machines',
        region: 'canadacentral',
        periodStart: '2023-09-01',
        periodEnd: '2023-09-30',
        billedCost: '3.25',
        currency: 'CAD',
      },
      { chargeCategory: 'Refund', billedCost: '-0.25' },
    ]);
    expect(fixture.mismatch()).toBeNull();
  });

  test('without rows is an import without lines', async () => {
    const fixture = await recordImport();
    expect((await fixture.stage(fixture.file('ea.csv', eaExport()))).rows.read).toBe(0);
  });

  test('in its form without a currency is refused, with what to ask for', async () => {
    const fixture = await recordImport();
    const file = fixture.file(
      'old.csv',
      'SubscriptionGuid,Meter Category,Consumed Quantity,ExtendedCost\ns,Compute,1,2\n',
    );
    await expect(fixture.stage(file)).rejects.toMatchObject({ error: { reason: 'format-azure-usage' } });
  });
});
