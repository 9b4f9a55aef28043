import type {
  AllowanceCharge,
  EInvoice,
  EInvoiceLine,
  EInvoiceParty,
  EInvoiceSyntax,
  EInvoiceTotals,
  TaxSubtotal,
} from '#shared/domain/einvoice/einvoice.ts';
import type { Element, Vocabulary } from './element-tree.ts';
import { addAmounts } from './tax-totals.ts';
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

const components = [
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
];

/** UBL 2.1 by the namespace of its root; the minor versions 2.0 to 2.3 share it. */
export const ublRoots: Readonly<Record<string, { name: string; syntax: EInvoiceSyntax }>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': { name: 'Invoice', syntax: 'ubl-invoice' },
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': {
    name: 'CreditNote',
    syntax: 'ubl-credit-note',
  },
};

export const ublVocabulary = (root: { readonly name: string; readonly namespace: string }): Vocabulary => ({
  namespaces: [root.namespace, ...components],
  left: ['UBLExtensions', 'Signature'],
  textless: ['EmbeddedDocumentBinaryObject'],
  handed: { name: `${root.name}Line`, depth: 1 },
});

/** BG-25 of an `InvoiceLine` or `CreditNoteLine`. */
export const ublLine = (line: Element, { decimal, date }: ValueReader): EInvoiceLine => {
  const quantity = elementAt(line, 'InvoicedQuantity') ?? elementAt(line, 'CreditedQuantity');
  return {
    id: textAt(line, 'ID'),
    name: textAt(line, 'Item/Name'),
    description: textAt(line, 'Item/Description'),
    itemCode: textAt(line, 'Item/SellersItemIdentification/ID'),
    quantity: decimal(quantity, 'BT-129'),
    unit: attributeAt(quantity, 'unitCode'),
    price: decimal(elementAt(line, 'Price/PriceAmount'), 'BT-146'),
    baseQuantity: decimal(elementAt(line, 'Price/BaseQuantity'), 'BT-149'),
    net: decimal(elementAt(line, 'LineExtensionAmount'), 'BT-131'),
    orderLine: textAt(line, 'OrderLineReference/LineID'),
    periodStart: date(elementAt(line, 'InvoicePeriod/StartDate'), 'BT-134'),
    periodEnd: date(elementAt(line, 'InvoicePeriod/EndDate'), 'BT-135'),
    allowancesCharges: elementsAt(line, 'AllowanceCharge').map((item) =>
      allowanceCharge(item, { decimal }, ['BT-136', 'BT-141']),
    ),
    taxCategories: lineTaxCategories(line),
    taxes: lineTaxes(line, decimal),
  };
};

/** Of the item, else of the taxes that the line states. */
const lineTaxCategories = (line: Element): string[] => {
  const ofItem = textsAt(line, 'Item/ClassifiedTaxCategory/ID');
  return ofItem.length > 0 ? ofItem : textsAt(line, 'TaxTotal/TaxSubtotal/TaxCategory/ID');
};

const lineTaxes = (line: Element, decimal: ValueReader['decimal']): TaxSubtotal[] => {
  const currency = currencyCode(attributeAt(elementAt(line, 'LineExtensionAmount'), 'currencyID'));
  return elementsAt(line, 'TaxTotal/TaxSubtotal')
    .filter((subtotal) => isInCurrency(elementAt(subtotal, 'TaxAmount'), currency))
    .map((subtotal) => taxSubtotal(subtotal, { decimal: (element) => decimal(element, lineTaxField) }));
};

const isTrue = (text: string | null): boolean => text === 'true' || text === '1';

/** @param fields the business terms of an allowance's amount and of a charge's */
const allowanceCharge = (
  element: Element,
  { decimal }: Pick<ValueReader, 'decimal'>,
  fields: readonly [string, string],
): AllowanceCharge => {
  const isCharge = isTrue(textAt(element, 'ChargeIndicator'));
  return {
    isCharge,
    amount: decimal(elementAt(element, 'Amount'), fields[isCharge ? 1 : 0]),
    reason: textAt(element, 'AllowanceChargeReason') ?? textAt(element, 'AllowanceChargeReasonCode'),
    taxCategories: textsAt(element, 'TaxCategory/ID'),
  };
};

/** The document around the lines. */
export const ublInvoice = (
  root: Element,
  { syntax, lines, values }: { syntax: EInvoiceSyntax; lines: readonly EInvoiceLine[]; values: ValueReader },
): EInvoice => {
  const { decimal, date } = values;
  const currency = currencyOf(root);
  return {
    syntax,
    number: textAt(root, 'ID'),
    typeCode: textAt(root, 'InvoiceTypeCode') ?? textAt(root, 'CreditNoteTypeCode'),
    issuedOn: date(elementAt(root, 'IssueDate'), 'BT-2'),
    dueOn: date(elementAt(root, 'DueDate') ?? elementAt(root, 'PaymentMeans/PaymentDueDate'), 'BT-9'),
    currency,
    taxCurrency: currencyCode(textAt(root, 'TaxCurrencyCode')),
    buyerReference: textAt(root, 'BuyerReference'),
    projectReference: textAt(root, 'ProjectReference/ID') ?? textOf(projectOf(root)),
    contractReference: textAt(root, 'ContractDocumentReference/ID'),
    purchaseOrder: textAt(root, 'OrderReference/ID'),
    tenderReference: textAt(root, 'OriginatorDocumentReference/ID'),
    preceding: elementsAt(root, 'BillingReference/InvoiceDocumentReference').flatMap((reference) => {
      const number = textAt(reference, 'ID');
      return number === null ? [] : [{ number, issuedOn: date(elementAt(reference, 'IssueDate'), 'BT-26') }];
    }),
    periodStart: date(elementAt(root, 'InvoicePeriod/StartDate'), 'BT-73'),
    periodEnd: date(elementAt(root, 'InvoicePeriod/EndDate'), 'BT-74'),
    notes: textsAt(root, 'Note'),
    seller: party(elementAt(root, 'AccountingSupplierParty/Party')),
    buyer: party(elementAt(root, 'AccountingCustomerParty/Party')),
    lines,
    allowancesCharges: elementsAt(root, 'AllowanceCharge').map((item) =>
      allowanceCharge(item, { decimal }, ['BT-92', 'BT-99']),
    ),
    taxes: taxTotalsIn(root, currency).flatMap((total) =>
      elementsAt(total, 'TaxSubtotal').map((subtotal) => taxSubtotal(subtotal, values)),
    ),
    totals: totals(root, currency, values),
    attachments: attachments(root),
    unreadable: values.notes,
  };
};

