import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { TestRun } from '#shared/domain/audit/test-run.ts';
import type { RunSummary } from '#shared/ipc/auditing-schemas.ts';
import { readSettings, readTestIds } from '../../services/audit/read-settings.ts';
import type { BatteryOptions } from '../../services/audit/run-tests.ts';
import { localDate } from '../../local-date.ts';
import { runStoredBattery } from '../../workers/audit-job.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { libraryJson, libraryLines } from '../format-library.ts';
import { testLines, testsJson, type StoredRun } from '../format-tests.ts';
import { parseCommand, type ParsedArguments } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

/**
 * `constat test CASE`: runs tests and keeps the runs in the case, unless it is read-only or `--no-store` says so. 1 when a test
 * could not be run because of a bug; one without its data is no failure.
 */
export const testCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const parsed = parseCommand(
    args,
    {
      only: { type: 'string' },
      set: { type: 'string', multiple: true },
      list: { type: 'boolean' },
      'no-store': { type: 'boolean' },
    },
    { least: 1, most: 1 },
  );
  const options = {
    only: readTestIds(parsed.text('only') ?? ''),
    settings: readSettings(parsed.texts('set')),
    today: localDate(new Date()),
  };
  if (parsed.flag('list')) return listTests(parsed, options, terminal);
  const { runs, stored } = await runTests(parsed, options, terminal);
  printResult(terminal, testsJson(runs, stored), () => testLines(runs, stored, terminal));
  return runs.some(({ status }) => status === 'failed') ? 1 : 0;
};

const listTests = async (
  { positionals, text }: ParsedArguments,
  { only }: BatteryOptions,
  terminal: Terminal,
): Promise<ExitStatus> => {
  const tests = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    (session) => session.reader.testLibrary(),
  );
  const wanted = tests.filter(({ id }) => only.length === 0 || only.includes(id));
  printResult(terminal, libraryJson(wanted, terminal), () => libraryLines(wanted, terminal));
  return 0;
};

type Outcome = { readonly runs: readonly TestRun[]; readonly stored: ReadonlyMap<string, StoredRun> };

const runTests = async (
  parsed: ParsedArguments,
  options: BatteryOptions,
  terminal: Terminal,
): Promise<Outcome> => {
  const { positionals, text, flag } = parsed;
  const [path = ''] = positionals;
  const open = { actor: text('actor') };
  const withoutStoring = (): Promise<Outcome> =>
    withSession(terminal, path, { ...open, readOnly: true }, async (session) => ({
      runs: await session.reader.auditTests(options),
      stored: new Map(),
    }));
  if (flag('no-store')) return withoutStoring();
  try {
    return await withSession(terminal, path, open, (session) => runAndStore(session, options, terminal));
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.code !== 'case-read-only') throw error;
    terminal.note(terminal.words('audit:line.notStored'));
    return withoutStoring();
  }
};

const runAndStore = async (
  session: CaseSession,
  options: BatteryOptions,
  { version }: Terminal,
): Promise<Outcome> => {
  const { battery, runs } = await runStoredBattery(session, { options, version, collect: true });
  if (battery === null) return { runs, stored: new Map() };
  const { rows } = await session.reader.runs({ battery, offset: 0, limit: runs.length });
  const stored = new Map<string, StoredRun>();
  for (const run of rows) stored.set(run.test, { run, previous: await previousOf(session, run) });
  return { runs, stored };
};

const previousOf = async (session: CaseSession, { previousId }: RunSummary): Promise<RunSummary | null> =>
  previousId === null ? null : (await session.reader.run({ runId: previousId })).run;
