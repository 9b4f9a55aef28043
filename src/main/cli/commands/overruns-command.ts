import { localDate } from '../../local-date.ts';
import { overrunsJson, overrunsTable } from '../format-overruns.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

/** `constat overruns CASE` */
export const overrunsCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, {}, { least: 1, most: 1 });
  const today = localDate(new Date());
  const { portfolio, progress, packages } = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    async ({ reader }) => ({
      portfolio: await reader.overrunPortfolio({ today }),
      progress: terminal.isJson ? await reader.portfolioProgress({ today }) : [],
      packages: terminal.isJson ? await reader.packageMeasures({ id: null }) : undefined,
    }),
  );
  printResult(terminal, overrunsJson(portfolio, progress, packages), () => [
    overrunsTable(portfolio, terminal),
  ]);
  return 0;
};
