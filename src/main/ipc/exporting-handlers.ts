import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { HandlerContext } from './handler-context.ts';
import { suggestedName } from './suggested-name.ts';

export const createExportingHandlers = (context: HandlerContext): IpcHandlers['exporting'] => ({
  workbook: async ({ locale, jobId }) => {
    const session = context.cases.require();
    const path = await context.dialogs.saveWorkbook(suggestedName(session.path, '.xlsx'));
    if (path === null) return null;
    const input = { path, locale, today: context.today(), resourcesUrl: context.resourcesUrl.href };
    const { path: written } = await context.jobs.run(jobId, (job) =>
      session.withFileThread((file) => file.exportWorkbook(input, job)),
    );
    context.writtenFiles.add(written);
    return { path: written };
  },
  grid: async ({ query, columns, locale, jobId }) => {
    const session = context.cases.require();
    const path = await context.dialogs.saveCsv(suggestedName(session.path, '.csv'));
    if (path === null) return null;
    const input = {
      path,
      query,
      columns,
      locale,
      today: context.today(),
      resourcesUrl: context.resourcesUrl.href,
    };
    const written = await context.jobs.run(jobId, (job) =>
      session.withFileThread((file) => file.exportGrid(input, job)),
    );
    context.writtenFiles.add(written.path);
    return written;
  },
  trail: async ({ filter, locale, jobId }) => {
    const session = context.cases.require();
    const path = await context.dialogs.saveCsv(suggestedName(session.path, '.csv'));
    if (path === null) return null;
    const input = { path, filter, locale, resourcesUrl: context.resourcesUrl.href };
    const written = await context.jobs.run(jobId, (job) =>
      session.withFileThread((file) => file.exportTrail(input, job)),
    );
    context.writtenFiles.add(written.path);
    return written;
  },
});
