import { definitionOf, entityNames } from '#shared/domain/register/entities.ts';
import type { IpcHandlers } from '#shared/ipc/api.ts';
import type { DecimalMark } from '#shared/domain/money/written-number.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { inspectImport, reopenImport, stageImport } from '../workers/import-job.ts';
import { announce, type HandlerContext } from './handler-context.ts';

/** What becomes visible or goes with an import. */
const touched = ['import', ...entityNames.filter((entity) => definitionOf(entity).imported)];

/** As the window writes amounts in this language, so people type them. */
const decimalMarkOf = (locale: Locale): DecimalMark => (locale === 'fr' ? ',' : '.');

/** Files that come in: chosen, recognised, checked, and brought back from the case. */
const createFileHandlers = (
  context: HandlerContext,
): Pick<IpcHandlers['importing'], 'choose' | 'inspect' | 'stage' | 'reopen'> => {
  const session = () => context.cases.require();
  return {
    choose: async () => context.files.grant(await context.dialogs.openImports()),
    inspect: ({ token, options, format }) =>
      inspectImport(session(), context.files.pathsOf(token), { options, format }),
    stage: ({ token, settings, jobId }) =>
      context.jobs.run(jobId, (job) =>
        stageImport(session(), { paths: context.files.pathsOf(token), settings }, job),
      ),
    reopen: async ({ importId }) => {
      const { name, paths, settings } = await reopenImport(session(), importId);
      const granted = context.files.grant(paths);
      if (granted === null) throw new AppFailure({ code: 'import-not-open', importId });
      return { ...granted, name, settings };
    },
  };
};

export const createImportingHandlers = (context: HandlerContext): IpcHandlers['importing'] => {
  const session = () => context.cases.require();
  return {
    ...createFileHandlers(context),
    report: (input) => session().reader.importReport(input),
    commit: async (input) => {
      const report = await session().writer().commitImport(input);
      await announce(context, touched);
      return report;
    },
    discard: async (input) => {
      await session().writer().discardImport(input);
      return {};
    },
    undo: async (input) => {
      await session().writer().undoImport(input);
      await announce(context, touched);
      return {};
    },
    list: () => session().reader.imports(),
    rejects: (input) => session().reader.importRejects(input),
    takeRejects: async (input) => {
      const decimalMark = decimalMarkOf(context.settings.read().locale);
      const result = await session()
        .writer()
        .takeRejects({ ...input, decimalMark });
      if (result.taken > 0) await announce(context, touched);
      return result;
    },
    dismissRejects: async (input) => {
      await session().writer().dismissRejects(input);
      await announce(context, ['importReject']);
      return {};
    },
    saveProfile: async (input) => {
      const saved = await session().writer().saveProfile(input);
      await announce(context, ['mappingProfile']);
      return saved;
    },
    previewLines: (input) =>
      session().reader.importedLines({ ...input, locale: context.settings.read().locale }),
  };
};
