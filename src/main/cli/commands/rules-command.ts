import { parseCommand } from '../options.ts';
import { rulesJson, rulesTable } from '../rules-table.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';
import { addRulesLackingIn, rulesLackingIn, rulesOfCase } from '../../workers/rule-job.ts';

/** `constat rules CASE [--add-pack]`. Lists what the case compares with, and what it lacks of what is shipped. */
export const rulesCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text, flag } = parseCommand(
    args,
    { 'add-pack': { type: 'boolean' } },
    { least: 1, most: 1 },
  );
  const isAdding = flag('add-pack');
  const listed = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: !isAdding },
    async (session) => {
      const added = isAdding ? await addRulesLackingIn(session, terminal.resourcesUrl) : null;
      const lacking = (await rulesLackingIn(session, terminal.resourcesUrl)).length;
      return { rules: await rulesOfCase(session), added, lacking };
    },
  );
  printResult(terminal, rulesJson(listed), () => rulesTable(listed, terminal));
  return 0;
};
