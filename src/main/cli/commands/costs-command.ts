import { costGrouping, costGroupings } from '#shared/ipc/cloud-schemas.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { costsTable } from '../costs-table.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

/** `constat costs CASE [--by invoice|account|service|region|month]` */
export const costsCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, { by: { type: 'string' } }, { least: 1, most: 1 });
  const by = costGrouping.safeParse(text('by') ?? 'invoice');
  if (!by.success) throw new AppFailure({ code: 'usage', detail: `--by ${costGroupings.join('|')}` });
  const costs = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    ({ reader }) => reader.costSums({ by: by.data, filters: [] }),
  );
  printResult(terminal, { costs }, () => [costsTable(costs, by.data, terminal)]);
  return 0;
};
