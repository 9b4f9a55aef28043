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
