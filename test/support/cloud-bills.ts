const focusHeader =
  'InvoiceId,InvoiceIssuerName,ProviderName,PublisherName,BillingAccountId,SubAccountId,ServiceName,RegionId,ChargeCategory,ChargeClass,ChargeDescription,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,EffectiveCost,ListCost,ContractedCost,PricingQuantity,PricingUnit,ContractedUnitPrice,ListUnitPrice';

type FocusColumn =
  | 'InvoiceId'
  | 'InvoiceIssuerName'
  | 'SubAccountId'
  | 'ServiceName'
  | 'RegionId'
  | 'ChargeCategory'
  | 'ChargeClass'
  | 'BillingPeriodStart'
  | 'BillingCurrency'
  | 'BilledCost'
  | 'EffectiveCost'
  | 'ListCost'
  | 'ContractedCost'
  | 'PricingQuantity'
  | 'ContractedUnitPrice'
  | 'ListUnitPrice';

const usual: Readonly<Record<string, string>> = {
  InvoiceId: 'INV-1',
  InvoiceIssuerName: 'Nuage inc.',
  ProviderName: 'Nuage',
  PublisherName: 'Nuage',
  BillingAccountId: '100',
  SubAccountId: '200',
  ServiceName: 'Compute',
  RegionId: 'ca-central-1',
  ChargeCategory: 'Usage',
  BillingPeriodStart: '2025-01-01T00:00:00Z',
  BillingPeriodEnd: '2025-02-01T00:00:00Z',
  ChargePeriodStart: '2025-01-03T00:00:00Z',
  ChargePeriodEnd: '2025-01-04T00:00:00Z',
  BillingCurrency: 'CAD',
  BilledCost: '10.00',
};

export type BillLine = Partial<Record<FocusColumn, string>>;

/** A FOCUS bill as comma-separated text; each line is right in every way but for what is given. */
export const focusBill = (...lines: readonly BillLine[]): string => {
  const names = focusHeader.split(',');
  const texts = lines.map((line) => names.map((name) => ({ ...usual, ...line })[name] ?? '').join(','));
  return `${[focusHeader, ...texts].join('\n')}\n`;
};

/** Columns of the AWS report, as version 2.0 calls them. */
const curColumns = [
  'bill_invoice_id',
  'bill_invoicing_entity',
  'bill_payer_account_id',
  'bill_billing_period_start_date',
  'bill_billing_period_end_date',
  'line_item_usage_account_id',
  'line_item_product_code',
  'line_item_line_item_type',
  'line_item_usage_start_date',
  'line_item_currency_code',
  'line_item_unblended_cost',
  'product_region_code',
] as const;

type CurLine = { readonly cost: string; readonly type: string; readonly invoice?: string };

/** `line_item_usage_account_id` was `lineItem/UsageAccountId`. */
const legacyName = (name: string): string => {
  const [, group = '', rest = ''] = /^(bill|line_item|product)_(.*)$/u.exec(name) ?? [];
  const camel = (text: string): string =>
    text.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  const last = camel(rest);
  return `${camel(group)}/${group === 'product' ? last : last.charAt(0).toUpperCase() + last.slice(1)}`;
};

/** An AWS cost and usage report of January 2025 as comma-separated text. */
export const curBill = (version: 'legacy' | '2.0', lines: readonly CurLine[]): string => {
  const header = curColumns.map((name) => (version === 'legacy' ? legacyName(name) : name));
  const rows = lines.map(({ cost, type, invoice = '1234567' }) =>
    [
      invoice,
      'Amazon Web Services Canada Inc.',
      '111111111111',
      '2025-01-01T00:00:00Z',
      '2025-02-01T00:00:00Z',
      '222222222222',
      'AmazonEC2',
      type,
      '2025-01-03T10:00:00Z',
      'USD',
      cost,
      'ca-central-1',
    ].join(','),
  );
  return `${[header.join(','), ...rows].join('\n')}\n`;
};

const eaLine = {
  BillingAccountId: '8600000',
  BillingPeriodStartDate: '09/01/2023',
  BillingPeriodEndDate: '09/30/2023',
  SubscriptionId: '1caa-sub',
  Date: '09/11/2023',
  Product: 'Machine fictive',
  PartNumber: 'AAA-1',
  MeterId: 'f3',
  MeterCategory: 'Virtual Machines',
  MeterRegion: 'CA Central',
  Quantity: '1',
  EffectivePrice: '3.25',
  Cost: '3.25',
  UnitPrice: '3.25',
  BillingCurrency: 'CAD',
  ResourceLocation: 'canadacentral',
  ResourceId: '/subscriptions/1caa-sub/x',
  UnitOfMeasure: '1 Hour',
  ChargeType: 'Usage',
  PublisherName: '',
  PayGPrice: '0',
};

/** Microsoft's export of actual cost under an Enterprise Agreement: no invoice, no issuer, months before days. */
export const eaExport = (...lines: readonly Partial<typeof eaLine>[]): string => {
  const rows = lines.map((line) => Object.values({ ...eaLine, ...line }).join(','));
  return `\uFEFF${[Object.keys(eaLine).join(','), ...rows].join('\n')}\n`;
};
