import { resolve } from 'node:path';
import { importFields, type ImportField } from '#shared/domain/importing/fields.ts';
import { headerKey } from '#shared/domain/importing/headers.ts';
import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import {
  recogniseAll,
  type ImportInspection,
  type ImportReport,
  type ImportSettings,
  type RejectRow,
} from '#shared/ipc/import-schemas.ts';
import { settingsOf } from '../../services/importing/import-settings.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { inspectImport, stageImport } from '../../workers/import-job.ts';
import { errorOf } from '../../workers/rpc.ts';
import { resultJson, resultLines } from '../format-import.ts';
import { parseCommand, type ParsedArguments } from '../options.ts';
import { errorLine, printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

const options = {
  sheet: { type: 'string' },
  profile: { type: 'string' },
  map: { type: 'string' },
  vendor: { type: 'string' },
  contract: { type: 'string' },
  'accept-valid': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** What became of one file that was read to its end. */
export type ImportOutcome = {
  readonly report: ImportReport;
  readonly committed: boolean;
  readonly rejects: readonly RejectRow[];
};

/** What became of one file. */
export type FileResult = { readonly file: string } & (
  { readonly outcome: ImportOutcome } | { readonly error: AppError }
);

/**
 * `constat import CASE FILE…`. Each file is an import of its own: one that could not be read does not hold back the
 * others, and what they came to is reported beside its error.
 */
export const importCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const parsed = parseCommand(args, options, { least: 2, most: 1000 });
  const [casePath = '', ...files] = parsed.positionals;
  const results = await withSession(terminal, casePath, { actor: parsed.text('actor') }, async (session) => {
    const done: FileResult[] = [];
    for (const file of files) done.push(await fileResult(session, file, parsed));
    return done;
  });
  const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
  const [onlyError] = errors;
  // A single file that fails is the command that fails: one line on standard error, nothing on standard output.
  if (onlyError !== undefined && files.length === 1) throw new AppFailure(onlyError);
  for (const error of errors) terminal.note(errorLine(error, terminal.words));
  printResult(terminal, { imports: results.map((result) => resultJson(result, terminal.words)) }, () =>
    results.flatMap((result) => resultLines(result, terminal)),
  );
  if (errors.length > 0) return 2;
  return results.some((result) => 'outcome' in result && result.outcome.report.rows.rejected > 0) ? 1 : 0;
};

const fileResult = async (
  session: CaseSession,
  file: string,
  parsed: ParsedArguments,
): Promise<FileResult> => {
  try {
    return { file, outcome: await importFile(session, resolve(file), parsed) };
  } catch (thrown) {
    return { file, error: errorOf(thrown) };
  }
};

const importFile = async (
  session: CaseSession,
  path: string,
  parsed: ParsedArguments,
): Promise<ImportOutcome> => {
  const settings = await settingsFor(session, path, parsed);
  const staged = await stageImport(session, { paths: [path], settings });
  const { importId } = staged;
  const rejects = await allRejects(session, importId);
  const isDryRun = parsed.flag('dry-run');
  const hasRejects = staged.rows.rejected > 0;
  if (isDryRun || staged.rows.accepted === 0 || (hasRejects && !parsed.flag('accept-valid'))) {
    await session.writer().discardImport({ importId });
    return { report: staged, committed: false, rejects };
  }
  return {
    report: await session.writer().commitImport({ importId, acceptValid: hasRejects }),
    committed: true,
    rejects,
  };
};

/** Rejected rows fetched at a time: an edit in a window on the same case waits for no more than these. */
const rejectsAtOnce = 5000;

const allRejects = async (session: CaseSession, importId: number): Promise<readonly RejectRow[]> => {
  const rejects: RejectRow[] = [];
  for (;;) {
    const { rows, total } = await session.reader.importRejects({
      importId,
      status: 'all',
      offset: rejects.length,
      limit: rejectsAtOnce,
    });
    // What was in the other cells is not printed, and a million of them would not fit.
    for (const row of rows) rejects.push({ ...row, cells: {} });
    if (rows.length === 0 || rejects.length >= total) return rejects;
  }
};

const settingsFor = async (
  session: CaseSession,
  path: string,
  parsed: ParsedArguments,
): Promise<ImportSettings> => {
  const inspection = await inspectImport(session, path, {
    ...recogniseAll,
    sheet: parsed.text('sheet') ?? null,
  });
  const profile = await profileNamed(session, parsed.text('profile'));
  const map = parsed.text('map');
  const withProfile = profile === null ? inspection : withFields(inspection, profile);
  const mapped = map === undefined ? withProfile : withFields(withProfile, mapOf(map));
  return {
    ...settingsOf(mapped),
    vendorId: await idOf(session, 'organization', parsed.text('vendor')),
    contractId: await idOf(session, 'contract', parsed.text('contract')),
  };
};

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
