import { createVendorMatcher } from '#shared/domain/importing/vendor-match.ts';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import type { ImportLookups, KnownPublication } from './import-messages.ts';
import { referenceKey } from './row-checker.ts';

/** Registration numbers of an organisation, as far as a file gives them. */
export type OrganizationNumbers = {
  readonly neq?: string | null;
  readonly gst?: string | null;
  readonly qst?: string | null;
};

/** What the register knows, for readers of standard formats: they name organisations and contracts by words. */
export type RecordContext = {
  /** By number first, then by name: its id, null when the register does not know it, `doubtful` when a person must say. */
  readonly findOrganization: (name: string, numbers: OrganizationNumbers) => number | null | 'doubtful';
  readonly findContract: (reference: string) => number | null;
  /** What was published of a contract of the register so far, in the order of its days. */
  readonly publicationsOf?: (contractId: number) => readonly KnownPublication[];
  /** For records that name no vendor, and no contract. */
  readonly vendorId: number | null;
  readonly contractId: number | null;
};

/** Letters and digits only: numbers are written with spaces, hyphens and dots. */
const numberKey = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/gu, '');

const numberColumns = { neq: 'neq', gst: 'gstNumber', qst: 'qstNumber' } as const;

export const recordContextOf = (lookups: ImportLookups, settings: ImportSettings): RecordContext => {
  const matchName = createVendorMatcher(lookups.vendors, settings.vendorMatches);
  const byNumber = new Map<string, number>();
  for (const vendor of lookups.vendors) {
    for (const [scheme, column] of Object.entries(numberColumns)) {
      const number = vendor[column];
      if (number !== null) byNumber.set(`${scheme}:${numberKey(number)}`, vendor.id);
    }
  }
  const byReference = new Map<string, number>();
  for (const { id, reference, internalNumber } of lookups.contracts) {
    for (const written of [reference, internalNumber])
      if (written !== null && !byReference.has(referenceKey(written)))
        byReference.set(referenceKey(written), id);
  }
  for (const [written, id] of Object.entries(settings.contractMatches))
    byReference.set(referenceKey(written), id);
  const published = Map.groupBy(lookups.publications ?? [], ({ contractId }) => contractId);
  return {
    findOrganization: (name, numbers) => {
      for (const [scheme, number] of Object.entries(numbers)) {
        const id = number === null ? undefined : byNumber.get(`${scheme}:${numberKey(number)}`);
        if (id !== undefined) return id;
      }
      const match = matchName(name);
      if (match.kind === 'doubtful') return 'doubtful';
      return match.kind === 'known' ? match.id : null;
    },
    publicationsOf: (contractId) => published.get(contractId) ?? [],
    findContract: (reference) => byReference.get(referenceKey(reference)) ?? null,
    vendorId: settings.vendorId,
    contractId: settings.contractId,
  };
};
