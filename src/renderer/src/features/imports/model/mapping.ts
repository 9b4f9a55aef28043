import { missingFields } from '#shared/domain/importing/headers.ts';
import { vendorOfProfile } from '#shared/domain/importing/profile-vendor.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import type {
  ImportColumn,
  ImportInspection,
  ImportOptions,
  ImportSettings,
} from '#shared/ipc/import-schemas.ts';

/** What a person decides about a file before it is checked. */
export type Mapping = {
  /** What it is taken in as; null where each of several files says what it is. */
  readonly format: ImportFormat | null;
  readonly options: ImportOptions;
  readonly columns: readonly ImportColumn[];
  readonly vendorId: number | null;
  readonly contractId: number | null;
  readonly vendorMatches: Readonly<Record<string, number>>;
  readonly contractMatches: Readonly<Record<string, number>>;
  readonly profileId: number | null;
};

/** The starting point: everything as it was recognised. */
export const mappingOf = (inspection: ImportInspection): Mapping => ({
  format: inspection.format,
  options: inspection.options,
  columns: inspection.columns,
  vendorId: vendorOfProfile(inspection),
  contractId: null,
  vendorMatches: {},
  contractMatches: {},
  profileId: inspection.profile?.id ?? null,
});

/** As a person left it: what was decided when the file was read before, over what is recognised in it now. */
export const mappingWith = (inspection: ImportInspection, settings: ImportSettings): Mapping => {
  const decided = new Map(settings.columns.map((column) => [column.index, column]));
  return {
    ...mappingOf(inspection),
    ...settings,
    columns: inspection.columns.map((column) => {
      const { field, tableField, decimalMark } = decided.get(column.index) ?? column;
      return { ...column, field, tableField, decimalMark };
    }),
  };
};

/**
 * After reading the file again with other options: the new columns, but what the person chose for the same header
 * at the same place is kept, as are the vendor, the contract and the matches. A decimal mark for the whole file takes
 * the place of those of its columns.
 */
export const remapped = (mapping: Mapping, inspection: ImportInspection): Mapping => {
  const chosen = new Map(mapping.columns.map((column) => [`${column.index} ${column.header}`, column]));
  const isSameLayout = inspection.columns.every((column) => chosen.has(`${column.index} ${column.header}`));
  const keepsMarks = inspection.options.decimalMark === null;
  return {
    ...mapping,
    options: inspection.options,
    columns: isSameLayout
      ? inspection.columns.map((column) => {
          const before = chosen.get(`${column.index} ${column.header}`);
          const decimalMark = keepsMarks ? (before?.decimalMark ?? column.decimalMark) : undefined;
          return { ...column, field: before?.field ?? null, tableField: before?.tableField, decimalMark };
        })
      : inspection.columns,
    profileId: inspection.profile?.id ?? null,
  };
};

/** Read again as something else: other columns, for the same vendor and contract. */
export const readAnew = (mapping: Mapping, inspection: ImportInspection): Mapping => ({
  ...mapping,
  ...mappingOf(inspection),
  vendorId: mapping.vendorId ?? vendorOfProfile(inspection),
  contractId: mapping.contractId,
  vendorMatches: mapping.vendorMatches,
  contractMatches: mapping.contractMatches,
});

/** Gives a column a field. A field has one column: another column that had it loses it. */
export const withField = (mapping: Mapping, index: number, field: ImportField | null): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => {
    if (column.index === index) return { ...column, field };
    return field !== null && column.field === field ? { ...column, field: null } : column;
  }),
});

/** Says how a column writes decimals, whatever the others do. */
export const withDecimalMark = (
  mapping: Mapping,
  index: number,
  decimalMark: ImportColumn['decimalMark'],
): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (column.index === index ? { ...column, decimalMark } : column)),
});

/** Columns of which a person must say how they write decimals: nothing in the file does. */
export const ambiguousColumns = ({ columns, options }: Mapping): readonly ImportColumn[] =>
  options.decimalMark === null
    ? columns.filter(
        ({ field, decimalMark, isMarkAmbiguous }) =>
          field !== null && decimalMark === undefined && isMarkAmbiguous === true,
      )
    : [];

/** Fields that an invoice cannot do without and that no column has, as things stand. */
export const missingInMapping = (mapping: Mapping): readonly ImportField[] =>
  missingFields(mapping.columns.map((column) => column.field));

/** The mapping as the check takes it. */
export const settingsOf = (mapping: Mapping): ImportSettings => ({
  format: mapping.format,
  options: mapping.options,
  columns: mapping.columns.map(({ index, header, field, tableField, dateOrder, decimalMark }) => ({
    index,
    header,
    field,
    tableField,
    dateOrder,
    decimalMark,
  })),
  vendorId: mapping.vendorId,
  contractId: mapping.contractId,
  vendorMatches: { ...mapping.vendorMatches },
  contractMatches: { ...mapping.contractMatches },
  profileId: mapping.profileId,
});

/** Kind of value, as said under the name of a field. */
export type FieldKind = 'text' | 'date' | 'number' | 'money' | 'tax' | 'reference' | 'currency' | 'match';

const fieldKinds: Readonly<Record<ImportField, FieldKind>> = {
  number: 'text',
  date: 'date',
  vendor: 'reference',
  contract: 'reference',
  po: 'reference',
  periodStart: 'date',
  periodEnd: 'date',
  description: 'text',
  itemCode: 'reference',
  workPackage: 'reference',
  worker: 'text',
  role: 'text',
  deliverable: 'text',
  quantity: 'number',
  unit: 'text',
  unitPrice: 'number',
  net: 'money',
  gst: 'tax',
  qst: 'tax',
  total: 'money',
  holdback: 'money',
  currency: 'currency',
  neq: 'match',
  gstNumber: 'match',
  qstNumber: 'match',
};

/** The kind of value a field holds. */
export const fieldKind = (field: ImportField): FieldKind => fieldKinds[field];

/** Whether values of the field line up at the right, as amounts and quantities do. */
export const isNumericField = (field: ImportField): boolean =>
  ['money', 'tax', 'number'].includes(fieldKinds[field]);

/** A text file has one sheet without a name: there is nothing to choose or to say. */
export const isOneNamelessSheet = ({ sheets }: Pick<ImportInspection, 'sheets'>): boolean =>
  sheets.every((sheet) => sheet.name === '');
