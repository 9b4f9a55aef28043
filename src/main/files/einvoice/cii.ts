import type {
  AllowanceCharge,
  EInvoice,
  EInvoiceLine,
  EInvoiceParty,
  EInvoiceTotals,
  TaxSubtotal,
} from '#shared/domain/einvoice/einvoice.ts';
import type { RootName } from '../xml/xml-namespaces.ts';
import type { Element, Vocabulary } from './element-tree.ts';
import {
  attributeAt,
  currencyCode,
  elementAt,
  elementsAt,
  isInCurrency,
  lineTaxField,
  textAt,
  textOf,
  textsAt,
  type ValueReader,
} from './element-values.ts';
import { addAmounts } from './tax-totals.ts';

const standard = 'urn:un:unece:uncefact:data:standard';

/** UN/CEFACT Cross Industry Invoice D16B, the XML of Factur-X and ZUGFeRD 2. */
export const ciiRoot: RootName = {
  name: 'CrossIndustryInvoice',
  namespace: `${standard}:CrossIndustryInvoice:100`,
};

export const ciiVocabulary: Vocabulary = {
  namespaces: [
    ciiRoot.namespace,
    `${standard}:ReusableAggregateBusinessInformationEntity:100`,
    `${standard}:UnqualifiedDataType:100`,
    `${standard}:QualifiedDataType:100`,
  ],
  left: ['ValuationBreakdownStatement'],
  textless: ['AttachmentBinaryObject'],
  handed: { name: 'IncludedSupplyChainTradeLineItem', depth: 2 },
};

/** Headings and remarks of the extended profile, whose amounts are those of other lines or none. */
export const isCiiDetail = (line: Element): boolean =>
  !['GROUP', 'INFORMATION'].includes(
    textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode') ?? '',
  );

