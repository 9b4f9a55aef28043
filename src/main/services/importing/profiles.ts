import type { ImportField } from '#shared/domain/importing/fields.ts';
import { importFields } from '#shared/domain/importing/fields.ts';
import { headerKey } from '#shared/domain/importing/headers.ts';
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
};

/** Every profile, newest first. */
export const readProfiles = (db: ReadableDb): readonly Profile[] => {
  const rows = db
    .prepare(
      'SELECT id, name, vendor_id AS vendorId, sheet, header_row AS headerRow, header_map AS headerMap, options FROM mapping_profiles ORDER BY id DESC',
    )
    .all() as (Omit<Profile, 'fields' | 'options'> & { headerMap: string; options: string | null })[];
  return rows.map(({ headerMap, options, ...row }) => ({
    ...row,
    fields: fieldsOf(JSON.parse(headerMap)),
    options: options === null ? {} : (JSON.parse(options) as Profile['options']),
  }));
};

const fieldsOf = (value: unknown): Record<string, ImportField> => {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, ImportField] =>
      (importFields as readonly unknown[]).includes(entry[1]),
    ),
  );
};

/** Saves a mapping under a name; a profile of that name is replaced. Returns its id. */
export const saveProfile = (
  context: CaseContext,
  name: string,
  vendorId: number | null,
  { options, columns }: ImportSettings,
): { readonly id: number } => {
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
    options: JSON.stringify({ decimalMark, dateOrder, delimiter, encoding }),
  };
  return {
    id: makeChange(context, 'importing.saveProfile', (change) => {
      const existing = context.db
        .prepare('SELECT id FROM mapping_profiles WHERE name = ?')
        .pluck()
        .get(name) as number | undefined;
      if (existing === undefined) return change.insert('mappingProfile', fields);
      change.update('mappingProfile', existing, fields);
      return existing;
    }),
  };
};

/** The profile all of whose headers are in this file, the one with the most headers; `layoutMoved` when others came or went. */
export const matchProfile = (
  profiles: readonly Profile[],
  headers: readonly string[],
): { readonly profile: Profile; readonly layoutMoved: boolean } | null => {
  const keys = new Set(headers.map(headerKey).filter((key) => key !== ''));
  const matches = profiles.filter(
    ({ fields }) =>
      Object.keys(fields).length > 0 && Object.keys(fields).every((header) => keys.has(headerKey(header))),
  );
  const [best] = matches.toSorted((a, b) => Object.keys(b.fields).length - Object.keys(a.fields).length);
  return best === undefined
    ? null
    : { profile: best, layoutMoved: keys.size !== Object.keys(best.fields).length };
};
