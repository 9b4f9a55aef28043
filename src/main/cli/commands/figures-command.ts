import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { contradictionsJson, contradictionsText } from '../figure-contradictions-text.ts';
import { figuresJson, figuresTable } from '../figures-table.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';

/** A command line lists them all: the limit is that of the pairs that are looked at. */
const most = Number.MAX_SAFE_INTEGER;

/** `constat figures CASE [--contract REF] [--contradictions]` */
export const figuresCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const { positionals, text, flag } = parseCommand(
    args,
    { contract: { type: 'string' }, contradictions: { type: 'boolean' } },
    { least: 1, most: 1 },
  );
  const { locale } = terminal;
  const { figures, found } = await withSession(
    terminal,
    positionals[0] ?? '',
    { actor: text('actor'), readOnly: true },
    async (session) => {
      const contractId = await contractNamed(session, text('contract'));
      return {
        figures: flag('contradictions') ? null : await session.reader.statedFigures({ contractId, locale }),
        found: await session.reader.figureContradictions({ contractId, locale, most }),
      };
    },
  );
  printResult(
    terminal,
    { ...(figures === null ? {} : { figures: figuresJson(figures) }), ...contradictionsJson(found) },
    () => [
      ...(figures === null ? [] : [figuresTable(figures, terminal), '']),
      ...contradictionsText(found, terminal),
    ],
  );
  return 0;
};

/** The contract of a reference. Throws not-found. */
const contractNamed = async (
  { reader }: CaseSession,
  reference: string | undefined,
): Promise<number | null> => {
  if (reference === undefined) return null;
  const filters = [{ type: 'equals' as const, column: 'reference', value: reference }];
  const query = { entity: 'contract', filters, sort: [], search: '' };
  const [row] = (await reader.page({ query, offset: 0, limit: 1 })).rows;
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity: 'contract', id: reference });
  return row.id;
};
