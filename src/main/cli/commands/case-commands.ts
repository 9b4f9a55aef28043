import { existsSync } from 'node:fs';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CaseInfo, VerifyReport } from '#shared/ipc/contract.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

const infoJson = (info: CaseInfo, terminal: Terminal): Record<string, unknown> => ({
  file: info.path,
  title: info.title,
  sample: info.isSample,
  schemaVersion: info.schemaVersion,
  language: terminal.locale,
  events: info.events,
  head: info.head,
  openRejects: info.openRejects,
  counts: info.counts,
});

const infoLines = (info: CaseInfo, { words }: Terminal): readonly string[] => [
  `${info.title} – ${info.path}`,
  ...Object.entries(info.counts)
    .filter(([, count]) => count > 0)
    .map(
      ([entity, count]) =>
        `  ${String(count).padStart(9)}  ${entity === 'import' ? words('cli:imports') : words(`register:entities.${entity}.many`)}`,
    ),
  `  ${words('cli:schema', { version: info.schemaVersion })} · ${words('cli:trail', { count: info.events, head: info.head })}`,
];

/** `constat new CASE [--sample]` */
export const newCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, flag, text } = parseCommand(
    args,
    { sample: { type: 'boolean' } },
    { least: 1, most: 1 },
  );
  const path = positionals[0] ?? '';
  const create = { sample: flag('sample'), resourcesUrl: terminal.resourcesUrl };
  const info = await withSession(terminal, path, { actor: text('actor'), create }, ({ reader }) =>
    reader.info(),
  );
  printResult(terminal, infoJson(info, terminal), () => infoLines(info, terminal));
  return 0;
};

/** `constat info CASE` */
export const infoCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, {}, { least: 1, most: 1 });
  const info = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    ({ reader }) => reader.info(),
  );
  printResult(terminal, infoJson(info, terminal), () => infoLines(info, terminal));
  return 0;
};

const mismatchLine = ({ firstMismatch }: VerifyReport, words: Terminal['words']): string => {
  if (firstMismatch === null) return words('cli:headNotFound');
  const { kind, seq, entity, id, column, expected, found } = firstMismatch;
  const where = [
    seq === null ? '' : `${words('cli:event')} ${seq}`,
    entity === null
      ? ''
      : `${words(`register:entities.${entity}.one`, { defaultValue: entity })} ${id ?? ''}`,
    column === null ? '' : words(`register:columns.${entity ?? ''}.${column}`, { defaultValue: column }),
  ].filter((part) => part !== '');
  const values =
    expected === null && found === null
      ? ''
      : ` (${words('cli:expectedFound', { expected: expected ?? '∅', found: found ?? '∅' })})`;
  return `${words(`trail:mismatches.${kind}`)} ${where.join(', ')}${values}`;
};

/** `constat verify CASE [--head HASH]`: exit status 1 when something does not match. */
export const verifyCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, { head: { type: 'string' } }, { least: 1, most: 1 });
  const report = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    (session) => session.withOwnReader((reader) => reader.verify({ head: text('head') })),
  );
  const { ok, events, head, headFound, firstMismatch } = report;
  printResult(terminal, { ok, events, head, headFound, firstMismatch }, () => [
    ok ? terminal.words('cli:verified', { count: events, head }) : mismatchLine(report, terminal.words),
  ]);
  return ok ? 0 : 1;
};

/** `constat backup CASE OUT` */
export const backupCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, {}, { least: 2, most: 2 });
  const [path = '', target = ''] = positionals;
  if (existsSync(target)) throw new AppFailure({ code: 'case-exists', file: target });
  await withSession(terminal, path, { actor: text('actor') }, (session) =>
    session.writer().saveCopy({ target }),
  );
  printResult(terminal, { file: target }, () => [target]);
  return 0;
};
