import type { GridColumn } from '#renderer/components/data-grid/grid-types.ts';
import { entityColumns, figureColumnsIn } from '#renderer/components/entity-columns.ts';
import type { GridRow } from '#shared/ipc/contract.ts';

/** Columns of the grid at first, with the title in the language in use; `words` are the headers of title and amount. */
export const contractColumns = (
  locale: 'fr' | 'en',
  words: { readonly title: string; readonly original: string },
): readonly GridColumn[] => [
  { name: locale === 'fr' ? 'titleFr' : 'titleEn', width: 240, pinned: true, header: words.title },
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

/** In the panel of a contract every row is of that contract: its name is left out. */
const withoutContract = (columns: readonly GridColumn[]): readonly GridColumn[] =>
  columns.filter(({ name }) => name !== 'contractId');

const sameParts = {
  amendment: entityColumns.amendment,
  milestone: entityColumns.milestone,
  baseline: entityColumns.baseline,
  payment: withoutContract(entityColumns.payment),
  invoice: [
    { name: 'number', width: 140 },
    { name: 'issuedOn' },
    { name: 'total', width: 140 },
    { name: 'net', width: 140 },
    { name: 'gst', width: 120 },
    { name: 'qst', width: 120 },
    { name: 'kind', width: 110 },
    { name: 'vendorId' },
  ],
} as const satisfies Record<string, readonly GridColumn[]>;

/** Columns of everything that belongs to a contract, in its panel. */
export const partColumns = {
  fr: { ...sameParts, figure: withoutContract(figureColumnsIn.fr) },
  en: { ...sameParts, figure: withoutContract(figureColumnsIn.en) },
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
