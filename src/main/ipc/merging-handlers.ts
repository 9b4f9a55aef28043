import type { IpcHandlers } from '#shared/ipc/api.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { PlannedMerge } from '../services/merging/merge-steps.ts';
import { applyPlannedMerge, planWorkbookMerge } from '../workers/merge-job.ts';
import { announce, type HandlerContext } from './handler-context.ts';

type LastPlan = { readonly token: string; readonly casePath: string; readonly planned: PlannedMerge };

export const createMergingHandlers = (context: HandlerContext): IpcHandlers['merging'] => {
  /** What the items of a plan write stays here: the page only says which of them are accepted. */
  let last: LastPlan | null = null;
  const session = () => context.cases.require();
  return {
    recognise: async ({ token }) => {
      const [path] = context.files.pathsOf(token);
      return { isOurs: await session().withFileThread((file) => file.saysItIsOurs({ path })) };
    },
    plan: async ({ token, jobId }) => {
      const [path] = context.files.pathsOf(token);
      const { locale } = context.settings.read();
      const asked = { path, locale, resourcesUrl: context.resourcesUrl };
      const planned = await context.jobs.run(jobId, (job) => planWorkbookMerge(session(), asked, job));
      last = { token, casePath: session().path, planned };
      return planned.plan;
    },
    apply: async ({ token, items }) => {
      if (last === null || last.token !== token || last.casePath !== session().path)
        throw new AppFailure({ code: 'file-not-found', file: token });
      const { planned } = last;
      const result = await applyPlannedMerge(session(), planned, items);
      if (result.stale.length > 0) return { stale: [...result.stale] };
      last = null;
      await announce(context, entitiesOf(planned, items));
      return { stale: [] };
    },
  };
};

const entitiesOf = ({ steps }: PlannedMerge, items: readonly number[]): readonly string[] => [
  ...new Set(items.flatMap((item) => (steps[item] ?? []).map(({ entity }) => entity))),
];
