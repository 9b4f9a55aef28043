import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import { hideIncidents } from '../log.ts';
import { errorOf } from '../workers/rpc.ts';
import type { ThreadLocation } from '../workers/thread.ts';
import { attachCommand } from './commands/attach-command.ts';
import { backupCommand, infoCommand, newCommand, verifyCommand } from './commands/case-commands.ts';
import { costsCommand } from './commands/costs-command.ts';
import { exportCommand } from './commands/export-command.ts';
import { figuresCommand } from './commands/figures-command.ts';
import { findingsCommand } from './commands/findings-command.ts';
import { importCommand } from './commands/import-command.ts';
import { mergeCommand } from './commands/merge-command.ts';
import { overrunsCommand } from './commands/overruns-command.ts';
import { readCommand } from './commands/read-command.ts';
import { rulesCommand } from './commands/rules-command.ts';
import { sampleCommand } from './commands/sample-command.ts';
import { sealCommand } from './commands/seal-command.ts';
import { testCommand } from './commands/test-command.ts';
import { helpText } from './help.ts';
import { errorLine, type ExitStatus, type Terminal } from './terminal.ts';
import { localeOf, readWords } from './words.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<ExitStatus>;

const commands: Readonly<Record<string, Command>> = {
  new: newCommand,
  info: infoCommand,
  read: readCommand,
  import: importCommand,
  attach: attachCommand,
  overruns: overrunsCommand,
  test: testCommand,
  sample: sampleCommand,
  costs: costsCommand,
  figures: figuresCommand,
  findings: findingsCommand,
  rules: rulesCommand,
  export: exportCommand,
  merge: mergeCommand,
  verify: verifyCommand,
  seal: sealCommand,
  backup: backupCommand,
};

export type RunOptions = {
  /** Of the application. */
  readonly version: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly resourcesUrl: URL;
  readonly threads: ThreadLocation;
  /** To standard output, as it is. */
  readonly write: (text: string) => void;
  readonly note: (text: string) => void;
};

/** Runs one command. Never throws: an expected failure is one line on standard error and status 2. */
export const runCommandLine = async ({
  version,
  args,
  env,
  resourcesUrl,
  threads,
  write,
  note,
}: RunOptions): Promise<ExitStatus> => {
  if (!isDebugged(args, env)) hideIncidents();
  const locale = localeOf(env);
  const terminal: Terminal = {
    version,
    locale,
    words: readWords(resourcesUrl, locale),
    resourcesUrl,
    threads,
    isJson: args.includes('--json'),
    print: (text) => write(`${text}\n`),
    write,
    note,
  };
  const [name = '', ...rest] = args;
  if (name === '' || name === 'help' || args.includes('--help') || args.includes('-h')) {
    terminal.print(helpText);
    return name === '' ? 2 : 0;
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) throw new AppFailure({ code: 'usage', detail: name } satisfies AppError);
    return await command(rest, terminal);
  } catch (thrown) {
    note(errorLine(errorOf(thrown), terminal.words));
    return 2;
  }
};

const isDebugged = (args: readonly string[], env: NodeJS.ProcessEnv): boolean =>
  args.includes('--debug') || (env['CONSTAT_DEBUG'] ?? '') !== '';