/** BT-5; outside EN 16931 it may be left out, and the amounts say it alone. */
const currencyOf = (root: Element): string | null =>
  currencyCode(
    textAt(root, 'DocumentCurrencyCode') ??
      attributeAt(elementAt(root, 'LegalMonetaryTotal/PayableAmount'), 'currencyID'),
  );

/** In a credit note the project (BT-11) is an additional document of type 50. */
const projectOf = (root: Element): Element | undefined =>
  elementAt(
    elementsAt(root, 'AdditionalDocumentReference').find(
      (reference) => textAt(reference, 'DocumentTypeCode') === '50',
    ),
    'ID',
  );

const party = (element: Element | undefined): EInvoiceParty => ({
  name: textAt(element, 'PartyLegalEntity/RegistrationName') ?? textAt(element, 'PartyName/Name'),
  ids: [
    ...elementsAt(element, 'PartyIdentification/ID').map((id) => schemed(id, attributeAt(id, 'schemeID'))),
    ...elementsAt(element, 'PartyLegalEntity/CompanyID').map((id) =>
      schemed(id, attributeAt(id, 'schemeID') ?? attributeAt(id, 'schemeName')),
    ),
    ...elementsAt(element, 'PartyTaxScheme').flatMap((tax) =>
      elementsAt(tax, 'CompanyID').map((id) =>
        schemed(id, textAt(tax, 'TaxScheme/ID') ?? textAt(tax, 'TaxScheme/Name')),
      ),
    ),
  ].filter(({ id }) => id !== ''),
  country: textAt(element, 'PostalAddress/Country/IdentificationCode')?.toUpperCase() ?? null,
});

const schemed = (element: Element, scheme: string | null) => ({ id: textOf(element) ?? '', scheme });

/** The tax totals in the document's currency: one, or one for each tax. Another currency is that of accounting. */
const taxTotalsIn = (root: Element, currency: string | null): Element[] =>
  elementsAt(root, 'TaxTotal').filter((total) => isInCurrency(elementAt(total, 'TaxAmount'), currency));

const taxSubtotal = (subtotal: Element, { decimal }: Pick<ValueReader, 'decimal'>): TaxSubtotal => {
  const category = elementAt(subtotal, 'TaxCategory');
  return {
    names: ['TaxScheme/ID', 'TaxScheme/Name', 'TaxScheme/TaxTypeCode', 'Name'].flatMap((path) =>
      textsAt(category, path),
    ),
    category: textAt(category, 'ID'),
    rate: decimal(elementAt(category, 'Percent') ?? elementAt(subtotal, 'Percent'), 'BT-119'),
    base: decimal(elementAt(subtotal, 'TaxableAmount'), 'BT-116'),
    amount: decimal(elementAt(subtotal, 'TaxAmount'), 'BT-117'),
  };
};

const totals = (root: Element, currency: string | null, { decimal }: ValueReader): EInvoiceTotals => {
  const amount = (name: string, field: string): string | null =>
    decimal(elementAt(root, `LegalMonetaryTotal/${name}`), field);
  const inDocument = taxTotalsIn(root, currency);
  const others = elementsAt(root, 'TaxTotal').filter((total) => !inDocument.includes(total));
  return {
    lines: amount('LineExtensionAmount', 'BT-106'),
    allowances: amount('AllowanceTotalAmount', 'BT-107'),
    charges: amount('ChargeTotalAmount', 'BT-108'),
    net: amount('TaxExclusiveAmount', 'BT-109'),
    tax: addAmounts(inDocument.map((total) => decimal(elementAt(total, 'TaxAmount'), 'BT-110'))),
    taxInAccounting: addAmounts(others.map((total) => decimal(elementAt(total, 'TaxAmount'), 'BT-111'))),
    total: amount('TaxInclusiveAmount', 'BT-112'),
    prepaid: amount('PrepaidAmount', 'BT-113'),
    rounding: amount('PayableRoundingAmount', 'BT-114'),
    payable: amount('PayableAmount', 'BT-115'),
  };
};

/** Names of attached files, of what is referred to elsewhere, or at least of the documents. */
const attachments = (root: Element): string[] =>
  elementsAt(root, 'AdditionalDocumentReference').flatMap((reference) => {
    const file = elementAt(reference, 'Attachment/EmbeddedDocumentBinaryObject');
    const address = textAt(reference, 'Attachment/ExternalReference/URI');
    return attributeAt(file, 'filename') ?? address ?? textAt(reference, 'ID') ?? [];
  });
