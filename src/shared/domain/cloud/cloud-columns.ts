import type { CloudFormat } from '../importing/formats.ts';

/** What a line of a cloud bill says, whatever the provider calls it. */
export type CloudField =
  | 'invoiceNumber'
  | 'issuer'
  | 'provider'
  | 'publisher'
  | 'billingAccount'
  | 'account'
  | 'service'
  | 'region'
  | 'chargeCategory'
  | 'chargeClass'
  | 'pricingModel'
  | 'description'
  | 'periodStart'
  | 'periodEnd'
  | 'chargeStart'
  | 'chargeEnd'
  | 'currency'
  | 'billedCost'
  | 'effectiveCost'
  | 'listCost'
  | 'contractedCost'
  | 'quantity'
  | 'unit'
  | 'unitPrice'
  | 'listUnitPrice'
  | 'commitmentStatus'
  | 'sku'
  | 'resource'
  | 'contractReference';

type Columns = Readonly<Record<CloudField, readonly string[]>>;

/**
 * Columns of FOCUS 1.0 to 1.3, the best first. 1.3 renames the provider; contracts are named from 1.3 on.
 * Source: FinOps Open Cost and Usage Specification, column library of each version.
 */
const focusColumns: Columns = {
  invoiceNumber: ['InvoiceId'],
  issuer: ['InvoiceIssuerName', 'InvoiceIssuer'],
  provider: ['ServiceProviderName', 'ProviderName', 'Provider'],
  publisher: ['PublisherName', 'Publisher'],
  billingAccount: ['BillingAccountId'],
  account: ['SubAccountId'],
  service: ['ServiceName'],
  region: ['RegionId', 'Region', 'RegionName'],
  chargeCategory: ['ChargeCategory', 'ChargeType'],
  chargeClass: ['ChargeClass'],
  pricingModel: [],
  description: ['ChargeDescription'],
  periodStart: ['BillingPeriodStart'],
  periodEnd: ['BillingPeriodEnd'],
  chargeStart: ['ChargePeriodStart'],
  chargeEnd: ['ChargePeriodEnd'],
  currency: ['BillingCurrency'],
  billedCost: ['BilledCost'],
  effectiveCost: ['EffectiveCost'],
  listCost: ['ListCost'],
  contractedCost: ['ContractedCost'],
  quantity: ['PricingQuantity'],
  unit: ['PricingUnit'],
  unitPrice: ['ContractedUnitPrice'],
  listUnitPrice: ['ListUnitPrice'],
  commitmentStatus: ['CommitmentDiscountStatus'],
  sku: ['SkuPriceId', 'SkuId'],
  resource: ['ResourceId'],
  contractReference: ['ContractId', 'ContractApplied'],
};

/**
 * Columns of the AWS cost and usage report: 2.0 (`line_item_unblended_cost`) and, read without signs and case, the legacy
 * one (`lineItem/UnblendedCost`). What AWS invoices is the unblended cost.
 * Source: AWS Data Exports user guide, table dictionary of CUR 2.0.
 */
const curColumns: Columns = {
  invoiceNumber: ['bill_invoice_id'],
  issuer: ['bill_invoicing_entity', 'line_item_legal_entity'],
  provider: ['bill_billing_entity'],
  publisher: ['line_item_legal_entity'],
  billingAccount: ['bill_payer_account_id'],
  account: ['line_item_usage_account_id'],
  service: ['product_product_name', 'product_servicename', 'line_item_product_code'],
  region: ['product_region_code', 'product_region'],
  chargeCategory: ['line_item_line_item_type'],
  chargeClass: [],
  pricingModel: [],
  description: ['line_item_line_item_description'],
  periodStart: ['bill_billing_period_start_date'],
  periodEnd: ['bill_billing_period_end_date'],
  chargeStart: ['line_item_usage_start_date'],
  chargeEnd: ['line_item_usage_end_date'],
  currency: ['line_item_currency_code'],
  billedCost: ['line_item_unblended_cost'],
  effectiveCost: ['line_item_net_unblended_cost'],
  listCost: ['pricing_public_on_demand_cost'],
  contractedCost: [],
  quantity: ['line_item_usage_amount'],
  unit: ['pricing_unit'],
  unitPrice: ['line_item_unblended_rate'],
  listUnitPrice: ['pricing_public_on_demand_rate'],
  commitmentStatus: [],
  sku: ['product_sku'],
  resource: ['line_item_resource_id'],
  contractReference: [],
};

/**
 * Columns of Microsoft's exports of actual cost (those of amortized cost are the same), under an Enterprise Agreement (which name no invoice) and under a
 * Customer Agreement. What is billed is the cost in the billing currency; the unit price is that of the price sheet.
 * Source: Microsoft Cost Management, « Cost and usage details file schema », versions of 2019 to 2024.
 */
const azureColumns: Columns = {
  invoiceNumber: ['InvoiceId', 'InvoiceNumber'],
  issuer: [],
  provider: ['Provider'],
  publisher: ['PublisherName'],
  billingAccount: ['BillingAccountId', 'BillingAccountNumber'],
  account: ['SubscriptionId', 'SubscriptionGuid'],
  service: ['MeterCategory', 'ConsumedService'],
  region: ['ResourceLocation', 'ResourceLocationNormalized', 'MeterRegion'],
  chargeCategory: ['ChargeType'],
  chargeClass: [],
  pricingModel: ['PricingModel'],
  description: ['ProductName', 'Product', 'MeterName'],
  periodStart: ['BillingPeriodStartDate'],
  periodEnd: ['BillingPeriodEndDate'],
  chargeStart: ['Date', 'UsageDate'],
  chargeEnd: [],
  currency: ['BillingCurrency', 'BillingCurrencyCode'],
  billedCost: ['CostInBillingCurrency', 'Cost'],
  effectiveCost: [],
  listCost: ['PaygCostInBillingCurrency'],
  contractedCost: [],
  quantity: ['Quantity'],
  unit: ['UnitOfMeasure'],
  unitPrice: ['UnitPrice'],
  listUnitPrice: ['PayGPrice'],
  commitmentStatus: [],
  sku: ['PartNumber', 'MeterId'],
  resource: ['ResourceId', 'InstanceId'],
  contractReference: [],
};

/** Letters and digits only. */
const key = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/gu, '');

const columnsOf: Readonly<Record<CloudFormat, Columns>> = {
  focus: focusColumns,
  cur: curColumns,
  azure: azureColumns,
};

/** Position of each field's column, 0-based; -1 where the file has none. */
export type CloudLayout = Readonly<Record<CloudField, number>>;

/** Finds the columns of a cloud bill by its header. */
export const cloudLayout = (format: CloudFormat, headers: readonly string[]): CloudLayout => {
  const positions = new Map(headers.map((header, index) => [key(header), index] as const).toReversed());
  const columns = columnsOf[format];
  return Object.fromEntries(
    Object.entries(columns).map(([field, names]) => [
      field,
      names.map((name) => positions.get(key(name))).find((at) => at !== undefined) ?? -1,
    ]),
  ) as CloudLayout;
};
