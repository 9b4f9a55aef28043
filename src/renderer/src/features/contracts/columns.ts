import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';

/** Columns of the grid at first, with the title in the language in use; `words` are the headers of title and amount. */
export const contractColumns = (
  locale: 'fr' | 'en',
  words: { readonly title: string; readonly original: string },
): readonly GridColumn[] => [
  { name: locale === 'fr' ? 'titleFr' : 'titleEn', width: 200, pinned: true, header: words.title },
  { name: 'originalLow', width: 156, header: words.original },
  { name: 'status', width: 120 },
  { name: 'publicBodyId', width: 200 },
  { name: 'awardMethod', width: 170 },
  { name: 'startsOn' },
  { name: 'endsOn' },
  { name: 'reference', width: 150 },
  { name: 'vendorId' },
  { name: 'kind', width: 130 },
  { name: 'currency', width: 90 },
];

/** A panel shows about three columns without scrolling: the ones that tell the row; the rest follows or is chosen. */
const sameParts = {
  amendment: [
    { name: 'number', width: 64 },
    { name: 'signedOn', width: 102 },
    { name: 'low', width: 144 },
    { name: 'direction', width: 120 },
    { name: 'status', width: 110 },
    { name: 'workPackageId', width: 130 },
    { name: 'approvedBy' },
  ],
  workPackage: [
    { name: 'number', width: 108, pinned: true },
    { name: 'low', width: 142 },
    { name: 'high', width: 142 },
    { name: 'title', width: 160 },
    { name: 'notes' },
  ],
  milestone: [
    { name: 'name', width: 112 },
    { name: 'plannedOn', width: 100 },
    { name: 'actualOn', width: 100 },
    { name: 'forecastOn', width: 102 },
    { name: 'status', width: 120 },
  ],
  baseline: [
    { name: 'kind', width: 92 },
    { name: 'setOn', width: 100 },
    { name: 'setPrecision', width: 100 },
    { name: 'low', width: 120 },
    { name: 'high', width: 120 },
    { name: 'authority' },
    { name: 'reason' },
  ],
  payment: [
    { name: 'paidOn', width: 100 },
    { name: 'amount', width: 120 },
    { name: 'reference', width: 92 },
    { name: 'invoiceId', width: 130 },
  ],
  invoice: [
    { name: 'number', width: 92 },
    { name: 'issuedOn', width: 100 },
    { name: 'total', width: 120 },
    { name: 'net', width: 120 },
    { name: 'kind', width: 110 },
    { name: 'vendorId' },
  ],
  publication: [
    { name: 'publishedOn', width: 102 },
    { name: 'tags', width: 120 },
    { name: 'amount', width: 130 },
    { name: 'releaseId', width: 160 },
    { name: 'scheme', width: 110 },
    { name: 'content', width: 300 },
  ],
} as const satisfies Record<string, readonly GridColumn[]>;

/** Stored columns of a contract's work packages; what is measured of them stands before the agreed amount. */
export const workPackageColumns: readonly GridColumn[] = sameParts.workPackage;

const figures = (scope: 'scopeFr' | 'scopeEn'): readonly GridColumn[] => [
  { name: scope, width: 160 },
  { name: 'low', width: 142 },
  { name: 'high', width: 142 },
  { name: 'basis', width: 130 },
  { name: 'asOf', width: 102 },
  { name: 'statedBy', width: 160 },
  { name: 'sourceId', width: 200 },
];

/** Columns of everything that belongs to a contract, in its panel; that contract's own name is left out. */
export const partColumns = {
  fr: { ...sameParts, figure: figures('scopeFr') },
  en: { ...sameParts, figure: figures('scopeEn') },
} as const;

const text = (row: GridRow, column: string): string | null => {
  const value = row.values[column];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The title in the language asked for, else in the other; null when the contract has none. */
export const titleOf = (locale: 'fr' | 'en', row: GridRow): string | null => {
  const [wanted, other] =
    locale === 'fr' ? (['titleFr', 'titleEn'] as const) : (['titleEn', 'titleFr'] as const);
  return text(row, wanted) ?? text(row, other);
};
