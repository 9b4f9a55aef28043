import { hash } from 'node:crypto';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import { importFields } from '#shared/domain/importing/fields.ts';
import { headerKey } from '#shared/domain/importing/header-key.ts';
import type { DecimalMark } from '#shared/domain/money/written-number.ts';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';

/** A saved mapping: which header of a vendor's file is which field, and how its texts are written. */
export type Profile = {
  readonly id: number;
  readonly name: string;
  readonly vendorId: number | null;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly fields: Readonly<Record<string, ImportField>>;
  readonly options: Partial<ImportSettings['options']>;
  /** Decimal marks of columns that differ from that of the file, by header. */
  readonly decimalMarks: Readonly<Record<string, DecimalMark>>;
  /** Whether it was saved by someone who saw which columns are numbers of the vendor. */
  readonly hasVendorNumbers: boolean;
  /** How often it was saved under this name; earlier versions are in the trail. */
  readonly version: number;
  /** Headers of the file it was saved for, as a fingerprint; null for profiles saved before this was kept. */
  readonly layout: string | null;
};

/** What the column `options` holds, as JSON. */
type StoredOptions = Profile['options'] & {
  readonly version?: number;
  readonly layout?: string;
  readonly decimalMarks?: Profile['decimalMarks'];
  readonly hasVendorNumbers?: boolean;
};

/** Fingerprint of a file's headers in their order: it tells whether columns came, went or moved. */
const layoutOf = (headers: readonly string[]): string =>
  hash('sha256', JSON.stringify(headers.map(headerKey).filter((key) => key !== ''))).slice(0, 16);

/** Every profile, newest first. */
export const readProfiles = (db: ReadableDb): readonly Profile[] => {
  const rows = db
    .prepare(
      'SELECT id, name, vendor_id AS vendorId, sheet, header_row AS headerRow, header_map AS headerMap, options FROM mapping_profiles ORDER BY id DESC',
    )
    .all() as (Pick<Profile, 'id' | 'name' | 'vendorId' | 'sheet' | 'headerRow'> & {
    headerMap: string;
    options: string | null;
  })[];
  return rows.map(({ headerMap, options: text, ...row }) => {
    const stored = storedOptions(text);
    const { version = 1, layout = null, decimalMarks = {}, hasVendorNumbers = false, ...options } = stored;
    const fields = fieldsOf(JSON.parse(headerMap));
    return { ...row, fields, options, version, layout, decimalMarks, hasVendorNumbers };
  });
};

const storedOptions = (text: string | null): StoredOptions =>
  text === null ? {} : (JSON.parse(text) as StoredOptions);

const fieldsOf = (value: unknown): Record<string, ImportField> => {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, ImportField] =>
      (importFields as readonly unknown[]).includes(entry[1]),
    ),
  );
};

/**
 * Saves a mapping under a name. A profile of that name gets a new version; the earlier one stays in the trail. Saving it
 * unchanged writes nothing.
 */
export const saveProfile = (
  context: CaseContext,
  name: string,
  vendorId: number | null,
  { options, columns }: ImportSettings,
): { readonly id: number; readonly version: number } => {
  const headerMap = Object.fromEntries(
    columns.filter(({ field }) => field !== null).map(({ header, field }) => [header, field]),
  );
  const { decimalMark, dateOrder, delimiter, encoding } = options;
  const fields = {
    name,
    vendorId,
    sheet: options.sheet,
    headerRow: options.headerRow,
    headerMap: JSON.stringify(headerMap),
  };
  const decimalMarks = Object.fromEntries(
    columns.flatMap((column) =>
      column.decimalMark === undefined ? [] : [[column.header, column.decimalMark] as const],
    ),
  );
  const layout = layoutOf(columns.map(({ header }) => header));
  const withOptions = (version: number) => ({
    ...fields,
    options: JSON.stringify({
      decimalMark,
      dateOrder,
      delimiter,
      encoding,
      layout,
      version,
      decimalMarks,
      hasVendorNumbers: true,
    }),
  });
  return makeChange(context, 'importing.saveProfile', (change) => {
    const existing = context.db.prepare('SELECT * FROM mapping_profiles WHERE name = ?').get(name) as
      StoredProfile | undefined;
    if (existing === undefined) return { id: change.insert('mappingProfile', withOptions(1)), version: 1 };
    const { id } = existing;
    const { version = 1 } = storedOptions(existing.options);
    if (!isSame(existing, withOptions(version))) {
      change.update('mappingProfile', id, withOptions(version + 1));
      return { id, version: version + 1 };
    }
    return { id, version };
  });
};

type StoredProfile = {
  readonly id: number;
  readonly vendor_id: number | null;
  readonly sheet: string | null;
  readonly header_row: number | null;
  readonly header_map: string;
  readonly options: string | null;
};

type ProfileFields = {
  readonly vendorId: number | null;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly headerMap: string;
  readonly options: string;
};

const isSame = (stored: StoredProfile, fields: ProfileFields): boolean =>
  stored.vendor_id === fields.vendorId &&
  stored.sheet === fields.sheet &&
  stored.header_row === fields.headerRow &&
  stored.header_map === fields.headerMap &&
  stored.options === fields.options;

/** How many of a profile's headers a file must have for it to be the same vendor's file with columns renamed or gone. */
const kinship = 0.75;

/**
 * The profile whose headers are in this file: all of them if there is one, else at least three in four; of these the one
 * with the most headers. `layoutMoved` when columns came, went or changed places since it was saved.
 */
export const matchProfile = (
  profiles: readonly Profile[],
  headers: readonly string[],
): { readonly profile: Profile; readonly layoutMoved: boolean } | null => {
  const keys = new Set(headers.map(headerKey).filter((key) => key !== ''));
  const matches = profiles
    .map((profile) => {
      const mapped = Object.keys(profile.fields);
      const found = mapped.filter((header) => keys.has(headerKey(header))).length;
      return { profile, mapped: mapped.length, found, isWhole: found === mapped.length };
    })
    .filter(
      ({ mapped, found, isWhole }) => found > 0 && (isWhole || (found >= 3 && found >= mapped * kinship)),
    );
  const [best] = matches.toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.found - a.found);
  if (best === undefined) return null;
  const { profile, isWhole, mapped } = best;
  const isMoved = profile.layout === null ? keys.size !== mapped : profile.layout !== layoutOf(headers);
  return { profile, layoutMoved: !isWhole || isMoved };
};