/** BG-25 of an `IncludedSupplyChainTradeLineItem`. */
export const ciiLine = (line: Element, { decimal, date }: ValueReader): EInvoiceLine => {
  const price = elementAt(line, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice');
  const quantity = elementAt(line, 'SpecifiedLineTradeDelivery/BilledQuantity');
  const settlement = elementAt(line, 'SpecifiedLineTradeSettlement');
  const summation = elementAt(settlement, 'SpecifiedTradeSettlementLineMonetarySummation');
  return {
    id: textAt(line, 'AssociatedDocumentLineDocument/LineID'),
    name: textAt(line, 'SpecifiedTradeProduct/Name'),
    description: textAt(line, 'SpecifiedTradeProduct/Description'),
    itemCode: textAt(line, 'SpecifiedTradeProduct/SellerAssignedID'),
    quantity: decimal(quantity, 'BT-129'),
    unit: attributeAt(quantity, 'unitCode'),
    price: decimal(elementAt(price, 'ChargeAmount'), 'BT-146'),
    baseQuantity: decimal(elementAt(price, 'BasisQuantity'), 'BT-149'),
    net: decimal(elementAt(summation, 'LineTotalAmount'), 'BT-131'),
    orderLine: textAt(line, 'SpecifiedLineTradeAgreement/BuyerOrderReferencedDocument/LineID'),
    periodStart: date(instantAt(settlement, 'BillingSpecifiedPeriod/StartDateTime'), 'BT-134'),
    periodEnd: date(instantAt(settlement, 'BillingSpecifiedPeriod/EndDateTime'), 'BT-135'),
    allowancesCharges: elementsAt(settlement, 'SpecifiedTradeAllowanceCharge').map((item) =>
      allowanceCharge(item, { decimal }, ['BT-136', 'BT-141']),
    ),
    taxCategories: textsAt(settlement, 'ApplicableTradeTax/CategoryCode'),
    taxes: elementsAt(settlement, 'ApplicableTradeTax')
      .map((tax) => taxSubtotal(tax, { decimal: (element) => decimal(element, lineTaxField) }))
      .filter(({ amount }) => amount !== null),
  };
};

/** A point in time is a text in a format of UNTDID 2379, or an ISO date-time. */
const instantAt = (element: Element | undefined, path: string): Element | undefined =>
  elementAt(element, `${path}/DateTimeString`) ?? elementAt(element, `${path}/DateTime`);

/** @param fields the business terms of an allowance's amount and of a charge's */
const allowanceCharge = (
  element: Element,
  { decimal }: Pick<ValueReader, 'decimal'>,
  fields: readonly [string, string],
): AllowanceCharge => {
  const isCharge = ['true', '1'].includes(textAt(element, 'ChargeIndicator/Indicator') ?? '');
  return {
    isCharge,
    amount: decimal(elementAt(element, 'ActualAmount'), fields[isCharge ? 1 : 0]),
    reason: textAt(element, 'Reason') ?? textAt(element, 'ReasonCode'),
    taxCategories: textsAt(element, 'CategoryTradeTax/CategoryCode'),
  };
};

/** Freight of the extended profile, counted among the charges (BT-108). */
const logisticsCharge = (element: Element, { decimal }: ValueReader): AllowanceCharge => ({
  isCharge: true,
  amount: decimal(elementAt(element, 'AppliedAmount'), 'BT-99'),
  reason: textAt(element, 'Description'),
  taxCategories: textsAt(element, 'AppliedTradeTax/CategoryCode'),
});

/** The document around the lines. */
export const ciiInvoice = (
  root: Element,
  { lines, values }: { lines: readonly EInvoiceLine[]; values: ValueReader },
): EInvoice => {
  const { decimal, date } = values;
  const document = elementAt(root, 'ExchangedDocument');
  const agreement = elementAt(root, 'SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement');
  const settlement = elementAt(root, 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement');
  const currency = currencyCode(textAt(settlement, 'InvoiceCurrencyCode'));
  return {
    syntax: 'cii',
    number: textAt(document, 'ID'),
    typeCode: textAt(document, 'TypeCode'),
    issuedOn: date(instantAt(document, 'IssueDateTime'), 'BT-2'),
    currency,
    taxCurrency: currencyCode(textAt(settlement, 'TaxCurrencyCode')),
    notes: textsAt(document, 'IncludedNote/Content'),
    seller: party(elementAt(agreement, 'SellerTradeParty')),
    buyer: party(elementAt(agreement, 'BuyerTradeParty')),
    ...references(agreement),
    ...settlementDates(settlement, values),
    lines,
    allowancesCharges: [
      ...elementsAt(settlement, 'SpecifiedTradeAllowanceCharge').map((item) =>
        allowanceCharge(item, { decimal }, ['BT-92', 'BT-99']),
      ),
      ...elementsAt(settlement, 'SpecifiedLogisticsServiceCharge').map((item) =>
        logisticsCharge(item, values),
      ),
    ],
    taxes: elementsAt(settlement, 'ApplicableTradeTax').map((tax) => taxSubtotal(tax, values)),
    totals: totals(settlement, currency, values),
    unreadable: values.notes,
  };
};

type References =
  | 'buyerReference'
  | 'projectReference'
  | 'contractReference'
  | 'purchaseOrder'
  | 'tenderReference'
  | 'attachments';

const references = (agreement: Element | undefined): Pick<EInvoice, References> => {
  const additional = elementsAt(agreement, 'AdditionalReferencedDocument');
  return {
    buyerReference: textAt(agreement, 'BuyerReference'),
    projectReference: textAt(agreement, 'SpecifiedProcuringProject/ID'),
    contractReference: textAt(agreement, 'ContractReferencedDocument/IssuerAssignedID'),
    purchaseOrder: textAt(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID'),
    tenderReference: textAt(additional.find(isTender), 'IssuerAssignedID'),
    attachments: additional
      .filter((reference) => !isTender(reference))
      .flatMap(
        (reference) =>
          attributeAt(elementAt(reference, 'AttachmentBinaryObject'), 'filename') ??
          textAt(reference, 'URIID') ??
          textAt(reference, 'IssuerAssignedID') ??
          [],
      ),
  };
};

const isTender = (reference: Element): boolean => textAt(reference, 'TypeCode') === '50';

const settlementDates = (
  settlement: Element | undefined,
  { date }: ValueReader,
): Pick<EInvoice, 'dueOn' | 'periodStart' | 'periodEnd' | 'preceding'> => {
  const period = elementAt(settlement, 'BillingSpecifiedPeriod');
  return {
    dueOn: date(instantAt(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime'), 'BT-9'),
    periodStart: date(instantAt(period, 'StartDateTime'), 'BT-73'),
    periodEnd: date(instantAt(period, 'EndDateTime'), 'BT-74'),
    preceding: elementsAt(settlement, 'InvoiceReferencedDocument').flatMap((reference) => {
      const number = textAt(reference, 'IssuerAssignedID');
      const issued = instantAt(reference, 'FormattedIssueDateTime');
      return number === null ? [] : [{ number, issuedOn: date(issued, 'BT-26') }];
    }),
  };
};

const party = (element: Element | undefined): EInvoiceParty => {
  const organization = elementAt(element, 'SpecifiedLegalOrganization');
  const ids = ['ID', 'GlobalID', 'SpecifiedLegalOrganization/ID', 'SpecifiedTaxRegistration/ID'];
  return {
    name: textAt(element, 'Name') ?? textAt(organization, 'TradingBusinessName'),
    ids: ids
      .flatMap((path) => elementsAt(element, path))
      .flatMap((id) => {
        const text = textOf(id);
        return text === null ? [] : [{ id: text, scheme: attributeAt(id, 'schemeID') }];
      }),
    country: textAt(element, 'PostalTradeAddress/CountryID')?.toUpperCase() ?? null,
  };
};

const taxSubtotal = (tax: Element, { decimal }: Pick<ValueReader, 'decimal'>): TaxSubtotal => ({
  names: ['TypeCode', 'Name', 'CategoryName', 'TypeName'].flatMap((path) => textsAt(tax, path)),
  category: textAt(tax, 'CategoryCode'),
  rate: decimal(elementAt(tax, 'RateApplicablePercent'), 'BT-119'),
  base: decimal(elementAt(tax, 'BasisAmount'), 'BT-116'),
  amount: decimal(elementAt(tax, 'CalculatedAmount'), 'BT-117'),
});

const totals = (
  settlement: Element | undefined,
  currency: string | null,
  { decimal }: ValueReader,
): EInvoiceTotals => {
  const summation = elementAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const isInDocument = (total: Element): boolean => isInCurrency(total, currency);
  // Any of them may be there in the currency of accounting too.
  const amount = (name: string, field: string): string | null => {
    const all = elementsAt(summation, name);
    return decimal(all.find(isInDocument) ?? all[0], field);
  };
  const taxTotals = elementsAt(summation, 'TaxTotalAmount');
  const others = taxTotals.filter((total) => !isInDocument(total));
  return {
    lines: amount('LineTotalAmount', 'BT-106'),
    allowances: amount('AllowanceTotalAmount', 'BT-107'),
    charges: amount('ChargeTotalAmount', 'BT-108'),
    net: amount('TaxBasisTotalAmount', 'BT-109'),
    tax: addAmounts(taxTotals.filter(isInDocument).map((total) => decimal(total, 'BT-110'))),
    taxInAccounting: addAmounts(others.map((total) => decimal(total, 'BT-111'))),
    total: amount('GrandTotalAmount', 'BT-112'),
    prepaid: amount('TotalPrepaidAmount', 'BT-113'),
    rounding: amount('RoundingAmount', 'BT-114'),
    payable: amount('DuePayableAmount', 'BT-115'),
  };
};
