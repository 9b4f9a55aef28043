import { existsSync } from 'node:fs';
import { openAndRemember } from '../ipc/cases-handlers.ts';
import type { HandlerContext } from '../ipc/handler-context.ts';
import { errorOf } from '../workers/rpc.ts';
import type { StartCase } from './start-arguments.ts';

/** Opens the case given at start-up. When it does not open, the window shows why and what can be done. */
export const openStartCase = async (context: HandlerContext, start: StartCase): Promise<void> => {
  if (start === null) return;
  context.cases.setStarting(true);
  try {
    const create =
      start.isSample && !existsSync(start.path)
        ? { create: { sample: true, resourcesUrl: context.resourcesUrl } }
        : {};
    await openAndRemember(context, start.path, create);
  } catch (thrown) {
    context.cases.setStartError(errorOf(thrown));
  } finally {
    context.cases.setStarting(false);
    context.push('data:changed', { entities: ['case'], events: 0 });
  }
};
