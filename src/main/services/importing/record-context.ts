import type { BillNotation } from '#shared/domain/cloud/bill-notation.ts';
import { createVendorMatcher } from '#shared/domain/importing/vendor-match.ts';
import type { OrganizationNumbers } from '#shared/domain/importing/vendor-numbers.ts';
import type { ImportOptions, ImportSettings } from '#shared/ipc/import-schemas.ts';
import type { ImportLookups } from './import-messages.ts';
import type { KnownPublication, KnownState } from './published-lookups.ts';
import { referenceKey } from './row-checker.ts';

/** What the register knows, for readers of standard formats: they name organisations and contracts by words. */
export type RecordContext = {
  /** By number first, then by name: its id, null when the register does not know it, `doubtful` when a person must say. */
  readonly findOrganization: (name: string, numbers: OrganizationNumbers) => number | null | 'doubtful';
  readonly findContract: (reference: string) => number | null;
  /** The only contract that came of a process, by the process's id in publications. */
  readonly findProcess?: (processId: string) => number | null;
  /** What was published of a contract of the register so far, in the order of its days. */
  readonly publicationsOf?: (contractId: number) => readonly KnownPublication[];
  /** Where that contract stands. */
  readonly stateOf?: (contractId: number) => KnownState | undefined;
  /** How a person, or recognition, says that numbers and dates are written; null lets the reader decide. */
  readonly notation?: BillNotation;
  /** Where in a table the rows are and what its columns are, as it was settled before it was read. */
  readonly place?: TablePlace;
  /** For records that name no vendor, and no contract. */
  readonly vendorId: number | null;
  readonly contractId: number | null;
};

/** Null for what the reader is to find itself. */
export type TablePlace = Pick<ImportOptions, 'sheet' | 'headerRow' | 'encoding' | 'delimiter'> & {
  /** The column of the table that each column of the sheet is, by its place; those that are none are absent. */
  readonly tableFields: ReadonlyMap<number, string> | null;
};

const placeOf = ({ options, columns }: ImportSettings): TablePlace => {
  const { sheet, headerRow, encoding, delimiter } = options;
  const isSettled = columns.some(({ tableField }) => tableField !== undefined);
  const fields = columns.flatMap(({ index, tableField = null }) =>
    tableField === null ? [] : [[index, tableField] as const],
  );
  return { sheet, headerRow, encoding, delimiter, tableFields: isSettled ? new Map(fields) : null };
};

export const recordContextOf = (lookups: ImportLookups, settings: ImportSettings): RecordContext => {
  const match = createVendorMatcher(lookups.vendors, settings.vendorMatches);
  const byReference = new Map<string, number>();
  for (const { id, reference, internalNumber } of lookups.contracts) {
    for (const written of [reference, internalNumber])
      if (written !== null && !byReference.has(referenceKey(written)))
        byReference.set(referenceKey(written), id);
  }
  for (const [written, id] of Object.entries(settings.contractMatches))
    byReference.set(referenceKey(written), id);
  const byProcess = Map.groupBy(lookups.contracts, ({ processId = null }) => processId);
  const states = new Map((lookups.states ?? []).map((state) => [state.contractId, state]));
  const published = Map.groupBy(lookups.publications ?? [], ({ contractId }) => contractId);
  return {
    findOrganization: (name, numbers) => {
      const found = match(name, numbers);
      if (found.kind === 'doubtful') return 'doubtful';
      return found.kind === 'known' ? found.id : null;
    },
    findProcess: (processId) => {
      const [only, ...others] = byProcess.get(processId) ?? [];
      return others.length > 0 ? null : (only?.id ?? null);
    },
    stateOf: (contractId) => states.get(contractId),
    publicationsOf: (contractId) => published.get(contractId) ?? [],
    findContract: (reference) => byReference.get(referenceKey(reference)) ?? null,
    notation: { decimalMark: settings.options.decimalMark, dateOrder: settings.options.dateOrder },
    place: placeOf(settings),
    vendorId: settings.vendorId,
    contractId: settings.contractId,
  };
};
