import type { IpcHandlers } from '#shared/ipc/api.ts';
import { announce, type HandlerContext } from './handler-context.ts';

const touched = ['sample', 'sampleItem'];

export const createSamplingHandlers = (context: HandlerContext): IpcHandlers['sampling'] => {
  const session = () => context.cases.require();
  return {
    // A reader of its own: a population of a million rows is read to its end.
    plan: (input) => session().withOwnReader((reader) => reader.planSample(input)),
    draw: async (input) => {
      const drawn = await session().writer().drawSample(input);
      await announce(context, touched);
      return drawn;
    },
    list: async () => [...(await session().reader.samples())],
    get: (input) => session().reader.sample(input),
    check: (input) => session().withOwnReader((reader) => reader.checkSample(input)),
    remove: async (input) => {
      await session().writer().removeSample(input);
      await announce(context, touched);
      return {};
    },
    workingPaper: async ({ id, locale, jobId }) => {
      const { title } = await session().reader.sample({ id });
      const path = await context.dialogs.saveWorkbook(`${fileNameOf(title)}.xlsx`);
      if (path === null) return null;
      const input = { id, path, locale, resourcesUrl: context.resourcesUrl.href };
      const written = await context.jobs.run(jobId, (job) =>
        session().withFileThread((file) => file.exportSample(input, job)),
      );
      context.writtenFiles.add(written.path);
      return written;
    },
  };
};

/** Without what file systems refuse in a name. */
const fileNameOf = (title: string): string => title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 100);
