import type { IpcHandlers } from '#shared/ipc/api.ts';
import {
  createCloudHandlers,
  createFiguresHandlers,
  createJobsHandlers,
  createOverrunsHandlers,
  createProofHandlers,
  createSearchHandlers,
} from './analysis-handlers.ts';
import { createAppHandlers } from './app-handlers.ts';
import { createAuditingHandlers } from './auditing-handlers.ts';
import { createCasesHandlers } from './cases-handlers.ts';
import { createExportingHandlers } from './exporting-handlers.ts';
import { createDocumentsHandlers } from './documents-handlers.ts';
import { createFindingsHandlers } from './findings-handlers.ts';
import type { HandlerContext } from './handler-context.ts';
import { createImportingHandlers } from './importing-handlers.ts';
import { createMergingHandlers } from './merging-handlers.ts';
import { createProgressHandlers } from './progress-handlers.ts';
import { createRulesHandlers } from './rules-handlers.ts';
import { createSamplingHandlers } from './sampling-handlers.ts';
import { createSovereigntyHandlers } from './sovereignty-handlers.ts';
import { createHistoryHandlers, createRegisterHandlers } from './register-namespace-handlers.ts';

/** Every handler of the contract. */
export const createHandlers = (context: HandlerContext): IpcHandlers => ({
  app: createAppHandlers(context),
  cases: createCasesHandlers(context),
  register: createRegisterHandlers(context),
  history: createHistoryHandlers(context),
  proof: createProofHandlers(context),
  importing: createImportingHandlers(context),
  overruns: createOverrunsHandlers(context),
  progress: createProgressHandlers(context),
  cloud: createCloudHandlers(context),
  exporting: createExportingHandlers(context),
  merging: createMergingHandlers(context),
  auditing: createAuditingHandlers(context),
  sampling: createSamplingHandlers(context),
  figures: createFiguresHandlers(context),
  findings: createFindingsHandlers(context),
  documents: createDocumentsHandlers(context),
  rules: createRulesHandlers(context),
  sovereignty: createSovereigntyHandlers(context),
  search: createSearchHandlers(context),
  jobs: createJobsHandlers(context),
});
