import type { HandlersByNamespace } from './register-handlers.ts';
import type { HandlerContext } from './handler-context.ts';

/**
 * Every handler of the contract, those of a namespace loaded when the window first calls one: the services behind all of
 * them together take longer to load than the window to open.
 */
export const createHandlers = (context: HandlerContext): HandlersByNamespace => ({
  app: async () => (await import('./app-handlers.ts')).createAppHandlers(context),
  cases: async () => (await import('./cases-handlers.ts')).createCasesHandlers(context),
  register: async () => (await import('./register-namespace-handlers.ts')).createRegisterHandlers(context),
  history: async () => (await import('./register-namespace-handlers.ts')).createHistoryHandlers(context),
  proof: async () => (await import('./analysis-handlers.ts')).createProofHandlers(context),
  importing: async () => (await import('./importing-handlers.ts')).createImportingHandlers(context),
  overruns: async () => (await import('./analysis-handlers.ts')).createOverrunsHandlers(context),
  progress: async () => (await import('./progress-handlers.ts')).createProgressHandlers(context),
  cloud: async () => (await import('./analysis-handlers.ts')).createCloudHandlers(context),
  exporting: async () => (await import('./exporting-handlers.ts')).createExportingHandlers(context),
  merging: async () => (await import('./merging-handlers.ts')).createMergingHandlers(context),
  auditing: async () => (await import('./auditing-handlers.ts')).createAuditingHandlers(context),
  sampling: async () => (await import('./sampling-handlers.ts')).createSamplingHandlers(context),
  figures: async () => (await import('./analysis-handlers.ts')).createFiguresHandlers(context),
  findings: async () => (await import('./findings-handlers.ts')).createFindingsHandlers(context),
  documents: async () => (await import('./documents-handlers.ts')).createDocumentsHandlers(context),
  rules: async () => (await import('./rules-handlers.ts')).createRulesHandlers(context),
  sovereignty: async () => (await import('./sovereignty-handlers.ts')).createSovereigntyHandlers(context),
  search: async () => (await import('./analysis-handlers.ts')).createSearchHandlers(context),
  jobs: async () => (await import('./analysis-handlers.ts')).createJobsHandlers(context),
});
