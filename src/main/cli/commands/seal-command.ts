import { resolve } from 'node:path';
import { languageGiven, parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

/** `constat seal CASE OUT.pdf [--lang fr|en]` */
export const sealCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, { lang: { type: 'string' } }, { least: 2, most: 2 });
  const [casePath = '', target = ''] = positionals;
  const input = {
    path: resolve(target),
    locale: languageGiven(text('lang'), terminal.locale),
    now: Date.now(),
    resourcesUrl: terminal.resourcesUrl.href,
  };
  const { path, textPath, head } = await withSession(
    terminal,
    casePath,
    { actor: text('actor'), readOnly: true },
    (session) => session.withFileThread((file) => file.writeSeal(input)),
  );
  printResult(terminal, { file: path, text: textPath, head }, () => [
    terminal.words('cli:sealed', { path, textPath }),
    terminal.words('cli:sealHead', { head }),
  ]);
  return 0;
};
