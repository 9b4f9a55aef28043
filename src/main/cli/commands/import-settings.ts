import { importFields, type ImportField } from '#shared/domain/importing/fields.ts';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { headerKey } from '#shared/domain/importing/header-key.ts';
import { referenceFormats } from '#shared/domain/reference-tables/reference-formats.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { recogniseAll, type ImportInspection, type ImportSettings } from '#shared/ipc/import-schemas.ts';
import { settingsOf } from '../../services/importing/import-settings.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { inspectImport } from '../../workers/import-job.ts';
import type { ParsedArguments } from '../options.ts';

/** What `--as` takes; `auto` leaves it to the file. */
const asFormats = [
  'auto',
  'invoices',
  'contracts',
  'ocds',
  'focus',
  'cur',
  'azure',
  'ubl',
  'cii',
  'disclosure',
  ...referenceFormats,
] as const;

/** The format asked for. SEAO's files before 2021 are XML: they are the OCDS of their time. Throws usage. */
const formatFor = (asked: string | undefined, found: ImportFormat | null): ImportFormat | null => {
  const format = asFormats.find((known) => known === (asked ?? 'auto'));
  if (format === undefined) throw new AppFailure({ code: 'usage', detail: `--as ${asked}` });
  if (format === 'auto' || (format === 'ocds' && found === 'seao-xml')) return found;
  return format;
};

/** Recognises a file and applies what the options say. Throws usage, not-found, the failures of `inspectImport`. */
export const settingsFor = async (
  session: CaseSession,
  path: string,
  parsed: ParsedArguments,
): Promise<ImportSettings> => {
  const inspection = await inspectImport(session, [path], {
    ...recogniseAll,
    sheet: parsed.text('sheet') ?? null,
  });
  const profile = await profileNamed(session, parsed.text('profile'));
  const map = parsed.text('map');
  const withProfile = profile === null ? inspection : withFields(inspection, profile);
  const mapped = map === undefined ? withProfile : withFields(withProfile, mapOf(map));
  return {
    ...settingsOf(mapped),
    format: formatFor(parsed.text('as'), inspection.format),
    vendorId: await idOf(session, 'organization', parsed.text('vendor')),
    contractId: await idOf(session, 'contract', parsed.text('contract')),
  };
};

/** For several files in one go: each says what it is, unless one format is asked for. */
export const settingsForMany = async (
  session: CaseSession,
  parsed: ParsedArguments,
): Promise<ImportSettings> => ({
  format: formatFor(parsed.text('as'), null),
  options: recogniseAll,
  columns: [],
  vendorId: await idOf(session, 'organization', parsed.text('vendor')),
  contractId: await idOf(session, 'contract', parsed.text('contract')),
  vendorMatches: {},
  contractMatches: {},
  profileId: null,
});

/** `Header=field;Header=field`. Throws usage for a field that does not exist. */
const mapOf = (text: string): Readonly<Record<string, ImportField>> =>
  Object.fromEntries(
    text
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair): [string, ImportField] => {
        const cut = pair.lastIndexOf('=');
        const field = importFields.find((known) => known === pair.slice(cut + 1).trim());
        if (cut < 1 || field === undefined) throw new AppFailure({ code: 'usage', detail: `--map ${pair}` });
        return [pair.slice(0, cut).trim(), field];
      }),
  );

/** Sets the field of each named header; a field so given is taken from any other column that had it. */
const withFields = (
  inspection: ImportInspection,
  fields: Readonly<Record<string, ImportField>>,
): ImportInspection => {
  const byKey = new Map(Object.entries(fields).map(([header, field]) => [headerKey(header), field]));
  const given = new Set(byKey.values());
  for (const key of byKey.keys()) {
    if (!inspection.columns.some(({ header }) => headerKey(header) === key))
      throw new AppFailure({ code: 'usage', detail: `--map ${key}` });
  }
  const columns = inspection.columns.map((column) => {
    const field =
      byKey.get(headerKey(column.header)) ??
      (column.field !== null && given.has(column.field) ? null : column.field);
    return { ...column, field };
  });
  return { ...inspection, columns };
};

const profileNamed = async (
  session: CaseSession,
  name: string | undefined,
): Promise<Readonly<Record<string, ImportField>> | null> => {
  if (name === undefined) return null;
  const profile = (await session.reader.profiles()).find((known) => known.name === name);
  if (profile === undefined) throw new AppFailure({ code: 'not-found', entity: 'mappingProfile', id: name });
  return profile.fields;
};

/** The one row that is called so. Throws not-found. */
const idOf = async (
  session: CaseSession,
  entity: 'organization' | 'contract',
  name: string | undefined,
): Promise<number | null> => {
  if (name === undefined) return null;
  const column = entity === 'organization' ? 'name' : 'reference';
  const query = { entity, filters: [{ type: 'equals' as const, column, value: name }], sort: [], search: '' };
  const { rows } = await session.reader.page({ query, offset: 0, limit: 1 });
  const [row] = rows;
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity, id: name });
  return row.id;
};
