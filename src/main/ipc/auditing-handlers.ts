import type { IpcHandlers } from '#shared/ipc/api.ts';
import { readSettings, readTestIds } from '../services/audit/read-settings.ts';
import { testPage } from '../services/audit/runs/library.ts';
import { runStoredBattery } from '../workers/audit-job.ts';
import { announce, type HandlerContext } from './handler-context.ts';

const batteryHandler =
  (context: HandlerContext): IpcHandlers['auditing']['run'] =>
  async ({ tests, settings, jobId }) => {
    const session = context.cases.require();
    const options = {
      only: readTestIds(tests.join(',')),
      settings: readSettings(assignments(settings)),
      today: context.today(),
    };
    const { battery, failed, isComplete } = await context.jobs.run(jobId, (job) =>
      runStoredBattery(session, { options, version: context.version, collect: false }, job),
    );
    if (battery !== null) await announce(context, ['testRun']);
    const runs =
      battery === null ? [] : (await session.reader.runs({ battery, offset: 0, limit: mostTests })).rows;
    return { battery, runs, failed: [...failed], isCancelled: !isComplete };
  };

/** More than the library will ever have. */
const mostTests = 1000;

const assignments = (
  settings: Readonly<Record<string, Readonly<Record<string, string>>>>,
): readonly string[] =>
  Object.entries(settings).flatMap(([test, values]) =>
    Object.entries(values).map(([name, value]) => `${test}.${name}=${value}`),
  );

/** Tests, their stored runs, and what was decided of their exceptions. */
export const createAuditingHandlers = (context: HandlerContext): IpcHandlers['auditing'] => {
  const session = () => context.cases.require();
  return {
    tests: () => session().reader.testLibrary(),
    page: ({ test, locale }) => testPage(context.resourcesUrl, test, locale),
    run: batteryHandler(context),
    batteries: (input) => session().reader.batteries(input),
    runs: (input) => session().reader.runs(input),
    getRun: (input) => session().reader.run(input),
    exceptions: (input) => session().reader.exceptions(input),
    exception: (input) => session().reader.exception({ ...input, locale: context.settings.read().locale }),
    dispose: async (input) => {
      const result = await session().writer().dispose(input);
      if (result.changed > 0) await announce(context, ['disposition']);
      return result;
    },
    takeOver: async (input) => {
      const result = await session().writer().takeOver(input);
      await announce(context, ['disposition']);
      return result;
    },
    compare: (input) => session().reader.compareRuns(input),
  };
};
