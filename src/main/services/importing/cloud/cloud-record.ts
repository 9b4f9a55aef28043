import { hash } from 'node:crypto';
import type { BillNotation } from '#shared/domain/cloud/bill-notation.ts';
import type { CloudField, CloudLayout } from '#shared/domain/cloud/cloud-columns.ts';
import { costDecimal } from '#shared/domain/cloud/cost-decimal.ts';
import { isPriced } from '#shared/domain/cloud/unit-arithmetic.ts';
import { needsDateOrder } from '#shared/domain/calendar/date-order.ts';
import { readDate } from '#shared/domain/calendar/read-date.ts';
import type { DraftRef, RecordNote, RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { entities } from '#shared/domain/register/entities.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { RecordContext } from '../record-context.ts';
import { noCurrency } from './no-currency.ts';

const columns = entities.costRecord.columns;

type Line = { readonly row: number; readonly cells: readonly string[] };

type Notes = { readonly problems: RecordNote[]; readonly warnings: RecordNote[] };

/** Fields that are kept as text, cut to what their column holds; the kept file has them whole. */
const textFields = [
  'invoiceNumber',
  'provider',
  'publisher',
  'billingAccount',
  'account',
  'service',
  'region',
  'chargeCategory',
  'chargeClass',
  'description',
  'chargeStart',
  'chargeEnd',
  'unit',
  'commitmentStatus',
  'sku',
  'resource',
  'contractReference',
] as const satisfies readonly CloudField[];

type ReadText = (field: CloudField) => string | null;

/** Makes records of the lines of one cloud bill. A line is never dropped for an empty field: it is unknown. */
export const createCloudRecords = (
  layout: CloudLayout,
  context: RecordContext,
  defaults: { readonly provider: string | null; readonly notation: BillNotation },
): ((line: Line) => SourceRecord) => {
  const findIssuer = issuers(context);
  return ({ row, cells }) => {
    const notes: Notes = { problems: [], warnings: [] };
    const text: ReadText = (field) => writtenText(cells[layout[field]]);
    const issuer = findIssuer(text('issuer'), notes);
    const costs = costsOf(text, defaults.notation, notes);
    const currency = currencyOf(text('currency'), notes);
    const { provider = defaults.provider, ...texts } = textsOf(text);
    const fields = {
      ...texts,
      ...costs,
      provider,
      ...datesOf(text, defaults.notation, notes),
      currency,
      vendorId: issuer.vendor,
      contractId: contractOf(text('contractReference'), context, notes),
      // Half of it tells a million lines apart, and keeps their index half as large.
      contentHash: hash('sha256', cells.join('\u001F'), 'hex').slice(0, 32),
      sourceRow: row,
    };
    return {
      row,
      drafts: [{ entity: 'costRecord', key: `line ${row}`, fields }, ...issuer.drafts],
      amount: costs.billedCost === null ? null : { currency, decimal: costs.billedCost },
      ...notes,
      cells: notes.problems.length === 0 ? {} : writtenCells(layout, cells),
      document: null,
    };
  };
};

const textsOf = (text: ReadText): Record<string, string> => {
  const texts: Record<string, string> = {};
  for (const field of textFields) {
    const written = text(field);
    if (written !== null) texts[field] = written.slice(0, columns[field].maxLength);
  }
  return texts;
};

const datesOf = (text: ReadText, notation: BillNotation, notes: Notes) => {
  const date = dateReader(text, notation, notes);
  return { periodStart: date('periodStart'), periodEnd: date('periodEnd') };
};

const costsOf = (text: ReadText, notation: BillNotation, notes: Notes) => {
  const cost = costReader(text, notation, notes);
  const costs = {
    billedCost: cost('billedCost'),
    effectiveCost: cost('effectiveCost'),
    listCost: cost('listCost'),
    contractedCost: cost('contractedCost'),
    quantity: cost('quantity'),
    unitPrice: cost('unitPrice'),
    listUnitPrice: cost('listUnitPrice'),
  };
  if (text('chargeClass') !== 'Correction') checkPrices(costs, notes);
  return costs;
};

/** Some exports write NULL for what is not there. */
const writtenText = (cell: string | undefined): string | null => {
  const text = cell?.trim() ?? '';
  return text === '' || text === 'NULL' || text === 'null' ? null : text;
};

/** A cost that cannot be read rejects the line when it is the billed one: the tie-out would be wrong without it. */
const costReader =
  (text: ReadText, { decimalMark }: BillNotation, { problems, warnings }: Notes) =>
  (field: CloudField): string | null => {
    const written = text(field);
    if (written === null) return null;
    const cost = costDecimal(written, decimalMark);
    if (cost !== null) return cost;
    const list = field === 'billedCost' ? problems : warnings;
    list.push({ code: 'unreadable-amount', field, value: written.slice(0, 200) });
    return null;
  };

/**
 * The day of a date or an instant. Standards write ISO. Dates of digits alone are read in the order that the whole bill
 * shows; where it shows none they stay unknown, also where one of them could be told: a column is not read in two ways.
 */
const dateReader =
  (text: ReadText, { dateOrder }: BillNotation, { warnings }: Notes) =>
  (field: CloudField): string | null => {
    const written = text(field);
    if (written === null) return null;
    const iso = /^\d{4}-\d{2}-\d{2}/u.exec(written)?.[0];
    const isOpen = iso === undefined && dateOrder === null && needsDateOrder(written);
    const date = isOpen ? null : readDate(iso ?? written, dateOrder);
    if (date?.ok === true) return date.value;
    warnings.push({ code: date?.error ?? 'ambiguous-date', field, value: written.slice(0, 200) });
    return null;
  };

const currencyOf = (written: string | null, { warnings }: Notes): string => {
  if (written !== null && /^[A-Za-z]{3}$/u.test(written)) return written.toUpperCase();
  warnings.push({ code: 'unknown-currency', field: 'currency', value: written });
  return noCurrency;
};

const contractOf = (written: string | null, context: RecordContext, { warnings }: Notes): number | null => {
  if (written === null) return context.contractId;
  const found = context.findContract(written);
  if (found === null) warnings.push({ code: 'unknown-contract', field: 'contractReference', value: written });
  return found ?? context.contractId;
};

type Issuer = { readonly vendor: number | DraftRef | null; readonly drafts: readonly RowDraft[] };

/** Who invoices, looked up once per name; one that only looks like another is left unknown, and said to be. */
const issuers = (context: RecordContext) => {
  const known = new Map<string, Issuer & { readonly isDoubtful: boolean }>();
  const look = (name: string): Issuer & { readonly isDoubtful: boolean } => {
    const found = context.findOrganization(name, {});
    if (found === 'doubtful') return { vendor: null, drafts: [], isDoubtful: true };
    if (found !== null) return { vendor: found, drafts: [], isDoubtful: false };
    const key = `vendor ${normaliseOrganizationName(name)}`;
    const fields = { kind: 'vendor', name: name.slice(0, entities.organization.columns.name.maxLength) };
    return { vendor: { key }, drafts: [{ entity: 'organization', key, fields }], isDoubtful: false };
  };
  return (name: string | null, { warnings }: Notes): Issuer => {
    if (name === null) return { vendor: context.vendorId, drafts: [] };
    const before = known.get(name);
    const issuer = before ?? look(name);
    // Once per name: a bill has a million lines.
    if (before === undefined && (issuer.isDoubtful || issuer.drafts.length > 0))
      warnings.push({
        code: issuer.isDoubtful ? 'doubtful-vendor' : 'vendor-created',
        field: 'issuer',
        value: name,
      });
    known.set(name, { ...issuer, drafts: [] });
    return issuer;
  };
};

type Priced = {
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly contractedCost: string | null;
  readonly listCost: string | null;
  readonly listUnitPrice: string | null;
};

const checkPrices = (line: Priced, { warnings }: Notes): void => {
  if (!isPriced(line.unitPrice, line.quantity, line.contractedCost))
    warnings.push({ code: 'unit-arithmetic', field: 'contractedCost', value: line.contractedCost });
  if (!isPriced(line.listUnitPrice, line.quantity, line.listCost))
    warnings.push({ code: 'unit-arithmetic', field: 'listCost', value: line.listCost });
};

const writtenCells = (layout: CloudLayout, cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(layout).flatMap(([field, at]) => {
      const text = cells[at] ?? '';
      return text === '' ? [] : [[field, text.slice(0, 1000)]];
    }),
  );
