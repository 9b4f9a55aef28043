import type { AllowanceCharge, EInvoice, EInvoiceLine } from '#shared/domain/einvoice/einvoice.ts';
import { lineTaxCategory } from '#shared/domain/einvoice/line-tax-category.ts';
import type { SignedMoney } from '#shared/domain/einvoice/signed-money.ts';
import type { RowDraft } from '#shared/domain/importing/source-record.ts';
import { addDecimals, divideDecimals, multiplyDecimals } from '#shared/domain/money/decimal.ts';
import { entities } from '#shared/domain/register/entities.ts';
import { lineTaxField } from '../../../files/einvoice/element-values.ts';
import { taxAmounts } from './invoice-amounts.ts';
import type { RecordText } from './record-text.ts';

/** What the lines take from the document around them. */
export type LineContext = {
  readonly invoiceKey: string;
  readonly contractId: number | null;
  readonly purchaseOrder: string | null;
  readonly currency: string;
  readonly money: SignedMoney;
  readonly text: RecordText;
};

const { columns } = entities.invoiceLine;
const maxDescription = columns.description.maxLength;

/** A price for several units (BT-149) is divided to this many decimals where it does not come out even. */
const priceDecimals = 10;

/**
 * The lines of the register: those of the document, then its allowances (negative) and charges, so that together they
 * are the net amount (BT-109). A document that lists nothing is one line.
 */
export const lineDrafts = (invoice: EInvoice, context: LineContext): RowDraft[] => {
  const { lines, allowancesCharges, totals } = invoice;
  const rows =
    lines.length + allowancesCharges.length === 0
      ? [{ net: context.money.minor(totals.net, 'BT-109') }]
      : [
          ...lines.map((line, index) => ({
            ...lineFields(line, context),
            ...lineTaxes(line, invoice, context),
            sourceRow: index + 1,
          })),
          ...allowancesCharges.map((item) => allowanceFields(item, context)),
        ];
  const { invoiceKey, contractId, purchaseOrder, currency } = context;
  return rows.map((fields, index) => ({
    entity: 'invoiceLine',
    key: `${invoiceKey}/${index + 1}`,
    fields: {
      invoiceId: { key: invoiceKey },
      lineNumber: index + 1,
      contractId,
      purchaseOrder,
      currency,
      ...fields,
    },
  }));
};

const lineFields = (line: EInvoiceLine, { money, text }: LineContext) => ({
  description: text.prose(descriptionOf(line), 'BT-153', maxDescription),
  periodStart: line.periodStart,
  periodEnd: line.periodEnd,
  // What is credited is a negative quantity at the same price, so that they still make the net amount.
  itemCode: text.prose(line.itemCode, 'BT-155', columns.itemCode.maxLength),
  quantity: money.decimal(line.quantity),
  unit: text.prose(line.unit, 'BT-130', columns.unit.maxLength),
  unitPrice: unitPrice(line),
  charges: money.minor(chargesOf(line), 'BG-28'),
  taxCategory: lineTaxCategory(line.taxCategories),
  net: money.minor(line.net, 'BT-131'),
});

const lineTaxes = ({ taxes }: EInvoiceLine, invoice: EInvoice, { money }: LineContext) => {
  const { gst, qst } = taxAmounts(taxes, invoice);
  return { gst: money.minor(gst, lineTaxField), qst: money.minor(qst, lineTaxField) };
};

/** Name, description, and what was added or taken off within the net amount: `Conseil – mars [-5.00 Remise]`. */
const descriptionOf = ({ name, description, allowancesCharges }: EInvoiceLine): string => {
  const words = [name, description === name ? null : description].filter((text) => text !== null);
  const beside = allowancesCharges.map(
    ({ isCharge, amount, reason }) =>
      `[${[amount === null ? '?' : isCharge ? `+${amount}` : multiplyDecimals(amount, '-1'), reason].join(' ').trim()}]`,
  );
  return [words.join(' – '), ...beside].join(' ');
};

/** Charges of a line less its allowances; null where it has none, or the amount of one is not known. */
const chargesOf = ({ allowancesCharges }: EInvoiceLine): string | null => {
  const terms = allowancesCharges.flatMap((item) => signedAmount(item) ?? []);
  return terms.length === 0 || terms.length < allowancesCharges.length ? null : addDecimals(...terms);
};

const signedAmount = ({ isCharge, amount }: AllowanceCharge): string | null =>
  amount === null || isCharge ? amount : multiplyDecimals(amount, '-1');

const unitPrice = ({ price, baseQuantity }: EInvoiceLine): string | null => {
  const isForOne = baseQuantity === null || /^-?[01]?(?:\.0*)?$/u.test(baseQuantity);
  return price === null || isForOne ? price : divideDecimals(price, baseQuantity, priceDecimals);
};

const allowanceFields = (item: AllowanceCharge, { money, text }: LineContext) => {
  const { isCharge, reason } = item;
  const field = isCharge ? 'BT-99' : 'BT-92';
  return {
    description: text.prose(reason ?? (isCharge ? 'BG-21' : 'BG-20'), field, maxDescription),
    taxCategory: lineTaxCategory(item.taxCategories),
    net: money.minor(signedAmount(item), field),
  };
};
