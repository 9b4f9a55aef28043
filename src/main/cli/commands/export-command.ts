import { resolve } from 'node:path';
import { localDate } from '../../local-date.ts';
import { languageGiven, parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

/** `constat export CASE OUT.xlsx [--lang fr|en]` */
export const exportCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, { lang: { type: 'string' } }, { least: 2, most: 2 });
  const [casePath = '', target = ''] = positionals;
  const locale = languageGiven(text('lang'), terminal.locale);
  const input = {
    path: resolve(target),
    locale,
    today: localDate(new Date()),
    resourcesUrl: terminal.resourcesUrl.href,
  };
  const { rows } = await withSession(
    terminal,
    casePath,
    { actor: text('actor'), readOnly: true },
    (session) => session.withFileThread((file) => file.exportWorkbook(input)),
  );
  printResult(terminal, { file: target, rows, language: locale }, () => [
    terminal.words('cli:exported', { path: target, rows }),
  ]);
  return 0;
};
