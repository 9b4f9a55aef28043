import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import type { ImportReport, RejectRow } from '#shared/ipc/import-schemas.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { stageImport } from '../../workers/import-job.ts';
import { errorOf } from '../../workers/rpc.ts';
import { resultJson, resultLines } from '../format-import.ts';
import { limitOption, limitsOf } from '../limit-options.ts';
import { parseCommand, type ParsedArguments } from '../options.ts';
import { errorLine, printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';
import { importJobsOf, type ImportJob } from './import-jobs.ts';
import { settingsFor, settingsForMany } from './import-settings.ts';

const options = {
  as: { type: 'string' },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  'date-order': { type: 'string' },
  profile: { type: 'string' },
  map: { type: 'string' },
  vendor: { type: 'string' },
  contract: { type: 'string' },
  'accept-valid': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  ...limitOption,
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
 * `constat import CASE FILE…`. Each file is an import of its own; of a folder, each table of invoices is, and all other
 * files are one together. One that could not be read does not hold back the others, and what they came to is reported
 * beside its error.
 */
export const importCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const parsed = parseCommand(args, options, { least: 2, most: 1000 });
  const [casePath = '', ...files] = parsed.positionals;
  const limits = limitsOf(parsed.texts('limit'));
  const opening = { actor: parsed.text('actor'), limits: () => limits };
  const results = await withSession(terminal, casePath, opening, async (session) => {
    const done: FileResult[] = [];
    for (const file of files) done.push(...(await resultsOf(session, file, parsed)));
    return done;
  });
  const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
  const [onlyError] = errors;
  // A single file that fails is the command that fails: one line on standard error, nothing on standard output.
  if (onlyError !== undefined && results.length === 1) throw new AppFailure(onlyError);
  for (const error of errors) terminal.note(errorLine(error, terminal.words));
  printResult(terminal, { imports: results.map((result) => resultJson(result, terminal.words)) }, () =>
    results.flatMap((result) => resultLines(result, terminal)),
  );
  if (errors.length > 0) return 2;
  return results.some((result) => 'outcome' in result && result.outcome.report.rows.rejected > 0) ? 1 : 0;
};

/** What a file, or each import of a folder, came to. */
const resultsOf = async (
  session: CaseSession,
  file: string,
  parsed: ParsedArguments,
): Promise<readonly FileResult[]> => {
  const results: FileResult[] = [];
  try {
    for (const job of await importJobsOf(session, file, parsed))
      results.push(await jobResult(session, job, parsed));
  } catch (thrown) {
    results.push({ file, error: errorOf(thrown) });
  }
  return results;
};

const jobResult = async (
  session: CaseSession,
  job: ImportJob,
  parsed: ParsedArguments,
): Promise<FileResult> => {
  try {
    return { file: job.file, outcome: await runImport(session, job, parsed) };
  } catch (thrown) {
    return { file: job.file, error: errorOf(thrown) };
  }
};

const runImport = async (
  session: CaseSession,
  { paths, isFolder }: ImportJob,
  parsed: ParsedArguments,
): Promise<ImportOutcome> => {
  const [path = ''] = paths;
  const settings = await (isFolder ? settingsForMany(session, parsed) : settingsFor(session, path, parsed));
  const staged = await stageImport(session, { paths, settings });
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
