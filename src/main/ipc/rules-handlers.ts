import type { IpcHandlers } from '#shared/ipc/api.ts';
import { addRulesLackingIn, rulesLackingIn } from '../workers/rule-job.ts';
import { announce, type HandlerContext } from './handler-context.ts';

export const createRulesHandlers = (context: HandlerContext): IpcHandlers['rules'] => ({
  missing: async () => ({
    count: (await rulesLackingIn(context.cases.require(), context.resourcesUrl)).length,
  }),
  addMissing: async () => {
    const added = await addRulesLackingIn(context.cases.require(), context.resourcesUrl);
    if (added > 0) await announce(context, ['rule']);
    return { added };
  },
});
