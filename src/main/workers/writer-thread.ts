import { parentPort } from 'node:worker_threads';
import { isOnNetworkShare } from '../db/open-database.ts';
import { openCase } from '../services/case/open-case.ts';
import type { CaseContext } from '../services/trail/change.ts';
import type { CommandHandlers } from './command-handlers.ts';
import { threadStart } from './ending.ts';
import { serve } from './rpc.ts';

export type WriterStart = {
  readonly path: string;
  readonly actor: string;
  /** Make the case first. */
  readonly create: { readonly sample: boolean; readonly resourcesUrl: string } | null;
};

/**
 * The one thread that writes. It answers queries too, for a case on a network share, where no second connection
 * may be open. What it needs to open a case is loaded with it; the commands when the first is given.
 */
const openWriter = async ({ path, actor, create }: WriterStart) => {
  const clock = (): number => Date.now();
  if (create !== null) {
    const { createCase } = await import('../services/case/create-case.ts');
    createCase(path, { actor, clock, sample: create.sample, resourcesUrl: new URL(create.resourcesUrl) });
  }
  const { context, close } = await openCase(path, { actor, clock });
  let currentActor = actor;
  const actingContext = (): CaseContext => ({ ...context, actor: currentActor });
  return {
    first: {
      setActor: ({ name }: { name: string }) => {
        currentActor = name;
      },
      isExclusive: () => isOnNetworkShare(path),
      close,
    },
    others: async () => (await import('./command-handlers.ts')).createCommandHandlers(actingContext, path),
  };
};

export type WriterHandlers = Awaited<ReturnType<typeof openWriter>>['first'] & CommandHandlers;

const port = parentPort;
if (port === null) throw new Error('the writer runs as a thread only');

serve(port, () => openWriter(threadStart<WriterStart>()));
