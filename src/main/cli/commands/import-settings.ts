import { importFields, type ImportField } from '#shared/domain/importing/fields.ts';
import type { ImportFormat } from '#shared/domain/importing/formats.ts';
import { headerKey } from '#shared/domain/importing/header-key.ts';
import { referenceFields } from '#shared/domain/reference-tables/recognise-reference.ts';
import { isReferenceFormat, referenceFormats } from '#shared/domain/reference-tables/reference-formats.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import {
  importOptions,
  recogniseAll,
  type ImportInspection,
  type ImportOptions,
  type ImportSettings,
} from '#shared/ipc/import-schemas.ts';
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

/** The format asked for; null leaves it to the file. Throws usage. */
const askedFormat = (asked: string | undefined): ImportFormat | null => {
  const format = asFormats.find((known) => known === (asked ?? 'auto'));
  if (format === undefined) throw new AppFailure({ code: 'usage', detail: `--as ${asked}` });
  return format === 'auto' ? null : format;
};

/** The encoding asked for, of files of text. Throws usage. */
const askedEncoding = (asked: string | undefined): ImportOptions['encoding'] => {
  if (asked === undefined) return null;
  const { success, data } = importOptions.shape.encoding.safeParse(asked);
  if (!success) throw new AppFailure({ code: 'usage', detail: `--encoding ${asked}` });
  return data;
};

/** The order of the dates asked for, where all of a file's are numbers. Throws usage. */
const askedDateOrder = (asked: string | undefined): ImportOptions['dateOrder'] => {
  if (asked === undefined) return null;
  const { success, data } = importOptions.shape.dateOrder.safeParse(asked);
  if (!success) throw new AppFailure({ code: 'usage', detail: `--date-order ${asked}` });
  return data;
};

/** What the options say of how to read a file. Throws usage. */
const askedOptions = (parsed: ParsedArguments): ImportOptions => ({
  ...recogniseAll,
  encoding: askedEncoding(parsed.text('encoding')),
  dateOrder: askedDateOrder(parsed.text('date-order')),
});

/** Recognises a file and applies what the options say. Throws usage, not-found, the failures of `inspectImport`. */
export const settingsFor = async (
  session: CaseSession,
  path: string,
  parsed: ParsedArguments,
): Promise<ImportSettings> => {
  const asked = askedFormat(parsed.text('as'));
  const inspection = await inspectImport(session, [path], {
    format: asked,
    options: { ...askedOptions(parsed), sheet: parsed.text('sheet') ?? null },
  });
  const profile = await profileNamed(session, parsed.text('profile'));
  const map = parsed.text('map');
  const withProfile = profile === null ? inspection : withFields(inspection, profile);
  return {
    ...settingsOf(map === undefined ? withProfile : mapped(withProfile, map)),
    // SEAO's files before 2021 are XML: they are the OCDS of their time.
    format:
      asked === 'ocds' && inspection.format === 'seao-xml' ? inspection.format : (asked ?? inspection.format),
    vendorId: await idOf(session, 'organization', parsed.text('vendor')),
    contractId: await idOf(session, 'contract', parsed.text('contract')),
  };
};

/** For several files in one go: each says what it is, unless one format is asked for. */
export const settingsForMany = async (
  session: CaseSession,
  parsed: ParsedArguments,
): Promise<ImportSettings> => ({
  format: askedFormat(parsed.text('as')),
  options: askedOptions(parsed),
  columns: [],
  vendorId: await idOf(session, 'organization', parsed.text('vendor')),
  contractId: await idOf(session, 'contract', parsed.text('contract')),
  vendorMatches: {},
  contractMatches: {},
  profileId: null,
});

/** `Header=field;Header=field`, the fields being those of the format. Throws usage for one that does not exist. */
const mapped = (inspection: ImportInspection, text: string): ImportInspection => {
  const { format } = inspection;
  if (!isReferenceFormat(format)) return withFields(inspection, mapOf(text, importFields));
  const taken = fieldsGiven(inspection, mapOf(text, referenceFields(format)));
  const columns = inspection.columns.map((column) => ({
    ...column,
    tableField: taken(column.header, column.tableField ?? null),
  }));
  return { ...inspection, columns };
};

const mapOf = <Field extends string>(
  text: string,
  fields: readonly Field[],
): Readonly<Record<string, Field>> =>
  Object.fromEntries(
    text
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair): [string, Field] => {
        const cut = pair.lastIndexOf('=');
        const field = fields.find((known) => known === pair.slice(cut + 1).trim());
        if (cut < 1 || field === undefined) throw new AppFailure({ code: 'usage', detail: `--map ${pair}` });
        return [pair.slice(0, cut).trim(), field];
      }),
  );

const withFields = (
  inspection: ImportInspection,
  fields: Readonly<Record<string, ImportField>>,
): ImportInspection => {
  const taken = fieldsGiven(inspection, fields);
  const columns = inspection.columns.map((column) => ({
    ...column,
    field: taken(column.header, column.field),
  }));
  return { ...inspection, columns };
};

/**
 * The field of each named header, and of the others what they had, unless it was so given away. Throws usage for a header
 * that the file does not have.
 */
const fieldsGiven = <Field extends string>(
  { columns }: ImportInspection,
  fields: Readonly<Record<string, Field>>,
): ((header: string, before: Field | null) => Field | null) => {
  const byKey = new Map(Object.entries(fields).map(([header, field]) => [headerKey(header), field]));
  const given = new Set(byKey.values());
  for (const key of byKey.keys()) {
    if (!columns.some(({ header }) => headerKey(header) === key))
      throw new AppFailure({ code: 'usage', detail: `--map ${key}` });
  }
  return (header, before) =>
    byKey.get(headerKey(header)) ?? (before !== null && given.has(before) ? null : before);
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

/** The id of the row with this name or reference; null when none was asked for. Throws not-found. */
export const idOf = async (
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
