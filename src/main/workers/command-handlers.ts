import { createAuditWriterHandlers } from '../services/audit/runs/writer-handlers.ts';
import { createImportWriterHandlers } from '../services/importing/writer-handlers.ts';
import type { CaseContext } from '../services/trail/change.ts';
import { createReaderHandlers } from './reader-handlers.ts';
import { createWriterHandlers } from './writer-handlers.ts';

/** All commands on the one connection that writes, and the queries where no second connection may be open. */
export const createCommandHandlers = (context: () => CaseContext, path: string) => ({
  ...createReaderHandlers(context().db, path, false),
  ...createWriterHandlers(context, path),
  ...createImportWriterHandlers(context),
  ...createAuditWriterHandlers(context),
});

export type CommandHandlers = ReturnType<typeof createCommandHandlers>;
