import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CaseSession } from '../../workers/case-session.ts';
import { checkLines, planJson, planLines, sampleJson, sampleLines } from '../format-samples.ts';
import type { SampleRequest } from '#shared/ipc/calls/sampling.ts';
import { parseCommand } from '../options.ts';
import { printResult, type ExitStatus, type Terminal } from '../terminal.ts';
import { withSession } from '../with-session.ts';
import { idOption, readSampleRequest, sampleOptions } from './sample-options.ts';

/**
 * `constat sample CASE`: lists the samples; with `--method` draws one (`--plan`: only says what it would be), with
 * `--evaluate ID` evaluates one, with `--again ID` draws it again: 1 when that is not what was drawn.
 */
export const sampleCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const options = parseCommand(args, sampleOptions, { least: 1, most: 1 });
  const [evaluate, again] = [idOption(options, 'evaluate'), idOption(options, 'again')];
  const isDraw = options.text('method') !== undefined;
  if ([evaluate !== null, again !== null, isDraw].filter(Boolean).length > 1)
    throw new AppFailure({ code: 'usage', detail: '--method, --evaluate, --again' });
  // Before the case is opened: what is not understood is said at once.
  const request = isDraw ? readSampleRequest(options) : null;
  const writes = isDraw && !options.flag('plan');
  return withSession(
    terminal,
    options.positionals[0] ?? '',
    { actor: options.text('actor'), readOnly: !writes },
    (session) => {
      if (again !== null) return drawAgain(session, again, terminal);
      if (evaluate !== null) return showOne(session, evaluate, terminal);
      if (request === null) return listAll(session, terminal);
      return writes
        ? draw(session, { request, title: options.text('title') }, terminal)
        : plan(session, request, terminal);
    },
  );
};

const draw = async (
  session: CaseSession,
  { request, title: given }: { readonly request: SampleRequest; readonly title: string | undefined },
  terminal: Terminal,
): Promise<ExitStatus> => {
  const { words } = terminal;
  const title =
    given ??
    `${words(`sampling:methods.${request.design.method}`)} – ${words(`sampling:entities.${request.population.entity}`)}`;
  const { id } = await session.writer().drawSample({ ...request, title });
  return showOne(session, id, terminal);
};

const plan = async (
  { reader }: CaseSession,
  request: SampleRequest,
  terminal: Terminal,
): Promise<ExitStatus> => {
  const answer = await reader.planSample(request);
  if (answer.status === 'refused')
    throw new AppFailure({ code: 'sampling-refused', problem: answer.problem });
  printResult(terminal, { sample: planJson(request, answer.plan) }, () => [
    terminal.words('sampling:cli.planned'),
    ...planLines(request, answer.plan, terminal),
  ]);
  return 0;
};

const showOne = async ({ reader }: CaseSession, id: number, terminal: Terminal): Promise<ExitStatus> => {
  const [sample, items] = await Promise.all([reader.sample({ id }), reader.sampleItems({ id })]);
  printResult(terminal, { sample: sampleJson(sample, items, terminal) }, () =>
    sampleLines(sample, items, terminal),
  );
  return 0;
};

const listAll = async ({ reader }: CaseSession, terminal: Terminal): Promise<ExitStatus> => {
  const samples = await reader.samples();
  printResult(terminal, { samples: samples.map((sample) => sampleJson(sample, null, terminal)) }, () =>
    samples.length === 0
      ? [terminal.words('sampling:cli.none')]
      : samples.flatMap((sample) => sampleLines(sample, null, terminal)),
  );
  return 0;
};

const drawAgain = async ({ reader }: CaseSession, id: number, terminal: Terminal): Promise<ExitStatus> => {
  const [sample, check] = await Promise.all([reader.sample({ id }), reader.checkSample({ id })]);
  printResult(terminal, { id, hashWhenDrawn: sample.plan.hash, ...check }, () =>
    checkLines(check, sample.plan.currency, terminal),
  );
  return check.isSamePopulation && check.isSameDraw ? 0 : 1;
};
