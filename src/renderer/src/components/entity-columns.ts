import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridColumn } from './data-grid/grid-types.ts';

/** Columns that a screen shows for an entity when nothing was chosen yet, in order. */
export const entityColumns = {
  invoice: [
    { name: 'number', width: 150 },
    { name: 'issuedOn' },
    { name: 'vendorId' },
    { name: 'contractId', width: 220 },
    { name: 'net', width: 160 },
    { name: 'gst', width: 130 },
    { name: 'qst', width: 130 },
    { name: 'total', width: 160 },
    { name: 'kind', width: 110 },
    { name: 'purchaseOrder' },
    { name: 'dueOn' },
  ],
  invoiceLine: [
    { name: 'lineNumber', width: 70 },
    { name: 'description', flex: 1, width: 240 },
    { name: 'quantity', width: 100 },
    { name: 'unitPrice', width: 120 },
    { name: 'net' },
    { name: 'gst', width: 120 },
    { name: 'qst', width: 120 },
    { name: 'total' },
    { name: 'contractId' },
  ],
  costRecord: [
    { name: 'invoiceNumber', width: 150 },
    { name: 'periodStart', width: 120 },
    { name: 'account', width: 150 },
    { name: 'service', width: 220 },
    { name: 'region', width: 140 },
    { name: 'chargeCategory', width: 120 },
    { name: 'description', flex: 1, width: 240 },
    { name: 'billedCost', width: 150 },
    { name: 'currency', width: 80 },
    { name: 'effectiveCost', width: 150 },
    { name: 'vendorId' },
    { name: 'contractId' },
  ],
  payment: [
    { name: 'paidOn' },
    { name: 'amount' },
    { name: 'reference', width: 140 },
    { name: 'invoiceId', width: 150 },
    { name: 'vendorId' },
    { name: 'contractId', width: 220 },
    { name: 'notes' },
  ],
  source: [
    { name: 'title', flex: 1, width: 320 },
    { name: 'publisher', width: 180 },
    { name: 'kind' },
    { name: 'publishedOn' },
    { name: 'consultedOn' },
    { name: 'url' },
  ],
  organization: [
    { name: 'name', flex: 1, width: 260 },
    { name: 'kind', width: 170 },
    { name: 'country', width: 80 },
    { name: 'neq' },
    { name: 'parentId' },
    { name: 'aliases' },
  ],
  rule: [
    { name: 'code', width: 200 },
    { name: 'enabled', width: 116 },
    { name: 'mark', width: 160 },
    { name: 'limitPpm', width: 120 },
    { name: 'limitDays', width: 110 },
    { name: 'validFrom' },
    { name: 'validTo' },
    { name: 'article', width: 200 },
    { name: 'url' },
  ],
  mappingProfile: [
    { name: 'name', flex: 1, width: 220 },
    { name: 'vendorId', width: 220 },
    { name: 'sheet', width: 160 },
    { name: 'headerRow', width: 130 },
    { name: 'headerMap', width: 260 },
  ],
} as const satisfies Partial<Record<EntityName, readonly GridColumn[]>>;

const figureColumns = (scope: string): readonly GridColumn[] => [
  { name: 'basis', width: 150 },
  { name: scope, width: 240 },
  { name: 'low' },
  { name: 'high' },
  { name: 'contractId', width: 200 },
  { name: 'asOf' },
  { name: 'statedBy', width: 180 },
  { name: 'sourceId', width: 220 },
  { name: 'confidence', width: 110 },
  { name: 'accepted', width: 90 },
  { name: 'taxBasis', width: 120 },
];

/** Columns of figures, with the scope in the language in use. */
export const figureColumnsIn = {
  fr: figureColumns('scopeFr'),
  en: figureColumns('scopeEn'),
} as const;
