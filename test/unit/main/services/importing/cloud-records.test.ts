import { describe, expect, test } from 'vitest';
import { cloudLayout } from '#shared/domain/cloud/cloud-columns.ts';
import { createCloudRecords } from '#main/services/importing/cloud/cloud-record.ts';
import type { RecordContext } from '#main/services/importing/record-context.ts';

const emptyRegister: RecordContext = {
  findOrganization: () => null,
  findContract: () => null,
  vendorId: null,
  contractId: null,
};

/** What one line of a bill with these columns becomes. */
const recordOf = (
  format: 'focus' | 'cur',
  line: Readonly<Record<string, string>>,
  context: Partial<RecordContext> = {},
) => {
  const layout = cloudLayout(format, Object.keys(line));
  const provider = format === 'cur' ? 'AWS' : null;
  const record = createCloudRecords(
    layout,
    { ...emptyRegister, ...context },
    { provider, notation: { decimalMark: null, dateOrder: null } },
  )({
    row: 2,
    cells: Object.values(line),
  });
  return { ...record, fields: record.drafts[0]?.fields ?? {} };
};

const focusLine = {
  BilledCost: '12.34567890123',
  EffectiveCost: '10.5',
  BillingCurrency: 'usd',
  BillingPeriodStart: '2025-01-01T00:00:00Z',
  ChargeCategory: 'Usage',
  InvoiceId: 'INV-1',
};

describe('layouts', () => {
  test.each([
    ['1.0', { ProviderName: 'P' }, 'P'],
    ['1.3', { ServiceProviderName: 'S', ProviderName: 'P' }, 'S'],
  ])('FOCUS %s names its provider', (_version, columns, provider) => {
    const { fields, amount, problems } = recordOf('focus', { ...focusLine, ...columns });
    expect(problems).toEqual([]);
    expect(amount).toEqual({ currency: 'USD', decimal: '12.34567890123' });
    expect(fields).toMatchObject({
      provider,
      invoiceNumber: 'INV-1',
      billedCost: '12.34567890123',
      periodStart: '2025-01-01',
    });
  });

  test.each([
    [
      'legacy',
      ['bill/InvoiceId', 'lineItem/UnblendedCost', 'lineItem/CurrencyCode', 'lineItem/LineItemType'],
    ],
    [
      '2.0',
      ['bill_invoice_id', 'line_item_unblended_cost', 'line_item_currency_code', 'line_item_line_item_type'],
    ],
  ])('the AWS report, %s', (_version, [invoice = '', cost = '', currency = '', type = '']) => {
    const line = { [invoice]: '', [cost]: '1E-10', [currency]: 'USD', [type]: 'Tax' };
    const { fields, problems } = recordOf('cur', line);
    expect(problems).toEqual([]);
    expect(fields).toMatchObject({ billedCost: '0.0000000001', chargeCategory: 'Tax', provider: 'AWS' });
    expect(fields['invoiceNumber']).toBeUndefined();
  });
});

describe('a line', () => {
  test('is never dropped for an empty field, written NULL or blank', () => {
    const { problems, amount, fields } = recordOf('focus', {
      ...focusLine,
      BilledCost: 'NULL',
      EffectiveCost: '',
      InvoiceId: '',
      BillingCurrency: '',
    });
    expect(problems).toEqual([]);
    expect(amount).toBeNull();
    expect(fields).toMatchObject({ billedCost: null, effectiveCost: null, currency: 'XXX' });
  });

  test('whose billed cost is no number is rejected; another cost only warns', () => {
    expect(recordOf('focus', { ...focusLine, BilledCost: '12,5' }).problems).toMatchObject([
      { code: 'unreadable-amount', field: 'billedCost', value: '12,5' },
    ]);
    const { problems, warnings } = recordOf('focus', { ...focusLine, EffectiveCost: 'free' });
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'unreadable-amount', field: 'effectiveCost' }]);
  });

  test.each(['5/1/25', '25/1/25'])(
    'with the date %s leaves it unknown: one order holds for a column',
    (date) => {
      const { fields, warnings } = recordOf('focus', { ...focusLine, BillingPeriodStart: date });
      expect(fields['periodStart']).toBeNull();
      expect(warnings).toMatchObject([{ code: 'ambiguous-date', field: 'periodStart', value: date }]);
    },
  );

  test('whose price times quantity is not its cost warns, unless it is a correction', () => {
    const priced = {
      ...focusLine,
      ContractedUnitPrice: '0.10',
      PricingQuantity: '100',
      ContractedCost: '10.02',
    };
    expect(recordOf('focus', priced).warnings).toMatchObject([{ code: 'unit-arithmetic' }]);
    expect(recordOf('focus', { ...priced, ContractedCost: '10.01' }).warnings).toEqual([]);
    expect(recordOf('focus', { ...priced, ChargeClass: 'Correction' }).warnings).toEqual([]);
  });

  test('of an issuer that only looks like a vendor leaves it unknown and says so', () => {
    const line = { ...focusLine, InvoiceIssuerName: 'Amazn Web Services' };
    const { fields, problems, warnings } = recordOf('focus', line, { findOrganization: () => 'doubtful' });
    expect(problems).toEqual([]);
    expect(fields['vendorId']).toBeNull();
    expect(warnings).toMatchObject([{ code: 'doubtful-vendor', value: 'Amazn Web Services' }]);
  });
});
