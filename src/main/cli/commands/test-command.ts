import { readSettings, readTestIds } from '../../services/audit/read-settings.ts';
import { readTenderThresholds } from '../../services/rules/tender-thresholds.ts';
import { localDate } from '../../local-date.ts';
import { testLines, testsJson } from '../format-tests.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

/** `constat test CASE`: 1 when a test could not be run because of a bug; one without its data is no failure. */
export const testCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text, texts } = parseCommand(
    args,
    { only: { type: 'string' }, set: { type: 'string', multiple: true } },
    { least: 1, most: 1 },
  );
  const options = {
    only: readTestIds(text('only') ?? ''),
    settings: readSettings(texts('set')),
    today: localDate(new Date()),
    thresholds: readTenderThresholds(terminal.resourcesUrl),
  };
  const runs = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    (session) => session.withOwnReader((reader) => reader.auditTests(options)),
  );
  printResult(terminal, testsJson(runs), () => testLines(runs, terminal));
  return runs.some(({ status }) => status === 'failed') ? 1 : 0;
};
