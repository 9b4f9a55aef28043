import { parentPort } from 'node:worker_threads';
import { isOnNetworkShare } from '../db/open-database.ts';
import { createAuditWriterHandlers } from '../services/audit/runs/writer-handlers.ts';
import { createCase, openCase } from '../services/case/open-case.ts';
import { createImportWriterHandlers } from '../services/importing/writer-handlers.ts';
import type { CaseContext } from '../services/trail/change.ts';
import { createReaderHandlers } from './reader-handlers.ts';
import { threadStart } from './ending.ts';
import { serve } from './rpc.ts';
import { createWriterHandlers } from './writer-handlers.ts';

export type WriterStart = {
  readonly path: string;
  readonly actor: string;
  /** Make the case first. */
  readonly create: { readonly sample: boolean; readonly resourcesUrl: string } | null;
};

/**
 * The one thread that writes. It answers queries too, for a case on a network share, where no second connection
 * may be open.
 */
const openHandlers = async ({ path, actor, create }: WriterStart) => {
  const clock = (): number => Date.now();
  if (create !== null)
    createCase(path, { actor, clock, sample: create.sample, resourcesUrl: new URL(create.resourcesUrl) });
  const { context, close } = await openCase(path, { actor, clock });
  let currentActor = actor;
  const actingContext = (): CaseContext => ({ ...context, actor: currentActor });
  return {
    ...createReaderHandlers(context.db, path, false),
    ...createWriterHandlers(actingContext, path),
    ...createImportWriterHandlers(actingContext),
    ...createAuditWriterHandlers(actingContext),
    setActor: ({ name }: { name: string }) => {
      currentActor = name;
    },
    isExclusive: () => isOnNetworkShare(path),
    close,
  };
};

export type WriterHandlers = Awaited<ReturnType<typeof openHandlers>>;

const port = parentPort;
if (port === null) throw new Error('the writer runs as a thread only');

serve(port, () => openHandlers(threadStart<WriterStart>()));
