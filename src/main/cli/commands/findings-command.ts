import { definitionOf } from '#shared/domain/register/entities.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { ListedFinding } from '../../services/findings/list-findings.ts';
import { findingsJson, findingsTable } from '../findings-table.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

type Status = ListedFinding['status'];

const statuses = (): readonly Status[] => {
  const column = definitionOf('finding').columns['status'];
  return column?.kind === 'choice' ? (column.values as readonly Status[]) : [];
};

const statusGiven = (text: string | undefined): Status | null => {
  if (text === undefined) return null;
  const status = statuses().find((known) => known === text);
  if (status === undefined)
    throw new AppFailure({ code: 'usage', detail: `--status ${statuses().join('|')}` });
  return status;
};

/** `constat findings CASE [--status draft|prepared|reviewed|closed]` */
export const findingsCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text } = parseCommand(args, { status: { type: 'string' } }, { least: 1, most: 1 });
  const status = statusGiven(text('status'));
  const findings = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    ({ reader }) => reader.findings({ status }),
  );
  printResult(terminal, findingsJson(findings), () => [findingsTable(findings, terminal)]);
  return 0;
};
